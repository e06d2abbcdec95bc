using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Jaytek.UnitTests.Contents;

/// <summary>Settings as the type editor shows and takes them.</summary>
public sealed class SettingInputTests
{
    private enum Size
    {
        Small = 0,
        Large = 1,
    }

    private static readonly SettingInputs All = SettingInputs.Of("S").Text("Text", "Text", check: text => text == "bad" ? "No." : null)
        .Flag("Off", "Off").Flag("On", "On", otherwise: true).Number("Number", "Number").Number("Whole", "Whole", isWhole: true).Lines("Lines", "Lines")
        .Choice("Size", "Size", Size.Small, "", (Size.Small, "Small"), (Size.Large, "Large")).Options("Options", "Options", "");

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"S":{"Size":1,"Number":"1.50","On":false,"Lines":["a","b"],"Options":[{"name":"One","value":"1","default":true}],"Odd":{"kept":null}}}""")]
    public void What_is_posted_as_it_was_shown_leaves_the_json_as_it_came(string json)
    {
        var settings = JsonNode.Parse(json)!.AsObject();
        var shown = All.Select(input => input.Show(DefinitionSettings.From(settings)));
        var form = shown.ToDictionary(input => input.Name, input => new StringValues(input.Control == FormControl.Lines ? string.Join('\n', input.Values) : input.Value));
        Assert.Null(Bind(settings, form));
        Assert.Equal(JsonNode.Parse(json)!.ToJsonString(), settings.ToJsonString());
    }

    [Fact]
    public void Values_are_kept_in_the_notation_of_their_kind()
    {
        JsonObject settings = [];
        Assert.Null(Bind(settings, new()
        {
            ["S.Text"] = " word ", ["S.Off"] = "true", ["S.On"] = "false", ["S.Number"] = "1.5", ["S.Whole"] = "3", ["S.Lines"] = "a\r\n\r\nb",
            ["S.Size"] = "Large", ["S.Options"] = "* 1 | One\ntwo",
        }));
        Assert.Equal(
            """{"S":{"Text":"word","Off":true,"On":false,"Number":1.5,"Whole":3,"Lines":["a","b"],"Size":"Large","Options":[{"name":"One","value":"1","default":true},{"name":"two","value":"two"}]}}""",
            settings.ToJsonString());
        Assert.Null(Bind(settings, new() { ["S.Text"] = "", ["S.Lines"] = "" }));
        Assert.False(settings["S"]!.AsObject().ContainsKey("Text") || settings["S"]!.AsObject().ContainsKey("Lines"));
    }

    [Theory]
    [InlineData("S.Number", "many")]
    [InlineData("S.Whole", "1.5")]
    [InlineData("S.Whole", "-1")]
    [InlineData("S.Text", "bad")]
    public void What_cannot_be_read_is_refused_beside_its_input(string name, string posted)
    {
        JsonObject settings = [];
        Assert.Contains(name, Bind(settings, new() { [name] = posted })!);
        Assert.Empty(settings);
    }

    [Fact]
    public void Every_setting_that_has_an_effect_has_an_input()
    {
        foreach (var field in Kinds.All.Fields)
            Assert.Equal(Names(field.Settings), field.SettingsForm.Select(input => input.Name).Order());
        foreach (var part in Kinds.All.Parts)
            Assert.Equal(Names(part.Settings), part.SettingsForm.Select(input => input.Name).Order());
    }

    [Theory]
    [InlineData("Release date", "ReleaseDate")]
    [InlineData("BPM", "BPM")]
    [InlineData("Über uns", "UberUns")]
    [InlineData("DJ's mix", "DJsMix")]
    [InlineData("2 decks", "Decks")]
    [InlineData("音", "")]
    public void A_technical_name_follows_from_the_display_name(string displayName, string name) => Assert.Equal(name, TechnicalName.From(displayName));

    [Theory]
    [InlineData("", "contents.definition.missing")]
    [InlineData("9Lives", "contents.definition.wrong_name")]
    [InlineData("a-b", "contents.definition.wrong_name")]
    [InlineData("DisplayText", "contents.definition.wrong_name")]
    [InlineData("mix", "contents.definition.taken")]
    [InlineData("Track", null)]
    public void A_technical_name_is_checked(string name, string? code) => Assert.Equal(code, TechnicalName.Refuse("Name", name, ["Mix"])?.Code);

    private static IEnumerable<string> Names(IReadOnlyDictionary<string, IReadOnlyList<string>> known) =>
        known.SelectMany(section => section.Value.Select(member => $"{section.Key}.{member}")).Order();

    private static IReadOnlyDictionary<string, string[]>? Bind(JsonObject settings, Dictionary<string, StringValues> form)
    {
        var errors = new ContentErrors();
        foreach (var input in All)
            input.Bind(settings, new FormValues(new FormCollection(form)), errors);
        return errors.IsEmpty ? null : errors.ToError().Members;
    }
}
