using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Layers;

/// <summary>
/// Asks whether a widget stands in a layer: its newest version, or the one that visitors see, which stays where it is until its draft is
/// published. The table of places has the newest only; the others are few, and asked seldom.
/// </summary>
internal sealed class LayerUse(IContentReader reader, IHostContext host)
{
    public async Task<bool> IsUsedAsync(JaytekDb db, string layer, CancellationToken cancellationToken)
    {
        var places = await db.Set<LayerWidget>().AsNoTracking().Where(widget => widget.BrandId == host.BrandId)
            .Select(widget => new { widget.ContentItemId, widget.Layer }).ToListAsync(cancellationToken);
        if (places.Exists(place => place.Layer == layer))
            return true;
        var published = await reader.GetManyAsync([.. places.Select(place => place.ContentItemId)], ContentVersion.Published, cancellationToken);
        return published.Values.Any(item => WidgetPlace.Of(item)?.Layer == layer);
    }
}
