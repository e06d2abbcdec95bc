using Jaytek.Kernel;

namespace Jaytek.UnitTests.Demo;

public sealed class DemoCourseTests
{
    [Fact]
    public void Lessons_are_numbered_from_one_without_a_gap_and_the_first_is_free() =>
        Assert.All(DemoRecipes.OfType("Course"), course =>
        {
            var lessons = DemoRecipes.OfType("Lesson")
                .Where(lesson => lesson.Texts("Lesson.Course.ContentItemIds").Contains(course.Text("ContentItemId"), StringComparer.Ordinal)).ToList();

            Assert.InRange(lessons.Count, 5, 9);
            Assert.Equal(Enumerable.Range(1, lessons.Count), lessons.Select(lesson => (int)lesson.Number("Lesson.Order.Value")));
            Assert.True(lessons[0].Find("Lesson.Preview.Value")!.GetValue<bool>());
            Assert.All(lessons, lesson => Assert.StartsWith(course.Text("AutoroutePart.Path") + "/", lesson.Text("AutoroutePart.Path"), StringComparison.Ordinal));
        });

    [Fact]
    public void Prices_are_whole_minor_units_of_a_current_currency()
    {
        var prices = DemoRecipes.OfType("Course").Select(course => (Minor: course.Number("Course.Price.Value"), Code: course.Text("Course.Currency.Text"))).ToList();

        Assert.All(prices, price => Assert.True(Currency.TryFind(price.Code, out _) && price.Minor >= 0 && price.Minor == Math.Floor(price.Minor), price.Code));
        Assert.Contains(prices, price => Currency.Of(price.Code).Exponent == 0);
    }
}
