using System.Text.Json.Nodes;
using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Fields;
using Jaytek.Contents.Model;
using Jaytek.Contents.Parts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Jaytek.UnitTests.Contents.Admin;

/// <summary>An editor over a few types like the product's: a mix with a tracklist, a course with a price, a page of blocks, a vocabulary, a menu.</summary>
internal static class EditorSample
{
    private const string Definition = """
    {
      "ContentTypes": [
        { "Name": "Mix", "DisplayName": "Mix", "Parts": ["TitlePart", "Mix", { "PartName": "BagPart", "Name": "Tracklist",
          "Settings": { "BagPartSettings": { "ContainedContentTypes": ["Entry"] } } }] },
        { "Name": "Entry", "DisplayName": "Track played", "Parts": ["Entry"] },
        { "Name": "Course", "DisplayName": "Course", "Parts": ["TitlePart", "Course"] },
        { "Name": "Page", "DisplayName": "Page", "Parts": ["TitlePart", "FlowPart"] },
        { "Name": "Text", "DisplayName": "Text", "Stereotype": "Widget", "Parts": ["Text"] },
        { "Name": "Genres", "DisplayName": "Genres", "Parts": ["TitlePart", "TaxonomyPart"] },
        { "Name": "Genre", "DisplayName": "Genre", "Parts": ["TitlePart"] },
        { "Name": "Menu", "DisplayName": "Menu", "Parts": ["TitlePart", "MenuItemsListPart"] },
        { "Name": "LinkMenuItem", "DisplayName": "Link", "Stereotype": "MenuItem", "Parts": ["LinkMenuItemPart"] }
      ],
      "ContentParts": [
        { "Name": "Mix", "Fields": { "Bpm": ["NumericField", {}], "Level": ["TextField", { "TextFieldSettings": { "DefaultValue": "Easy" } }] } },
        { "Name": "Entry", "Fields": { "Artist": ["TextField", {}], "Title": ["TextField", { "TextFieldSettings": { "Required": true } }] } },
        { "Name": "Course", "Fields": {
          "Price": ["NumericField", { "ContentPartFieldSettings": { "Editor": "Money" }, "NumericFieldSettings": { "Scale": 0, "Minimum": 0 } }],
          "Currency": ["TextField", { "TextFieldSettings": { "DefaultValue": "EUR" } }] } },
        { "Name": "Text", "Fields": { "Body": ["TextField", {}] } }
      ]
    }
    """;

    public static ContentDefinitions Definitions { get; } = Read();

    public static ContentTypeDefinition Type(string name) => Definitions.Type(name)!;

    public static ContentKinds Kinds { get; } = ContentKinds.Of(
        [new TextField(), new NumericField()],
        [new TitlePart(), new BagPart(), new FlowPart(), new TaxonomyPart(), new MenuItemsListPart(), new LinkMenuItemPart()]);

    public static EntrySeals Seals { get; } = new(new EphemeralDataProtectionProvider(), new CurrentActor());

    public static EditorBuilder Builder { get; } = new(Kinds, new Fixed(), new ListSlots(Kinds, new Fixed()), new EditorZone(TimeZoneInfo.Utc));

    public static EditorBinder Binder { get; } = new(Kinds, new Fixed(), new ListSlots(Kinds, new Fixed()), new EditorZone(TimeZoneInfo.Utc), Seals);

    public static EditorItem Build(ContentItem item) => Builder.Build(item, Type(item.ContentType), new HashSet<string>());

    /// <summary>The form that a browser posts which was shown the editor of <paramref name="item"/>, with some values typed over.</summary>
    public static FormCollection Post(ContentItem item, params (string Name, string Value)[] typed) => PostOver(item, item, typed);

    /// <summary>As <see cref="Post"/>, where the editor was shown over a stored version that is another.</summary>
    public static FormCollection PostOver(ContentItem stored, ContentItem item, params (string Name, string Value)[] typed)
    {
        var editor = Build(item);
        var seals = Seals.Of(item, stored, editor);
        var values = editor.AllInputs.ToDictionary(input => input.Name, input => new StringValues([.. input.Input.Values]), StringComparer.Ordinal);
        foreach (var list in editor.AllLists)
        {
            values[$"{list.Path}.$entries"] = new StringValues(["", .. list.Entries.Select(entry => $"{entry.Id} {entry.TypeName} {seals.GetValueOrDefault(entry.Path)}".TrimEnd())]);
            values[$"{list.Path}.$type"] = list.Addable[0].Name;
        }
        foreach (var (name, value) in typed)
            values[name] = value;
        return new FormCollection(values);
    }

    public static string? Value(this EditorItem editor, string name) => editor.AllInputs.Single(input => input.Name == name).Input.Value;

    private static ContentDefinitions Read()
    {
        var json = JsonNode.Parse(Definition)!;
        var types = json["ContentTypes"]!.AsArray().Select(type => new JsonObject
        {
            ["Name"] = type!["Name"]!.DeepClone(),
            ["DisplayName"] = type["DisplayName"]!.DeepClone(),
            ["Settings"] = new JsonObject { ["ContentTypeSettings"] = new JsonObject { ["Stereotype"] = type["Stereotype"]?.DeepClone() } },
            [DefinitionRecords.TypeParts] = new JsonArray([.. type["Parts"]!.AsArray().Select((part, at) => Attach(part!, at))]),
        });
        var parts = json["ContentParts"]!.AsArray().Select(part => new JsonObject
        {
            ["Name"] = part!["Name"]!.DeepClone(),
            [DefinitionRecords.PartFields] = new JsonArray([.. part["Fields"]!.AsObject().Select(field => (JsonNode)new JsonObject
            {
                ["Name"] = field.Key,
                ["FieldName"] = field.Value![0]!.DeepClone(),
                ["Settings"] = field.Value[1]!.DeepClone(),
            })]),
        });
        return DefinitionRecords.Build(types, parts);
    }

    private static JsonNode Attach(JsonNode part, int position)
    {
        var record = part as JsonObject ?? new JsonObject { ["PartName"] = part.DeepClone(), ["Name"] = part.DeepClone() };
        var attached = record.DeepClone().AsObject();
        attached.GetOrAddObject("Settings")["ContentTypePartSettings"] = new JsonObject { ["Position"] = position };
        return attached;
    }

    private sealed class Fixed : IContentDefinitionManager
    {
        public ContentDefinitions Current => Definitions;
    }
}
