using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.Pages.Layers.Rules;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Layers;

/// <summary>Reads what stands in the zones: two queries and the items, once until something changes.</summary>
internal sealed class LayerPlans(UntilChange<LayerPlan> kept, Func<JaytekDb> database, IContentReader reader, IHostContext host)
{
    public const long Bytes = 8 * 1024 * 1024;

    /// <summary>The widgets in their order.</summary>
    public Task<LayerPlan> GetAsync(CancellationToken cancellationToken) =>
        kept.GetAsync($"{host.BrandId}\n{host.Culture}", ReadAsync, plan => plan.Widgets.Sum(widget => (long)widget.Utf8.Length), cancellationToken);

    private async Task<LayerPlan> ReadAsync(CancellationToken cancellationToken)
    {
        // Made only where it is needed: every public page asks for the plan.
        var db = database();
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
