using System.Data.Common;
using Jaytek.Contents.Index;

namespace Jaytek.Contents.Queries;

/// <summary>A row of a page: what was made of it, whose it is and where it stands.</summary>
internal sealed record PageRow<T>(T Item, string Id, Position Position);

/// <summary>
/// Goes along one way to the rows of a page. A cursor begins where it says, however far in, at the cost of the first page: equal values behind
/// it first, then what is larger, then what has no value.
/// </summary>
internal sealed class QueryWalk<T>(
    DeadlineReader reader, IQueryDialect dialect, ResolvedQuery query, Position? after, int take, int skip, Func<DbDataReader, T> read)
{
    // Of VersionSql.Columns and those that QuerySql puts behind them.
    private const int IdColumn = 3;
    private const int PubColumn = 4;
    private const int ItemColumn = 5;
    private const int ValueColumn = 6;

    public Task<IReadOnlyList<PageRow<T>>> ByDateAsync(FieldCondition? driver, CancellationToken cancellationToken)
    {
        CheckWay(QueryWay.Dates);
        var sql = new QuerySql(dialect, query);
        return ReadAsync(QueryWay.Dates, sql, sql.Page(sql.Matches(driver, after), hasValue: false, take, skip), 0, cancellationToken);
    }

    public Task<IReadOnlyList<PageRow<T>>> SortedAsync(FieldCondition? driver, int limit, CancellationToken cancellationToken)
    {
        CheckWay(QueryWay.Sorted);
        var sql = new QuerySql(dialect, query);
        var values = query.Sorts.Count(sort => sort.Field is not null);
        return ReadAsync(QueryWay.Sorted, sql, sql.SortedPage(sql.Matches(driver), limit, take, skip, after), values, cancellationToken);
    }

    public Task<IReadOnlyList<PageRow<T>>> ByValueAsync(IndexField field, CancellationToken cancellationToken)
    {
        CheckWay(QueryWay.Values);
        // A condition on the field is one that only items with a value fulfil.
        Func<QuerySql, Position?, string>? absent = query.Conditions.Count == 0 ? (sql, from) => sql.WithoutValue(field, from) : null;
        return SegmentsAsync(QueryWay.Values, (sql, cuts, from) => sql.Rows(field, cuts, query.Conditions, from), absent, cancellationToken);
    }

    public Task<IReadOnlyList<PageRow<T>>> ByPairAsync(IndexField pair, FieldCondition equality, CancellationToken cancellationToken)
    {
        CheckWay(QueryWay.Pair);
        var key = PairValues.FilterKey(equality.Test!.Values[0]);
        IReadOnlyList<Condition> others = [.. query.Conditions.Where(condition => !ReferenceEquals(condition, equality))];
        (string Sign, object Value)[] region = [(">=", key + PairValues.Separator), ("<", key + PairValues.Absent)];
        return SegmentsAsync(
            QueryWay.Pair,
            (sql, cuts, from) => sql.Rows(pair, [.. region, .. cuts], others, from),
            (sql, from) => sql.Rows(pair, [("=", key + PairValues.Absent)], others, from), cancellationToken);
    }

    private async Task<IReadOnlyList<PageRow<T>>> SegmentsAsync(
        QueryWay way, Func<QuerySql, IReadOnlyList<(string Sign, object Value)>, Position?, string> valued, Func<QuerySql, Position?, string>? absent,
        CancellationToken cancellationToken)
    {
        var rows = new List<PageRow<T>>();
        var value = after?.Values[0];
        if (value is not null)
        {
            await AddAsync(sql => valued(sql, [("=", value)], after));
            await AddAsync(sql => valued(sql, [(query.Sorts[0].Descending ? "<" : ">", value)], null));
        }
        else if (after is null)
        {
            await AddAsync(sql => valued(sql, [], null), skip);
        }

        if (absent is null || rows.Count == take)
            return rows;
        await AddAsync(sql => absent(sql, value is null ? after : null), await LeftToSkipAsync(rows.Count, valued, cancellationToken), isAbsent: true);
        return rows;

        async Task AddAsync(Func<QuerySql, string> matches, int skipped = 0, bool isAbsent = false)
        {
            if (rows.Count == take)
                return;
            var sql = new QuerySql(dialect, query);
            var page = await ReadAsync(way, sql, sql.Page(matches(sql), hasValue: true, take - rows.Count, skipped), 1, cancellationToken);
            // The rows of a pair that stand for no value have one all the same.
            rows.AddRange(isAbsent ? page.Select(row => row with { Position = row.Position with { Values = [null] } }) : page);
        }
    }

    private async Task<int> LeftToSkipAsync(
        int found, Func<QuerySql, IReadOnlyList<(string Sign, object Value)>, Position?, string> valued, CancellationToken cancellationToken)
    {
        if (found > 0 || skip == 0 || after is not null)
            return 0;
        var sql = new QuerySql(dialect, query);
        return (int)Math.Max(0, skip - await reader.CountAsync(QuerySql.Count(valued(sql, [], null), null), sql.Parameters, cancellationToken));
    }

    // The way follows from definitions alone; they have changed since the cursor was given.
    private void CheckWay(QueryWay way)
    {
        if (after is not null && after.Way != way)
            throw QueryErrors.WrongCursor("The index has changed since this cursor was given. Begin without one.");
    }

    private Task<IReadOnlyList<PageRow<T>>> ReadAsync(QueryWay way, QuerySql sql, string text, int values, CancellationToken cancellationToken) =>
        reader.ListAsync(text, sql.Parameters, row => new PageRow<T>(read(row), row.GetString(IdColumn), PositionOf(way, row, values)), cancellationToken);

    private Position PositionOf(QueryWay way, DbDataReader row, int values)
    {
        var sorted = new object?[values];
        for (var i = 0; i < values; i++)
            sorted[i] = row.IsDBNull(ValueColumn + i) ? null : row.GetValue(ValueColumn + i) is string text ? text : row.GetDouble(ValueColumn + i);
        return new Position(way, row.IsDBNull(PubColumn) ? default : dialect.ReadDate(row, PubColumn), row.GetInt64(ItemColumn), sorted);
    }
}
