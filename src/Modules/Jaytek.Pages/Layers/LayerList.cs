using Jaytek.Admin.Contracts;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Themes;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Layers;

/// <summary>A widget as the admin lists it.</summary>
/// <param name="Item">Its newest version.</param>
/// <param name="Place">Where that stands.</param>
/// <param name="State">Where the widget stands in its life.</param>
/// <param name="Kind">What people call its type.</param>
internal sealed record WidgetLine(ContentItem Item, WidgetPlace Place, ItemState State, string Kind)
{
    private const int LongestName = 60;

    /// <summary>Its title, or the first words of it.</summary>
    public string Name => Item.DisplayText is { Length: > 0 } title ? title : Words() is { Length: > 0 } words ? words : Kind;

    private string Words()
    {
        var own = Item.Part(Item.ContentType);
        var text = own?["Heading"].Member("Text").AsText() ?? own?["Body"].Member("Markdown").AsText()
            ?? Item.Part("HtmlBodyPart")?["Html"].AsText() ?? "";
        var line = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "";
        return line.Length <= LongestName ? line : string.Concat(line.AsSpan(0, LongestName), "…");
    }
}

/// <summary>A zone with what stands in it.</summary>
/// <param name="Name">As widgets name it.</param>
/// <param name="Place">Where the theme shows it; null where it does not.</param>
/// <param name="Widgets">In their order.</param>
internal sealed record ZoneLine(string Name, string? Place, IReadOnlyList<WidgetLine> Widgets);

/// <summary>Layers, zones and widgets as the admin's pages show them.</summary>
internal sealed class LayerList(JaytekDb db, IContentReader reader, IContentDefinitionManager definitions, SiteThemes themes, IHostContext host)
{
    /// <summary>The layers by name, each with how many widgets stand in it.</summary>
    public async Task<IReadOnlyList<(Layer Layer, int Widgets)>> LayersAsync(CancellationToken cancellationToken)
    {
        var layers = await db.Set<Layer>().AsNoTracking().Where(layer => layer.BrandId == host.BrandId).OrderBy(layer => layer.Name).ToListAsync(cancellationToken);
        var counts = await db.Set<LayerWidget>().Where(widget => widget.BrandId == host.BrandId).GroupBy(widget => widget.Layer)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, cancellationToken);
        return [.. layers.Select(layer => (layer, counts.GetValueOrDefault(layer.Name)))];
    }

    /// <summary>A layer by its id, or null.</summary>
    public Task<Layer?> FindAsync(long id, CancellationToken cancellationToken) =>
        db.Set<Layer>().AsNoTracking().SingleOrDefaultAsync(layer => layer.Id == id && layer.BrandId == host.BrandId, cancellationToken);

    /// <summary>The zones of the site's theme, then those that only widgets name.</summary>
    public async Task<IReadOnlyList<ZoneLine>> ZonesAsync(CancellationToken cancellationToken)
    {
        var declared = (await themes.CurrentAsync(cancellationToken)).FirstOrDefault(theme => theme.Zones.Count > 0)?.Zones ?? [];
        var widgets = await WidgetsAsync(cancellationToken);
        var byZone = widgets.ToLookup(widget => widget.Place.Zone, StringComparer.OrdinalIgnoreCase);
        var others = byZone.Select(group => group.Key).Where(zone => declared.All(one => !one.Name.Equals(zone, StringComparison.OrdinalIgnoreCase)));
        return [.. declared.Select(zone => new ZoneLine(zone.Name, zone.Place, [.. byZone[zone.Name]])),
            .. others.Order(StringComparer.Ordinal).Select(zone => new ZoneLine(zone, null, [.. byZone[zone]]))];
    }

    private async Task<IReadOnlyList<WidgetLine>> WidgetsAsync(CancellationToken cancellationToken)
    {
        var ids = await db.Set<LayerWidget>().Where(widget => widget.BrandId == host.BrandId).OrderBy(widget => widget.Position)
            .ThenBy(widget => widget.ContentItemId).Select(widget => widget.ContentItemId).Take(KeepLayerWidgets.Most).ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return [];
        var latest = await reader.GetManyAsync(ids, ContentVersion.Latest, cancellationToken);
        var drafts = latest.Values.Where(item => !item.Published).Select(item => item.ContentItemId).ToList();
        var published = drafts.Count == 0 ? null : await reader.GetManyAsync(drafts, ContentVersion.Published, cancellationToken);
        return [.. ids.Where(latest.ContainsKey).Select(id => latest[id]).Where(item => WidgetPlace.Of(item) is not null).Select(item => new WidgetLine(
            item, WidgetPlace.Of(item)!,
            item.Published ? ItemState.Published : published!.ContainsKey(item.ContentItemId) ? ItemState.Changed : ItemState.Draft,
            definitions.Current.Type(item.ContentType)?.DisplayName ?? item.ContentType))];
    }
}
