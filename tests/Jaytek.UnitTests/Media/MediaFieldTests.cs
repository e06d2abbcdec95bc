using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Media.Fields;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Jaytek.UnitTests.Media;

public sealed class MediaFieldTests
{
    private static readonly MediaField Field = new();

    [Theory]
    [InlineData("""{"Paths":"a.jpg","MediaTexts":null}""", """{"Paths":["a.jpg"]}""")]
    [InlineData("""{"Paths":["a.jpg"],"Anchors":[{"X":0.5,"Y":0.25}],"Extra":1}""", """{"Paths":["a.jpg"],"Anchors":[{"X":0.5,"Y":0.25}],"Extra":1}""")]
    [InlineData("""{"Paths":[]}""", """{"Paths":[]}""")]
    public void A_value_is_brought_into_lists_and_keeps_what_it_does_not_know(string given, string canonical)
    {
        var field = Context(given);
        Field.Normalize(field);
        Assert.Equal(canonical, field.Json.ToJsonString());
    }

    [Theory]
    [InlineData("""{"Paths":["not-there-yet.jpg"]}""", "{}", true)]
    [InlineData("{}", """{"Required":true}""", false)]
    [InlineData("""{"Paths":["a.jpg","b.jpg"]}""", "{}", true)]
    [InlineData("""{"Paths":["a.jpg","b.jpg"]}""", """{"Multiple":false}""", false)]
    [InlineData("""{"Paths":["a.wav"]}""", """{"AllowedExtensions":[".jpg","png"]}""", false)]
    [InlineData("""{"Paths":["A.PNG"]}""", """{"AllowedExtensions":[".jpg","png"]}""", true)]
    [InlineData("""{"Paths":["../../keys/a.jpg"]}""", "{}", false)]
    [InlineData("""{"Paths":[1]}""", "{}", false)]
    public void Settings_are_held(string value, string settings, bool isValid)
    {
        var errors = new ContentErrors();
        Field.Validate(Context(value, settings), errors);
        Assert.Equal(isValid, errors.IsEmpty);
    }

    [Fact]
    public void A_text_stays_with_its_picture_when_another_one_is_removed_before_it()
    {
        var field = Context("""{"Paths":["a.jpg","b.jpg"],"MediaTexts":["An A","A B"],"Anchors":[{"X":0.1,"Y":0.1},{"X":0.2,"Y":0.2}]}""");
        Field.Bind(field, Posted(("Paths", ["b.jpg", "c.jpg"])));
        Assert.Equal("""{"Paths":["b.jpg","c.jpg"],"MediaTexts":["A B",null],"Anchors":[{"X":0.2,"Y":0.2},null]}""", field.Json.ToJsonString());
    }

    [Fact]
    public void Paths_may_be_posted_one_a_line_and_texts_line_by_line()
    {
        var field = Context("{}");
        Field.Bind(field, Posted(("Paths", ["/a.jpg\n\n b.jpg"]), ("MediaTexts", ["An A\n\n"])));
        Assert.Equal("""{"Paths":["a.jpg","b.jpg"],"MediaTexts":["An A"]}""", field.Json.ToJsonString());
    }

    [Fact]
    public void What_was_not_posted_stays()
    {
        var field = Context("""{"Paths":["a.jpg"],"MediaTexts":["An A"]}""");
        Field.Bind(field, Posted());
        Assert.Equal("""{"Paths":["a.jpg"],"MediaTexts":["An A"]}""", field.Json.ToJsonString());
        Field.Bind(field, Posted(("Paths", [""])));
        Assert.Equal("""{"Paths":[],"MediaTexts":[]}""", field.Json.ToJsonString());
    }

    [Fact]
    public void The_editor_is_told_what_the_definition_allows()
    {
        var inputs = Field.Form(Context("""{"Paths":["a.jpg"]}""", """{"Multiple":false,"AllowMediaText":false,"AllowAnchors":false,"AllowedExtensions":["jpg"]}"""));
        var input = Assert.Single(inputs);
        Assert.Equal((FormControl.Media, false, "a.jpg", ".jpg"), (input.Control, input.Multiple, input.Value, Assert.Single(input.Extensions)));
        Assert.Equal(["Paths", "MediaTexts", "Anchors", "Crops"], Field.Form(Context("{}")).Select(i => i.Name));
        Assert.Equal(["Paths", "MediaTexts"], Field.Form(Context("{}", """{"AllowedExtensions":[".mp3"]}""")).Select(i => i.Name));
    }

    [Fact]
    public void Focal_points_and_cuts_go_through_the_form_and_back()
    {
        const string Kept = """{"Paths":["a.jpg","b.jpg"],"Anchors":[null,{"X":0.3,"Y":0.7}],"Crops":[{"1:1":{"X":0.1,"Y":0,"Width":0.5,"Height":1},"16:9":{"X":0,"Y":0.2,"Width":1,"Height":0.5}}]}""";
        var inputs = Field.Form(Context(Kept)).ToDictionary(input => input.Name, input => input.Values);
        Assert.Equal(["", "0.3 0.7"], inputs["Anchors"]);
        Assert.Equal(["1:1 0.1 0 0.5 1; 16:9 0 0.2 1 0.5"], inputs["Crops"]);

        var field = Context("""{"Paths":["a.jpg","b.jpg"]}""");
        Field.Bind(field, Posted(("Anchors", ["\n0.3 0.7"]), ("Crops", ["1:1 0.1 0 0.5 1; 16:9 0 0.2 1 0.5"])));
        Assert.Equal(Kept, field.Json.ToJsonString());
        Field.Bind(field, Posted(("Anchors", ["\n"]), ("Crops", [""])));
        Assert.Equal("""{"Paths":["a.jpg","b.jpg"]}""", field.Json.ToJsonString());
    }

    [Theory]
    [InlineData("Anchors", "0.5")]
    [InlineData("Anchors", "1.5 0")]
    [InlineData("Anchors", "left top")]
    [InlineData("Crops", "1:1 0 0 1")]
    [InlineData("Crops", "square 0 0 1 1")]
    [InlineData("Crops", "1:1 0.5 0 0.6 1")]
    [InlineData("Crops", "1:1 0 0 0 1")]
    public void A_focal_point_or_cut_that_cannot_be_is_named_and_kept_as_typed(string input, string typed)
    {
        var field = Context("""{"Paths":["a.jpg"]}""");
        Field.Bind(field, Posted((input, [typed])));
        var errors = new ContentErrors();
        Field.Validate(field, errors);
        Assert.False(errors.IsEmpty);
        Assert.Equal(typed, Field.Form(field).Single(i => i.Name == input).Value);
    }

    private static FieldContext Context(string json, string settings = "{}")
    {
        var own = DefinitionSettings.From(new JsonObject { ["MediaFieldSettings"] = JsonNode.Parse(settings) });
        var definition = new ContentPartFieldDefinition("Cover", "MediaField", own);
        var part = new ContentTypePartDefinition("Mix", new ContentPartDefinition("Mix", DefinitionSettings.Empty, [definition]), DefinitionSettings.Empty);
        return new FieldContext(new ContentTypeDefinition("Mix", "Mix", DefinitionSettings.Empty, [part]), part, definition, JsonNode.Parse(json)!.AsObject());
    }

    private static FormValues Posted(params (string Name, string[] Values)[] inputs) =>
        new(new FormCollection(inputs.ToDictionary(i => i.Name, i => new StringValues(i.Values))));
}
