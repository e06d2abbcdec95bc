using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Parts;

/// <summary><c>{"Widgets":{"Zone":[]}}</c>: blocks by the zone of the layout, each with a root <c>WidgetMetadata</c>.</summary>
internal sealed class WidgetsListPart : IContentPart
{
    public string Name => "WidgetsListPart";

    public string DisplayName => "Widgets by zone";

    public string Description => "Blocks that stand in the zones of the layout.";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("WidgetsListPartSettings").Lines("Zones", "Zones", "The theme's, one a line: Header, Footer.");

    public Schema Describe(ContentTypePartDefinition part) => Schema.Shape(("Widgets?", Schema.Map(Schema.List(Schema.Named("ContentItem")))));

    public void Normalize(PartContext part) => FieldTools.RemoveNulls(part.Json);

    public void Validate(PartContext part, ContentErrors errors)
    {
        if (part.Json["Widgets"] is { } node && (node is not JsonObject zones || zones.Any(zone => zone.Value is not JsonArray)))
            errors.Add("Widgets", $"{part.Part.DisplayName}: 'Widgets' must hold a list of content items for each zone.");
    }

    public IReadOnlyList<string> ContainedPaths(PartContext part)
    {
        var zones = part.Json["Widgets"] is JsonObject widgets ? widgets.Select(zone => zone.Key) : [];
        return [.. part.Settings.Texts("Zones").Union(zones).Select(zone => $"Widgets.{zone}")];
    }

    public IEnumerable<ContainedItems> Contained(PartContext part)
    {
        if (part.Json["Widgets"] is not JsonObject zones)
            yield break;
        foreach (var (zone, node) in zones)
        {
            if (node is JsonArray items)
                yield return new ContainedItems($"Widgets.{zone}", items, [], ["Widget"]);
        }
    }
}
