using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Layers;

/// <summary>Deletes a layer in which no widget stands.</summary>
internal sealed class DeleteLayer(ActionRunner runner, LayerUse use, IHostContext host)
{
    /// <summary>Errors: <c>pages.layer.not_found</c>, <c>pages.layer.in_use</c>.</summary>
    public Task<Result> RunAsync(long id, CancellationToken cancellationToken) =>
        runner.RunAsync("pages.layer.delete", async scope =>
        {
            if (await scope.RefuseAsync(LayerRights.Right, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<Layer>().SingleOrDefaultAsync(layer => layer.Id == id && layer.BrandId == host.BrandId, cancellationToken) is not { } layer)
                return LayerErrors.NotFound;
            if (await use.IsUsedAsync(scope.Db, layer.Name, cancellationToken))
                return LayerErrors.InUse;
            scope.Db.Remove(layer);
            scope.Audit("Layer", layer.Name, $"Layer '{layer.Name}' deleted");
            scope.Bump(SaveLayer.Epoch);
            return Result.Success;
        }, cancellationToken);
}
