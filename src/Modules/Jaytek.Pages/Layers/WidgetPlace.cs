using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.Pages.Layers;

/// <summary>Orchard's <c>LayerMetadata</c> at the root of a widget: in which layer and zone it stands, and where there.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Zone">The zone's name.</param>
/// <param name="Position">Smaller is higher.</param>
/// <param name="RendersTitle">Whether its title is shown above it.</param>
internal sealed record WidgetPlace(string Layer, string Zone, double Position, bool RendersTitle)
{
    public const string Member = "LayerMetadata";

    /// <summary>The place of an item, or null where it stands in no layer.</summary>
    public static WidgetPlace? Of(ContentItem? item) =>
        item?.Part(Member) is { } place && place[nameof(Layer)].AsText() is { Length: > 0 } layer && place[nameof(Zone)].AsText() is { Length: > 0 } zone
            ? new WidgetPlace(layer, zone, place[nameof(Position)].AsNumber() ?? 0, place["RenderTitle"].AsFlag() ?? false)
            : null;

    /// <summary>Writes it into an item; members that nobody here knows stay.</summary>
    public void Write(ContentItem item)
    {
        var place = item.GetOrAddPart(Member);
        place["RenderTitle"] = RendersTitle;
        place[nameof(Position)] = Position;
        place[nameof(Zone)] = Zone;
        place[nameof(Layer)] = Layer;
    }

    /// <summary>A place in a layer and zone, after what stands there: its position is found when it is saved.</summary>
    public static void Begin(ContentItem item, string layer, string zone) =>
        item.Parts[Member] = new JsonObject { ["RenderTitle"] = false, [nameof(Zone)] = zone, [nameof(Layer)] = layer };
}
