using Jaytek.Contents.Contracts;

namespace Jaytek.UnitTests.Contents.Admin;

public sealed class MoneyFieldTests
{
    private const string Price = "Course.Price.Value";

    [Theory]
    [InlineData(4900, "EUR", "49.00", "0.01")]
    [InlineData(5800, "JPY", "5800", "1")]
    [InlineData(1250, "KWD", "1.250", "0.001")]
    [InlineData(4900, "no currency", "4900", "1")]
    public void A_price_is_shown_in_major_units(long minor, string currency, string shown, string step)
    {
        var input = EditorSample.Build(Course(minor, currency)).AllInputs.Single(input => input.Name == Price).Input;

        Assert.Equal(shown, input.Value);
        Assert.Equal(step, input.Step);
    }

    [Theory]
    [InlineData("49.5", "EUR", 4950)]
    [InlineData(" 49 ", "EUR", 4900)]
    [InlineData("5800", "JPY", 5800)]
    [InlineData("0", "EUR", 0)]
    public void A_price_is_taken_in_the_major_units_of_the_currency_that_was_posted_with_it(string typed, string currency, long minor)
    {
        var course = Course(1, "GBP");

        var errors = EditorSample.Binder.Bind(course, EditorSample.Type("Course"), EditorSample.Post(course, (Price, typed), ("Course.Currency.Text", currency)));

        Assert.True(errors.IsEmpty);
        Assert.Equal(minor, course.Parts["Course"]!["Price"]!["Value"]!.GetValue<long>());
    }

    [Theory]
    [InlineData("49.999", "EUR", "Price must be an amount of EUR such as 12.50.")]
    [InlineData("1e3", "EUR", "Price must be an amount of EUR such as 12.50.")]
    [InlineData("58.5", "JPY", "Price must be a whole amount of JPY.")]
    [InlineData("58", "", "Price needs a currency such as EUR.")]
    public void What_is_no_amount_is_refused_and_stays_as_it_was_typed(string typed, string currency, string message)
    {
        var course = Course(4900, "EUR");

        var errors = EditorSample.Binder.Bind(course, EditorSample.Type("Course"), EditorSample.Post(course, (Price, typed), ("Course.Currency.Text", currency)));

        Assert.Equal([message], errors.ToError().Members!["Course.Price"]);
        Assert.Equal(typed, EditorSample.Build(course).Value(Price));
    }

    [Fact]
    public void A_new_course_has_the_currency_of_its_definition()
    {
        var input = EditorSample.Build(new ContentItem("Course")).AllInputs.Single(input => input.Name == Price).Input;

        Assert.Equal("Price (EUR)", input.Label);
    }

    private static ContentItem Course(long minor, string currency) => ContentItem.Parse($$$"""
        { "ContentItemId": "c", "ContentType": "Course", "Course": { "Price": { "Value": {{{minor}}} }, "Currency": { "Text": "{{{currency}}}" } } }
        """);
}
