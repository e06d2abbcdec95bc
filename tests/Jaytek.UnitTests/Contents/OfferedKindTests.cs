using Jaytek.Contents.Contracts;

namespace Jaytek.UnitTests.Contents;

public sealed class OfferedKindTests
{
    public static TheoryData<string> Offered => [.. Kinds.All.Fields.Where(kind => kind.IsOffered).Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Offered))]
    public void Every_kind_that_is_offered_draws_an_input_and_says_when_it_is_required(string kind)
    {
        var (type, empty) = Kinds.Field(kind, $$$"""{"{{{kind}}}Settings":{"Required":true}}""", "{}");

        Assert.NotEmpty(type.Form(empty));
        // A flag is always one of the two.
        if (kind == "BooleanField")
            return;
        var errors = new ContentErrors();
        type.Validate(empty, errors);
        Assert.False(errors.IsEmpty);
    }

    [Theory]
    [InlineData("38.7", "-9.1", "")]
    [InlineData("38,7", "-9,1", "")]
    [InlineData("", "", "")]
    [InlineData("90", "180", "")]
    [InlineData("90.1", "0", "Latitude")]
    [InlineData("0", "-180.5", "Longitude")]
    [InlineData("38.7", "", "Longitude")]
    [InlineData("", "1", "Latitude")]
    [InlineData("north", "1", "Latitude")]
    public void A_point_has_both_numbers_or_none(string latitude, string longitude, string wrong)
    {
        var (type, point) = Kinds.Field("GeoPointField", "{}", "{}");
        type.Bind(point, new FormValues(new Microsoft.AspNetCore.Http.FormCollection(new() { ["Latitude"] = latitude, ["Longitude"] = longitude })));
        type.Normalize(point);
        var errors = new ContentErrors();
        type.Validate(point, errors);

        Assert.Equal(wrong.Length == 0 ? [] : [wrong], errors.IsEmpty ? [] : errors.ToError().Members!.Keys);
        Assert.Equal(latitude.Length + longitude.Length > 0, point.Json.Count > 0);
    }

    [Fact]
    public void A_point_that_an_import_brought_as_texts_becomes_numbers_and_is_shown()
    {
        var (type, point) = Kinds.Field("GeoPointField", "{}", """{"Latitude":"38.7","Longitude":-9.1}""");
        type.Normalize(point);
        Assert.Equal("""{"Latitude":38.7,"Longitude":-9.1}""", point.Json.ToJsonString());
        Assert.Equal(["38.7", "-9.1"], type.Form(point).Select(input => input.Value));
    }
}
