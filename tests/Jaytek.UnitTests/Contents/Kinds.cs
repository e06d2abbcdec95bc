using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Fields;
using Jaytek.Contents.Model;
using Jaytek.Contents.Parts;

namespace Jaytek.UnitTests.Contents;

/// <summary>The kinds that the module brings, and definitions from short JSON.</summary>
internal static class Kinds
{
    public static ContentKinds All { get; } = ContentKinds.Of(
        [
            new TextField(), new HtmlField(), new MarkdownField(), new BooleanField(), new NumericField(), new DateField(), new DateTimeField(),
            new TimeField(), new LinkField(), new YoutubeField(), new ContentPickerField(), new UserPickerField(), new TaxonomyField(),
            new MultiTextField(), new GeoPointField(), new LocalizationSetContentPickerField(),
        ],
        [
            new TitlePart(), new AliasPart(), new AutoroutePart(), new HtmlBodyPart(), new BagPart(), new FlowPart(), new WidgetsListPart(),
            new TaxonomyPart(), new PublishLaterPart(), new ArchiveLaterPart(), new SeoMetaPart(), new MenuItemsListPart(), new LinkMenuItemPart(),
            new ContainedPart(), new ListPart(), new LocalizationPart(),
        ]);

    /// <summary>A field of this kind with these settings and this value.</summary>
    public static (IFieldType Kind, FieldContext Context) Field(string kind, string settings, string value)
    {
        var field = new ContentPartFieldDefinition("F", kind, DefinitionSettings.From(JsonNode.Parse(settings)!.AsObject()));
        var part = new ContentPartDefinition("T", DefinitionSettings.Empty, [field]);
        var attached = new ContentTypePartDefinition("T", part, DefinitionSettings.Empty);
        var type = new ContentTypeDefinition("T", "T", DefinitionSettings.Empty, [attached]);
        return (All.Field(kind)!, new FieldContext(type, attached, field, JsonNode.Parse(value)!.AsObject()));
    }

    public static ContentDefinitions Definitions(string types, string parts = "[]") => DefinitionRecords.Build(
        JsonNode.Parse(types)!.AsArray().Select(node => node!.AsObject()), JsonNode.Parse(parts)!.AsArray().Select(node => node!.AsObject()));
}
