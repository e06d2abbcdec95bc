using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Pages.Layers.Rules;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Layers;

/// <summary>Reads what stands in the zones: two queries and the items, once until something changes.</summary>
internal sealed class LayerPlans(LayerCache cache, JaytekDb db, IContentReader reader, IHostContext host)
{
    /// <summary>The widgets in their order.</summary>
    public async Task<LayerPlan> GetAsync(CancellationToken cancellationToken)
    {
        var key = $"{host.BrandId}\n{host.Culture}";
        var generation = cache.Plans.Generation;
        if (cache.Plans.Find(key) is { } known)
            return known;
        var plan = await ReadAsync(cancellationToken);
        cache.Plans.Add(key, plan, plan.Widgets.Sum(widget => (long)widget.Utf8.Length), generation);
        return plan;
    }

    private async Task<LayerPlan> ReadAsync(CancellationToken cancellationToken)
    {
        var ids = await db.Set<LayerWidget>().Where(widget => widget.BrandId == host.BrandId).Select(widget => widget.ContentItemId).Order()
            .Take(KeepLayerWidgets.Most).ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return new LayerPlan([]);
        var layers = await db.Set<Layer>().AsNoTracking().Where(layer => layer.BrandId == host.BrandId).ToListAsync(cancellationToken);
        var rules = layers.ToDictionary(layer => layer.Name, layer => RuleJson.Read(JsonNode.Parse(layer.Rule)).Value, StringComparer.Ordinal);
        var items = await reader.GetManyAsync(ids, ContentVersion.Published, cancellationToken);
        // A widget may name a layer that is not there, or not there yet: it waits.
        return new LayerPlan([.. items.Values.Select(item => (Item: item, Place: WidgetPlace.Of(item)))
            .Where(one => one.Place is not null && rules.ContainsKey(one.Place.Layer))
            .OrderBy(one => one.Place!.Position).ThenBy(one => one.Item.ContentItemId, StringComparer.Ordinal)
            .Select(one => new KeptWidget(
                one.Place!.Zone, rules[one.Place.Layer], one.Place.RendersTitle ? one.Item.DisplayText : null, one.Item.ToUtf8()))]);
    }
}
