using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Search.Index;

/// <summary>
/// Brings rows of the index to what their source says now, whatever happened before: run twice, or late, it ends the same. What the source
/// no longer gives goes.
/// </summary>
internal sealed class KeepDocuments(ActionRunner runner, UnitOfWork unit, Enabled<ISearchSource> sources, IHostContext host)
{
    // Any number that no other lock of this database uses.
    private const int Kind = 0x4A54_5352;

    /// <summary>Keeps some documents of a source; answers how many rows changed. A source that is off changes nothing: its kinds are not shown.</summary>
    public Task<Result<int>> RunAsync(string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync<int>("search.documents.keep", async scope =>
        {
            if (await scope.RefuseAsync(SearchPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            if (ids.Count == 0 || sources.FirstOrDefault(known => known.Name == source) is not { } found)
                return 0;
            // The source is read after the lock: an event and a rebuild that meet must not write what the other has just made old.
            if (scope.Db.Provider == DatabaseProvider.Postgres)
                await scope.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Kind}, {host.BrandId})", cancellationToken);
            var documents = await found.ReadAsync(ids, cancellationToken);
            var rows = await scope.Db.Set<SearchRow>()
                .Where(row => row.BrandId == host.BrandId && row.Source == source && ids.Contains(row.Key)).ToDictionaryAsync(row => row.Key, cancellationToken);
            var changed = Change(scope.Db, source, documents, rows);
            await scope.Db.SaveChangesAsync(cancellationToken);
            var index = WordIndexes.Of(scope.Db.Provider);
            foreach (var row in changed)
                await index.WriteAsync(unit.Transaction!, row.Id, DocumentWords.Of(row), cancellationToken);
            return changed.Count + await RemoveAsync(scope.Db, index, [.. rows.Values.ExceptBy(documents.Select(document => document.Id), row => row.Key)], cancellationToken);
        }, cancellationToken);

    private List<SearchRow> Change(JaytekDb db, string source, IReadOnlyList<SearchDocument> documents, Dictionary<string, SearchRow> rows)
    {
        var changed = new List<SearchRow>();
        foreach (var document in documents)
        {
            if (!rows.TryGetValue(document.Id, out var row))
                db.Add(row = new SearchRow { BrandId = host.BrandId, Culture = host.Culture, Source = source, Key = document.Id });
            if (row.Take(document))
                changed.Add(row);
        }

        return changed;
    }

    private async Task<int> RemoveAsync(JaytekDb db, IWordIndex index, IReadOnlyList<SearchRow> gone, CancellationToken cancellationToken)
    {
        if (gone.Count == 0)
            return 0;
        await index.RemoveAsync(unit.Transaction!, [.. gone.Select(row => row.Id)], cancellationToken);
        db.RemoveRange(gone);
        return gone.Count;
    }
}
