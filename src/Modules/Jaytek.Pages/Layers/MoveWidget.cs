using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Layers;

/// <summary>Moves a widget up or down in its zone; those whose number changes are saved with it, all or none.</summary>
internal sealed class MoveWidget(ActionRunner runner, IContentReader reader, PlaceWidget place, IHostContext host)
{
    /// <summary>False where it stands at that end already. Errors: those of <see cref="PlaceWidget"/>.</summary>
    public Task<Result<bool>> RunAsync(string contentItemId, bool isUp, CancellationToken cancellationToken) =>
        runner.RunAsync<bool>("pages.widget.move", async scope =>
        {
            if (await scope.RefuseAsync(LayerRights.Right, null, cancellationToken) is { } refusal)
                return refusal;
            var widgets = scope.Db.Set<LayerWidget>().AsNoTracking().Where(widget => widget.BrandId == host.BrandId);
            if (await widgets.SingleOrDefaultAsync(widget => widget.ContentItemId == contentItemId, cancellationToken) is not { } moved)
                return LayerErrors.WidgetNotFound;
            var ids = await widgets.Where(widget => widget.Zone == moved.Zone).OrderBy(widget => widget.Position).ThenBy(widget => widget.ContentItemId)
                .Select(widget => widget.ContentItemId).ToListAsync(cancellationToken);
            var at = ids.IndexOf(contentItemId);
            var to = isUp ? at - 1 : at + 1;
            if (to < 0 || to >= ids.Count)
                return false;
            (ids[at], ids[to]) = (ids[to], ids[at]);
            return await NumberAsync(ids, cancellationToken) is { } error ? error : true;
        }, cancellationToken);

    private async Task<Error?> NumberAsync(List<string> ids, CancellationToken cancellationToken)
    {
        var items = await reader.GetManyAsync(ids, ContentVersion.Latest, cancellationToken);
        for (var index = 0; index < ids.Count; index++)
        {
            if (!items.TryGetValue(ids[index], out var item) || WidgetPlace.Of(item) is not { } stands || stands.Position == index + 1)
                continue;
            var saved = await place.RunAsync(
                new PlaceWidget.Input(item.ContentItemId, stands with { Position = index + 1 }, item.DisplayText ?? ""), cancellationToken);
            if (saved.Error is { } error)
                return error;
        }

        return null;
    }
}
