using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Search.Index;

/// <summary>
/// Goes through everything of a kind, a batch at a time while the site runs, and writes what differs; then through the rows, and removes what
/// is no more. Cut off, it may be started again at any time.
/// </summary>
internal sealed class RebuildKind(ActionRunner runner, KeepDocuments keep, Enabled<ISearchSource> sources, JaytekDb db, IHostContext host)
{
    private const int Batch = 100;

    /// <summary>Answers how many rows changed. Errors: <c>search.kind.unknown</c>.</summary>
    public async Task<Result<int>> RunAsync(string kind, CancellationToken cancellationToken)
    {
        if (await SourceOfAsync(kind, cancellationToken) is not { } source)
            return SearchErrors.UnknownKind(kind);
        var changed = 0;
        string? after = null;
        IReadOnlyList<string> ids;
        do
        {
            ids = await source.ListAsync(kind, after, Batch, cancellationToken);
            var kept = await keep.RunAsync(source.Name, ids, cancellationToken);
            if (kept.Error is { } error)
                return error;
            (changed, after) = (changed + kept.Value, ids is [.., var last] ? last : after);
        }
        while (ids.Count == Batch);
        var swept = await SweepAsync(source.Name, kind, cancellationToken);
        if (swept.Error is { } failed)
            return failed;
        return (await NoteAsync(source.Name, kind, cancellationToken)).Error is { } unnoted ? unnoted : changed + swept.Value;
    }

    private async Task<ISearchSource?> SourceOfAsync(string kind, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if ((await source.KindsAsync(cancellationToken)).Any(known => known.Name == kind))
                return source;
        }

        return null;
    }

    private async Task<Result<int>> SweepAsync(string source, string kind, CancellationToken cancellationToken)
    {
        var gone = 0;
        var last = 0L;
        while (true)
        {
            var rows = await db.Set<SearchRow>().AsNoTracking().Where(row => row.BrandId == host.BrandId && row.Kind == kind && row.Id > last)
                .OrderBy(row => row.Id).Take(Batch).Select(row => new { row.Id, row.Key }).ToListAsync(cancellationToken);
            if (rows.Count == 0)
                return gone;
            var kept = await keep.RunAsync(source, [.. rows.Select(row => row.Key)], cancellationToken);
            if (kept.Error is { } error)
                return error;
            (last, gone) = (rows[^1].Id, gone + kept.Value);
        }
    }

    private async Task<Result> NoteAsync(string source, string kind, CancellationToken cancellationToken) =>
        (await runner.RunRepeatableAsync<bool>("search.kind.rebuilt", async scope =>
        {
            if (await scope.Db.Set<SearchKindRow>().FindAsync([host.BrandId, kind], cancellationToken) is { } row)
                row.BuiltAt = scope.Now;
            else
                scope.Db.Add(new SearchKindRow { BrandId = host.BrandId, Kind = kind, Source = source, BuiltAt = scope.Now });
            return true;
        }, cancellationToken)).ToResult();
}
