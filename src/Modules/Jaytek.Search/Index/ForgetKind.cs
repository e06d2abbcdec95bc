using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Search.Index;

/// <summary>Removes everything of a kind that nobody in particular may view any more, or whose module is off. It is not shown since then; now it is gone.</summary>
internal sealed class ForgetKind(ActionRunner runner, UnitOfWork unit, IHostContext host)
{
    private const int Batch = 500;

    /// <summary>Answers how many rows went.</summary>
    public async Task<Result<int>> RunAsync(string kind, CancellationToken cancellationToken)
    {
        var gone = 0;
        while (true)
        {
            var batch = await BatchAsync(kind, cancellationToken);
            if (!batch.IsSuccess || batch.Value == 0)
                return batch.IsSuccess ? gone : batch;
            gone += batch.Value;
        }
    }

    private Task<Result<int>> BatchAsync(string kind, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync<int>("search.kind.forget", async scope =>
        {
            if (await scope.RefuseAsync(SearchPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            var rows = scope.Db.Set<SearchRow>().Where(row => row.BrandId == host.BrandId && row.Kind == kind);
            var ids = await rows.OrderBy(row => row.Id).Take(Batch).Select(row => row.Id).ToListAsync(cancellationToken);
            await WordIndexes.Of(scope.Db.Provider).RemoveAsync(unit.Transaction!, ids, cancellationToken);
            await rows.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
            if (ids.Count == 0)
                await scope.Db.Set<SearchKindRow>().Where(row => row.BrandId == host.BrandId && row.Kind == kind).ExecuteDeleteAsync(cancellationToken);
            return ids.Count;
        }, cancellationToken);
}
