using System.Data.Common;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Index;
using Jaytek.Contents.Items;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;

namespace Jaytek.Contents.Queries;

/// <summary>
/// Answers a query along one of three ways: the rarest equality drives and publication dates order; the sorted field's own index
/// drives; or up to a thousand matches are collected and sorted.
/// </summary>
internal sealed class QueryRunner(ContentConnections connections, IQueryDialect dialect, FieldMaps maps, DefinitionView definitions, IHostContext host)
{
    /// <summary>More matches than this are not sorted without an index.</summary>
    public const int MaxSorted = 1_000;

    /// <summary>Totals beyond this are counted only when asked for exactly.</summary>
    public const int MaxTotal = 10_000;

    private const int ProbeLimit = 1_001;

    public async Task<ContentPage> RunAsync(ContentQuery query, CancellationToken cancellationToken)
    {
        var (page, total) = await ReadAsync(query, VersionSql.Read, cancellationToken);
        return new ContentPage(page, total.Count, total.IsCapped);
    }

    /// <summary>Runs the query and reads each row by <paramref name="read"/>, which gets the columns of <see cref="VersionSql.Columns"/>.</summary>
    /// <exception cref="ContentQueryException">A name or value is wrong, or the query is too much.</exception>
    public async Task<(IReadOnlyList<T> Page, (long? Count, bool IsCapped) Total)> ReadAsync<T>(
        ContentQuery query, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        if (definitions.Current.Type(query.ContentType) is null)
            throw QueryErrors.UnknownType(query.ContentType);
        if (query.Take is < 1 or > ContentQuery.MaxTake)
            throw QueryErrors.OutOfRange("limit", 1, ContentQuery.MaxTake);
        if (query.Skip < 0 || query.Skip + query.Take > ContentQuery.MaxSkip)
            throw QueryErrors.OutOfRange("page", 1, ContentQuery.MaxSkip / query.Take);
        var resolved = QueryResolver.Resolve(query, host.BrandId, maps.Of(host.BrandId, query.ContentType));
        await using var lease = await connections.OpenAsync(cancellationToken);
        var reader = new DeadlineReader(lease);
        var driver = await DriverAsync(reader, resolved, cancellationToken);
        var items = await PageAsync(reader, query, resolved, driver, read, cancellationToken);
        return (items, await TotalAsync(reader, query, resolved, driver, cancellationToken));
    }

    // The value that fewest items have; counted only where there is a choice, and no further than it matters.
    private async Task<ResolvedFilter?> DriverAsync(DeadlineReader reader, ResolvedQuery query, CancellationToken cancellationToken)
    {
        var equalities = query.Filters.Where(filter => filter.Operator == FilterOperator.Equal).ToList();
        if (equalities.Count < 2)
            return equalities.FirstOrDefault();
        var rarest = (Filter: equalities[0], Count: long.MaxValue);
        foreach (var filter in equalities)
        {
            var sql = new QuerySql(dialect, query);
            var count = await reader.CountAsync(sql.CountOf(filter, ProbeLimit), sql.Parameters, cancellationToken);
            if (count < rarest.Count)
                rarest = (filter, count);
        }

        return rarest.Filter;
    }

    private async Task<IReadOnlyList<T>> PageAsync<T>(
        DeadlineReader reader, ContentQuery query, ResolvedQuery resolved, ResolvedFilter? driver, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var sql = new QuerySql(dialect, resolved);
        if (resolved.Sort is not { } sort)
        {
            var direction = resolved.Descending ? "desc" : "asc";
            var text = sql.Page(sql.Matches(driver), $"pub {direction}, item {direction}", query.Take, query.Skip);
            return await reader.ListAsync(text, sql.Parameters, read, cancellationToken);
        }

        if (resolved.Filters.All(filter => filter.Field == sort && filter.Operator != FilterOperator.Equal))
            return await BySortAsync(reader, query, resolved, sort, read, cancellationToken);

        var matches = sql.Matches(driver);
        if (await reader.CountAsync(QuerySql.Count(matches, MaxSorted + 1), sql.Parameters, cancellationToken) > MaxSorted)
            throw QueryErrors.DeclarePair(query.OrderBy, MaxSorted);
        return await reader.ListAsync(sql.SortedPage(matches, sort, MaxSorted, query.Take, query.Skip), sql.Parameters, read, cancellationToken);
    }

    private async Task<IReadOnlyList<T>> BySortAsync<T>(
        DeadlineReader reader, ContentQuery query, ResolvedQuery resolved, IndexField sort, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        // The index runs by value up and date down; the other way round it is walked backwards.
        var order = resolved.Descending ? "val desc, pub asc, item asc" : "val asc, pub desc, item desc";
        var sql = new QuerySql(dialect, resolved);
        var matches = sql.BySort(sort);
        var items = await reader.ListAsync(sql.Page(matches, order, query.Take, query.Skip), sql.Parameters, read, cancellationToken);
        if (items.Count == query.Take || resolved.Filters.Count > 0)
            return items;

        // Absent values come last in both directions.
        var valued = items.Count > 0 || query.Skip == 0
            ? query.Skip + items.Count
            : await reader.CountAsync(QuerySql.Count(matches, null), sql.Parameters, cancellationToken);
        var rest = new QuerySql(dialect, resolved);
        var text = rest.Page(rest.WithoutValue(sort), "pub desc, item desc", query.Take - items.Count, (int)Math.Max(0, query.Skip - valued));
        return [.. items, .. await reader.ListAsync(text, rest.Parameters, read, cancellationToken)];
    }

    private async Task<(long? Count, bool IsCapped)> TotalAsync(
        DeadlineReader reader, ContentQuery query, ResolvedQuery resolved, ResolvedFilter? driver, CancellationToken cancellationToken)
    {
        if (query.Total == ContentTotal.None)
            return (null, false);
        var sql = new QuerySql(dialect, resolved);
        int? limit = query.Total == ContentTotal.Capped ? MaxTotal + 1 : null;
        var count = await reader.CountAsync(QuerySql.Count(sql.Matches(driver), limit), sql.Parameters, cancellationToken);
        return limit is not null && count > MaxTotal ? (MaxTotal, true) : (count, false);
    }
}
