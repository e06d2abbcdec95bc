using System.Data.Common;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Index;
using Jaytek.Contents.Items;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Queries;

/// <summary>A page of what a query found.</summary>
/// <param name="Items">What was made of its rows.</param>
/// <param name="Ids">The items' ids, in the same order.</param>
/// <param name="Next">The cursor of the next page, or null.</param>
/// <param name="Total">How many match, where that was asked.</param>
/// <param name="IsTotalCapped">True where there are more.</param>
internal sealed record QueryPage<T>(IReadOnlyList<T> Items, IReadOnlyList<string> Ids, string? Next, long? Total, bool IsTotalCapped);

/// <summary>
/// Answers a query along one of four ways: the rarest equality drives and publication dates order; the sorted field's own index
/// drives; the rows of a declared pair do; or up to a thousand matches are collected and sorted.
/// </summary>
internal sealed class QueryRunner(
    ContentConnections connections, IQueryDialect dialect, FieldMaps maps, DefinitionView definitions, TermNames terms, QueryCursor cursors, IHostContext host)
{
    /// <summary>More matches than this are not sorted without an index.</summary>
    public const int MaxSorted = 1_000;

    /// <summary>A type of more items is not sorted by several members.</summary>
    public const int MaxSortedWhole = 10_000;

    /// <summary>Totals beyond this are counted only when asked for exactly.</summary>
    public const int MaxTotal = 10_000;

    private const int ProbeLimit = 1_001;

    public async Task<ContentPage> RunAsync(ContentQuery query, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(query, VersionSql.Read, cancellationToken);
        return new ContentPage(page.Items, page.Total, page.IsTotalCapped, page.Next);
    }

    /// <summary>Runs the query and reads each row by <paramref name="read"/>, which gets the columns of <see cref="VersionSql.Columns"/>.</summary>
    /// <exception cref="ContentQueryException">A name or value is wrong, or the query is too much.</exception>
    public async Task<QueryPage<T>> ReadAsync<T>(ContentQuery query, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        Check(query);
        var question = query.Cursor is null && !query.WithNext ? "" : $"{host.BrandId}\n{query.Identity()}";
        var after = query.Cursor is { } cursor ? cursors.Open(question, cursor) : null;
        await using var lease = await connections.OpenAsync(cancellationToken);
        var reader = new DeadlineReader(lease);
        var names = new QueryNames(definitions.Current, maps, host.BrandId);
        var resolved = await new QueryResolver(query, names, terms, new PickedItems(reader, dialect, host), host).ResolveAsync(cancellationToken);
        var driver = await DriverAsync(reader, resolved, cancellationToken);
        // One more than is shown, which tells whether there is a next page.
        var walk = new QueryWalk<T>(reader, dialect, resolved, after, query.Take + (query.WithNext ? 1 : 0), query.Skip, read);
        var rows = await PageAsync(walk, reader, query, resolved, names, driver, cancellationToken);
        var shown = rows.Take(query.Take).ToList();
        var (count, isCapped) = await TotalAsync(reader, query, resolved, driver, cancellationToken);
        return new QueryPage<T>(
            [.. shown.Select(row => row.Item)], [.. shown.Select(row => row.Id)],
            query.WithNext && rows.Count > query.Take ? cursors.Seal(question, shown[^1].Position) : null, count, isCapped);
    }

    private void Check(ContentQuery query)
    {
        if (definitions.Current.Type(query.ContentType) is null)
            throw QueryErrors.UnknownType(query.ContentType);
        if (query.Take is < 1 or > ContentQuery.MaxTake)
            throw QueryErrors.OutOfRange("limit", 1, ContentQuery.MaxTake);
        if (query.Skip < 0 || query.Skip + query.Take > ContentQuery.MaxSkip)
            throw QueryErrors.OutOfRange("page", 1, ContentQuery.MaxSkip / query.Take);
    }

    // The value that fewest items have; counted only where there is a choice, and no further than it matters.
    private async Task<FieldCondition?> DriverAsync(DeadlineReader reader, ResolvedQuery query, CancellationToken cancellationToken)
    {
        // Items asked for by id are few, and found by that.
        if (query.Conditions.Any(condition => condition is ColumnCondition))
            return null;
        var equalities = query.Conditions.OfType<FieldCondition>().Where(condition => condition.IsEquality).ToList();
        if (equalities.Count < 2)
            return equalities.FirstOrDefault();
        var rarest = (Condition: equalities[0], Count: long.MaxValue);
        foreach (var condition in equalities)
        {
            var sql = new QuerySql(dialect, query);
            var count = await reader.CountAsync(sql.CountOf(condition, ProbeLimit), sql.Parameters, cancellationToken);
            if (count < rarest.Count)
                rarest = (condition, count);
        }

        return rarest.Condition;
    }

    private async Task<IReadOnlyList<PageRow<T>>> PageAsync<T>(
        QueryWalk<T> walk, DeadlineReader reader, ContentQuery query, ResolvedQuery resolved, QueryNames names, FieldCondition? driver,
        CancellationToken cancellationToken)
    {
        if (resolved.Sorts is [{ Field: null }])
            return await walk.ByDateAsync(driver, cancellationToken);
        IndexField? building = null;
        if (resolved.Sorts is [{ Field: { } sort }])
        {
            if (resolved.Conditions.All(condition => condition is FieldCondition { IsEquality: false } own && own.Field == sort))
                return await walk.ByValueAsync(sort, cancellationToken);
            foreach (var equality in resolved.Conditions.OfType<FieldCondition>().Where(condition => condition.IsEquality).OrderByDescending(condition => condition == driver))
            {
                var pair = names.Pair(query.ContentType, equality.Field, sort);
                if (pair is { IsReady: true })
                    return await walk.ByPairAsync(pair, equality, cancellationToken);
                building ??= pair;
            }
        }

        var sql = new QuerySql(dialect, resolved);
        var limit = resolved.Conditions.Count == 0 ? MaxSortedWhole : MaxSorted;
        if (await reader.CountAsync(QuerySql.Count(sql.Matches(driver), limit + 1), sql.Parameters, cancellationToken) <= limit)
            return await walk.SortedAsync(driver, limit, cancellationToken);
        throw building is not null ? QueryErrors.Building(building.Path)
            : resolved.Conditions.Count == 0 ? QueryErrors.TooManyToSort(query.OrderBy, limit)
            : QueryErrors.DeclarePair(NameOf(query, driver, names), query.OrderBy, limit);
    }

    // As the client named it, so that the words can be copied into the definition.
    private static string NameOf(ContentQuery query, FieldCondition? driver, QueryNames names) =>
        (query.Filters.FirstOrDefault(filter => driver is not null && names.Indexed(query.ContentType, filter.Path)?.Field == driver.Field)
            ?? query.Filters.DefaultIfEmpty().First())?.Path ?? query.OrderBy;

    private async Task<(long? Count, bool IsCapped)> TotalAsync(
        DeadlineReader reader, ContentQuery query, ResolvedQuery resolved, FieldCondition? driver, CancellationToken cancellationToken)
    {
        if (query.Total == ContentTotal.None)
            return (null, false);
        var sql = new QuerySql(dialect, resolved);
        int? limit = query.Total == ContentTotal.Capped ? MaxTotal + 1 : null;
        var count = await reader.CountAsync(QuerySql.Count(sql.Matches(driver), limit), sql.Parameters, cancellationToken);
        return limit is not null && count > MaxTotal ? (MaxTotal, true) : (count, false);
    }
}
