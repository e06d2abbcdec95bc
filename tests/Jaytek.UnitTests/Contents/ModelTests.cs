using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Index;
using Jaytek.Contents.Model;
using Jaytek.Contents.Routing;

namespace Jaytek.UnitTests.Contents;

/// <summary>Items against their definitions: what is inside them, ids, titles, index values, addresses.</summary>
public sealed class ModelTests
{
    private static readonly ContentDefinitions Definitions = Kinds.Definitions(
        """
        [{"Name":"Page","Settings":{},"ContentTypePartDefinitionRecords":[
           {"PartName":"TitlePart","Name":"TitlePart","Settings":{"TitlePartSettings":{"Options":3}}},
           {"PartName":"FlowPart","Name":"FlowPart","Settings":{}},
           {"PartName":"BagPart","Name":"Cues","Settings":{"BagPartSettings":{"ContainedContentTypes":["Cue"]}}},
           {"PartName":"Page","Name":"Page","Settings":{}}]},
         {"Name":"Cue","Settings":{},"ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{}},{"PartName":"Cue","Name":"Cue","Settings":{}}]},
         {"Name":"Block","Settings":{"ContentTypeSettings":{"Stereotype":"Widget"}},"ContentTypePartDefinitionRecords":[{"PartName":"FlowPart","Name":"FlowPart","Settings":{}}]},
         {"Name":"Topics","Settings":{},"ContentTypePartDefinitionRecords":[{"PartName":"TaxonomyPart","Name":"TaxonomyPart","Settings":{}}]}]
        """,
        """
        [{"Name":"Cue","ContentPartFieldDefinitionRecords":[{"FieldName":"NumericField","Name":"At","Settings":{"NumericFieldSettings":{"Required":true}}}]},
         {"Name":"Page","ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"City","Settings":{}},{"FieldName":"ContentPickerField","Name":"DJ","Settings":{}}]}]
        """);

    [Fact]
    public void Errors_name_the_member_also_deep_inside()
    {
        var errors = Validate("Page", """
            {"TitlePart":{"Title":""},"Cues":{"ContentItems":[{"ContentType":"Cue","Cue":{"At":{"Value":1}}},{"ContentType":"Cue"},{"ContentType":"Block"},{}]},
             "FlowPart":{"Widgets":[{"ContentType":"Cue","Cue":{"At":{"Value":1}}},{"ContentType":"Block","FlowPart":{"Widgets":[{"ContentType":"Page"}]}},{"ContentType":"Unheard"}]}}
            """);
        Assert.Equal(
        [
            "Cues.ContentItems[1].Cue.At", "Cues.ContentItems[2].ContentType", "Cues.ContentItems[3].ContentType",
            "FlowPart.Widgets[0].ContentType", "FlowPart.Widgets[1].FlowPart.Widgets[0].ContentType",
            "FlowPart.Widgets[1].FlowPart.Widgets[0].TitlePart.Title", "TitlePart.Title",
        ], errors);
    }

    [Fact]
    public void A_known_part_or_field_of_the_wrong_shape_is_an_error_and_no_crash()
    {
        foreach (var json in new[] { """{"TitlePart":[]}""", """{"TitlePart":"x"}""", """{"Page":{"City":"x"}}""", """{"Page":{"City":[]}}""", """{"Cues":{"ContentItems":5}}""", """{"FlowPart":{"Widgets":[1]}}""" })
        {
            var parts = Parse(json);
            new ContentNormalizer(Definitions, Kinds.All).Normalize(Definitions.Type("Page")!, parts);
            new ContainedIds(Definitions, Kinds.All).Complete(Definitions.Type("Page")!, parts, null);
            Assert.NotEmpty(Validate("Page", json));
        }
    }

    [Fact]
    public void Contained_items_keep_the_ids_of_those_in_their_place()
    {
        var type = Definitions.Type("Page")!;
        var first = Parse("""{"Cues":{"ContentItems":[{"ContentType":"Cue","TitlePart":{"Title":"A"}},{"ContentType":"Cue"}]}}""");
        var ids = new ContainedIds(Definitions, Kinds.All);
        ids.Complete(type, first, null);
        var second = Parse("""{"Cues":{"ContentItems":[{"ContentType":"Cue","TitlePart":{"Title":"A"}},{"ContentType":"Cue"}]}}""");
        ids.Complete(type, second, first);
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        var item = first["Cues"]!["ContentItems"]![0]!.AsObject();
        Assert.Equal(["ContentItemId", "ContentType", "DisplayText", "TitlePart"], item.Select(member => member.Key));
        Assert.Equal("A", item["DisplayText"]!.GetValue<string>());
    }

    [Fact]
    public void Terms_below_terms_and_entries_below_entries_are_found()
    {
        var parts = Parse("""{"TaxonomyPart":{"Terms":[{"ContentType":"Cue","Terms":[{"ContentType":"Cue","MenuItemsListPart":{"MenuItems":[{"ContentType":"X"}]}}]}]}}""");
        var paths = ContainedLists.Walk(Definitions.Type("Topics")!, parts, Definitions, Kinds.All).Select(found => found.Path);
        Assert.Equal(["TaxonomyPart.Terms[0]", "TaxonomyPart.Terms[0].Terms[0]", "TaxonomyPart.Terms[0].Terms[0].MenuItemsListPart.MenuItems[0]"], paths);
    }

    [Theory]
    [InlineData(null, "A", null, null, true)]
    [InlineData("", "A", null, null, true)]
    [InlineData("Own", "A", null, null, false)]
    [InlineData("A", "B", "A", "A", true)]
    [InlineData("Own", "B", "Own", "A", true)]
    [InlineData("Own", "A", "Own", "A", false)]
    [InlineData("New", "B", "Old", "A", false)]
    public void The_display_text_follows_the_title_unless_it_is_somebodys_own(string? text, string title, string? textBefore, string? titleBefore, bool follows) =>
        Assert.Equal(follows, DisplayTexts.Follows(text, title, textBefore, titleBefore));

    [Fact]
    public void Index_values_are_folded_and_each_stands_once()
    {
        var item = ContentItem.Parse("""
            {"ContentType":"Page","DisplayText":"Ärger","Owner":"u1","TitlePart":{"Title":"Ärger"},"Page":{"City":{"Text":"São Paulo"},"DJ":{"ContentItemIds":["d1","D1","d2"]}},
             "ContainedPart":{"ListContentItemId":"l1","Order":3},"Cues":{"ContentItems":[{"ContentType":"Cue","Cue":{"At":{"Value":1}}}]}}
            """);
        var values = new ContentIndexer(Kinds.All).Values(Definitions.Type("Page")!, item)
            .Select(value => $"{value.Path}={value.Value.Text ?? $"{value.Value.Number}"}").Order(StringComparer.Ordinal);
        Assert.Equal(
            ["ContainedPart.ListContentItemId=l1", "ContainedPart.Order=3", "DisplayText=arger", "Owner=u1", "Page.City=sao paulo", "Page.DJ=d1", "Page.DJ=d2", "TitlePart.Title=arger"],
            values);
    }

    [Theory]
    [InlineData("mixes/{slug}", "mixes/s", "mixes")]
    [InlineData("courses/{Course slug}/{slug}", "courses/[Course slug]/s", "courses")]
    [InlineData("{slug}", "s", null)]
    [InlineData("", "s", null)]
    [InlineData(null, "s", null)]
    [InlineData("/news/", "news/s", "news")]
    [InlineData("{type}/{Missing}/{slug}", "[type]/s", null)]
    [InlineData("{{ ContentItem.DisplayText | slugify }}", "s", null)]
    [InlineData("{{ Model.ContentItem | display_text | slugify }}", "s", null)]
    [InlineData("{{ ContentItem | container | display_text | slugify }}/{{ ContentItem | display_text | slugify }}", "[container slug]/s", null)]
    [InlineData("{% if x %}a{% endif %}", "s", null)]
    public void A_pattern_is_filled(string? pattern, string expected, string? first)
    {
        var parsed = PathPattern.Parse(pattern);
        Assert.Equal((expected, first), (parsed.Fill("s", name => name == "Missing" ? null : $"[{name}]"), parsed.FirstSegment));
        Assert.Equal(pattern?.Contains("{%", StringComparison.Ordinal) != true, parsed.IsUnderstood);
    }

    [Theory]
    [InlineData("mixes/{slug}", "mixes/a", true)]
    [InlineData("mixes/{slug}", "Mixes/a/b", true)]
    [InlineData("mixes/{slug}", "mixes/", false)]
    [InlineData("mixes/{slug}", "mixes2/a", false)]
    [InlineData("mixes/by-{slug}", "mixes/a", true)]
    [InlineData("djs/{DJ slug}/mixes/{slug}", "djs/a", true)]
    [InlineData("news", "news/a", true)]
    [InlineData("{slug}", "a", false)]
    [InlineData("{DJ slug}/{slug}", "a/b", false)]
    public void A_path_lies_in_the_folder_before_the_first_placeholder(string pattern, string path, bool isIn) =>
        Assert.Equal(isIn, PathPattern.Parse(pattern).Holds(path));

    [Fact]
    public void Definitions_survive_writing_and_reading_with_settings_that_nobody_knows()
    {
        const string Type = """{"Name":"T","DisplayName":"The T","Settings":{"X":{"b":1,"a":null}},"ContentTypePartDefinitionRecords":[{"PartName":"BagPart","Name":"Cues","Settings":{"Y":[]}}]}""";
        Assert.Equal(Type, DefinitionRecords.Write(Kinds.Definitions($"[{Type}]").Type("T")!).ToJsonString());
        const string Part = """{"Name":"P","Settings":{},"ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"F","Settings":{"Z":{"n":1.50}}}]}""";
        Assert.Equal(Part, DefinitionRecords.Write(Kinds.Definitions("[]", $"[{Part}]").Part("P")!).ToJsonString());
    }

    private static JsonObject Parse(string json) => ContentJson.ParseObject(json);

    private static IEnumerable<string> Validate(string type, string json)
    {
        var errors = new ContentErrors();
        new ContentValidator(Definitions, Kinds.All).Validate(Definitions.Type(type)!, Parse(json), errors);
        return errors.ToError().Members!.Keys.Order(StringComparer.Ordinal);
    }
}
