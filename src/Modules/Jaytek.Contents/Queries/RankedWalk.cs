using System.Data.Common;
using Jaytek.Search.Contracts;

namespace Jaytek.Contents.Queries;

/// <summary>Goes along what a text found, in its order, and takes what the query's other conditions leave.</summary>
internal sealed class RankedWalk<T>(
    DeadlineReader reader, IQueryDialect dialect, ResolvedQuery query, IReadOnlyList<RankedHit> hits, Position? after, Func<DbDataReader, T> read)
{
    private const int IdColumn = 3;

    public async Task<IReadOnlyList<PageRow<T>>> ReadAsync(int take, int skip, CancellationToken cancellationToken)
    {
        if (after is not null && (after.Way != QueryWay.Ranked || after.Values is not [double]))
            throw QueryErrors.WrongCursor("This is no cursor of a search. Begin without one.");
        var sql = new QuerySql(dialect, query);
        var matching = (await reader.ListAsync(sql.Ids(), sql.Parameters, row => row.GetString(0), cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var page = hits.Where(hit => matching.Contains(hit.Id) && IsBehind(hit)).Skip(skip).Take(take).ToList();
        if (page.Count == 0)
            return [];
        var documents = new QuerySql(dialect, query with { Conditions = [new ColumnCondition("content_item_id", [.. page.Select(hit => hit.Id)])] });
        var rows = (await reader.ListAsync(documents.Documents(), documents.Parameters, row => (Id: row.GetString(IdColumn), Item: read(row)), cancellationToken))
            .ToDictionary(row => row.Id, row => row.Item, StringComparer.Ordinal);
        return [.. page.Where(hit => rows.ContainsKey(hit.Id)).Select(hit => new PageRow<T>(rows[hit.Id], hit.Id, new Position(QueryWay.Ranked, hit.At, hit.Row, [(double)hit.Rank])))];
    }

    // Best first, then newest, then the largest number.
    private bool IsBehind(RankedHit hit) => after is null
        || (hit.Rank, -hit.At.UtcTicks, -hit.Row).CompareTo(((int)(double)after.Values[0]!, -after.Pub.UtcTicks, -after.Item)) > 0;
}
