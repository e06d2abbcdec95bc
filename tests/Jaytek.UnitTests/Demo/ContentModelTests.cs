using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Jaytek.UnitTests.Demo;

/// <summary>The modules' recipes against the names that API clients rely on, and the demo's items against those definitions.</summary>
public sealed class ContentModelTests
{
    // Members of an item's root that are data of its container, not of a part of its type.
    private static readonly HashSet<string> s_rootData = ["FlowMetadata", "LayerMetadata", "TermPart", "DemoPart"];

    [Theory]
    [InlineData("DJProfile", "TitlePart DJProfile SocialLinks:BagPart AutoroutePart SeoMetaPart")]
    [InlineData("SocialLink", "SocialLink")]
    [InlineData("Mix", "TitlePart Mix Tracklist:BagPart PublishLaterPart ArchiveLaterPart AutoroutePart SeoMetaPart")]
    [InlineData("TracklistEntry", "TracklistEntry")]
    [InlineData("Event", "TitlePart Event PublishLaterPart ArchiveLaterPart AutoroutePart SeoMetaPart")]
    [InlineData("Course", "TitlePart Course PublishLaterPart ArchiveLaterPart AutoroutePart SeoMetaPart")]
    [InlineData("Lesson", "TitlePart Lesson AutoroutePart SeoMetaPart")]
    [InlineData("Page", "TitlePart FlowPart PublishLaterPart ArchiveLaterPart AutoroutePart SeoMetaPart")]
    [InlineData("Menu", "TitlePart AliasPart MenuPart MenuItemsListPart")]
    [InlineData("Taxonomy", "TitlePart AliasPart TaxonomyPart")]
    [InlineData("Genre", "TitlePart AutoroutePart")]
    [InlineData("Topic", "TitlePart AutoroutePart")]
    public void Type_has_the_parts_of_the_model(string type, string parts)
    {
        var attached = DemoTypes.Types[type].Objects("ContentTypePartDefinitionRecords")
            .Select(part => part.Text("Name") == part.Text("PartName") ? part.Text("Name") : $"{part.Text("Name")}:{part.Text("PartName")}");

        Assert.Equal(parts.Split(' ').Order(StringComparer.Ordinal), attached.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("DJProfile", "Bio Markdown, Genres Taxonomy, Location Text, Country Text, Website Link, Photo Media, Banner Media, Verified Boolean")]
    [InlineData("SocialLink", "Network Text, Url Link")]
    [InlineData("Mix", "DJ ContentPicker, Description Markdown, Cover Media, Audio Media, DurationSeconds Numeric, Genres Taxonomy, Bpm Numeric, RecordedOn Date, DownloadAllowed Boolean")]
    [InlineData("TracklistEntry", "StartSeconds Numeric, Artist Text, Title Text, Label Text")]
    [InlineData("Event", "DJs ContentPicker, Description Markdown, VenueName Text, VenueAddress Text, VenueCity Text, VenueCountry Text, StartLocal Text, EndLocal Text, TimeZone Text, StartUtc DateTime, Ticket Link, Flyer Media, Status Text")]
    [InlineData("Course", "ShortDescription Text, Description Markdown, Cover Media, Trailer Media, Level Text, Topics Taxonomy, Price Numeric, Currency Text, Instructor UserPicker")]
    [InlineData("Lesson", "Course ContentPicker, Order Numeric, Description Markdown, Video Media, DurationSeconds Numeric, Preview Boolean, Resources Media")]
    public void Part_has_the_fields_of_the_model(string part, string fields)
    {
        var defined = DemoTypes.FieldsOf(DemoTypes.Parts[part])
            .Select(field => $"{field.Text("Name")} {field.Text("FieldName").Replace("Field", "", StringComparison.Ordinal)}");

        Assert.Equal(fields.Split(", "), defined);
    }

    [Fact]
    public void Every_field_tells_an_editor_what_it_is_for() =>
        Assert.All(DemoTypes.Fields, field =>
        {
            var kind = field.Text("FieldName");
            Assert.NotEmpty(field.Text("Settings.ContentPartFieldSettings.DisplayName"));
            Assert.NotEmpty(field.Text($"Settings.{kind}Settings.Hint"));
        });

    [Fact]
    public void Positions_order_parts_and_fields()
    {
        var lists = DemoTypes.Parts.Values.Select(part => DemoTypes.FieldsOf(part).Select(field => field.Text("Settings.ContentPartFieldSettings.Position")))
            .Concat(DemoTypes.Types.Values.Select(type => type.Objects("ContentTypePartDefinitionRecords").Select(part => part.Text("Settings.ContentTypePartSettings.Position"))));

        Assert.All(lists.Select(list => list.ToList()), positions => Assert.Equal(positions.Count, positions.Distinct(StringComparer.Ordinal).Count()));
    }

    [Fact]
    public void Demo_items_have_no_part_and_no_field_that_is_not_defined()
    {
        Assert.All(AllItems(), item =>
        {
            var parts = DemoTypes.Types[item.Text("ContentType")].Objects("ContentTypePartDefinitionRecords")
                .ToDictionary(part => part.Text("Name"), part => part.Text("PartName"), StringComparer.Ordinal);
            foreach (var (name, part) in item.Where(member => member.Value is JsonObject && !s_rootData.Contains(member.Key)))
            {
                Assert.True(parts.TryGetValue(name, out var partName), $"{item.GetPath()}: {item.Text("ContentType")} has no part {name}");
                var fields = DemoTypes.Parts.TryGetValue(partName!, out var definition) ? DemoTypes.FieldsOf(definition).Select(field => field.Text("Name")).ToHashSet(StringComparer.Ordinal) : [];
                if (fields.Count > 0)
                    Assert.All(part!.AsObject(), field => Assert.Contains(field.Key, fields));
            }
        });
    }

    [Fact]
    public void Demo_items_satisfy_what_their_definitions_ask_for() =>
        Assert.All(AllItems(), item =>
        {
            foreach (var part in DemoTypes.Types[item.Text("ContentType")].Objects("ContentTypePartDefinitionRecords").Select(part => part.Text("PartName")))
            {
                foreach (var field in DemoTypes.Parts.TryGetValue(part, out var definition) ? DemoTypes.FieldsOf(definition) : [])
                    Check(field, item.Find($"{part}.{field.Text("Name")}"), $"{item.GetPath()}.{part}.{field.Text("Name")}");
            }
        });

    private static IEnumerable<JsonObject> AllItems() =>
        DemoRecipes.Items.SelectMany(item => item.Everything()).OfType<JsonObject>().Where(item => item.ContainsKey("ContentType"));

    private static void Check(JsonObject field, JsonNode? value, string place)
    {
        var settings = field.Find($"Settings.{field.Text("FieldName")}Settings")!;
        if (value is null)
        {
            Assert.False(settings.Find("Required") is { } required && required.GetValue<bool>(), place);
            return;
        }

        if (settings.Find("Pattern") is { } pattern)
            Assert.Matches(new Regex(pattern.GetValue<string>(), RegexOptions.CultureInvariant), value.Text("Text"));
        if (field.Find("Settings.TextFieldPredefinedListEditorSettings") is { } list)
            Assert.Contains(value.Text("Text"), list.Objects("Options").Select(option => option.Text("value")));
        if (settings.Find("Scale") is { } scale)
        {
            var number = value.Number("Value");
            Assert.InRange(number, settings.Find("Minimum")?.GetValue<double>() ?? double.MinValue, settings.Find("Maximum")?.GetValue<double>() ?? double.MaxValue);
            Assert.Equal(Math.Round(number, scale.GetValue<int>()), number);
        }

        if (settings.Find("Multiple") is { } multiple && !multiple.GetValue<bool>())
            Assert.True(value.Texts("ContentItemIds").Count + value.Texts("Paths").Count + value.Texts("UserIds").Count == 1, place);
    }
}
