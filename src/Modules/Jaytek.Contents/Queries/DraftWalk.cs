using System.Data.Common;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;
using Jaytek.Contents.Items;

namespace Jaytek.Contents.Queries;

/// <summary>
/// Goes through the newest versions of a type's items, for editors' clients: the index knows what is published only. What there is is read one
/// after another, so there may not be too much of it, and then the page.
/// </summary>
internal sealed class DraftWalk<T>(
    DeadlineReader reader, IQueryDialect dialect, ContentIndexer indexer, ContentTypeDefinition type, ResolvedQuery query, ContentVersion status,
    Position? after, Func<DbDataReader, T> read)
{
    /// <summary>Of more items drafts are not listed.</summary>
    public const int Most = 5_000;

    private const int ItemColumn = 3;

    /// <summary>The rows of the page, and how many match in all.</summary>
    public async Task<(IReadOnlyList<PageRow<T>> Rows, long Count)> ReadAsync(int take, int skip, CancellationToken cancellationToken)
    {
        if (after is not null && (after.Way != QueryWay.Drafts || after.Values.Count != query.Sorts.Count))
            throw QueryErrors.WrongCursor("This is no cursor of such a list. Begin without one.");
        var sql = new ConditionSql(dialect);
        var all = await reader.ListAsync(
            $"select {VersionSql.Columns}, v.item_no from cms_version v where v.brand_id = {sql.Add(query.BrandId)} and v.content_type = {sql.Add(query.ContentType)} "
            + $"and {dialect.Is(status, "v")} order by v.item_no limit {ConditionSql.Text(Most + 1)}",
            sql.Parameters, Candidate, cancellationToken);
        if (all.Count > Most)
            throw QueryErrors.TooManyDrafts(Most);
        var matching = all.OfType<(string Id, Position Position)>().ToList();
        matching.Sort((one, other) => Compare(one.Position, other.Position));
        var chosen = matching.Where(row => after is null || Compare(row.Position, after) > 0).Skip(skip).ToList();
        return (await DocumentsAsync(chosen, take, cancellationToken), matching.Count);
    }

    // Of each item no more is kept than where it stands: all of them together may be gigabytes.
    private (string Id, Position Position)? Candidate(DbDataReader row)
    {
        var item = Read(row);
        return query.Conditions.All(condition => ItemTest.Holds(condition, item)) ? (item.Item.ContentItemId, PositionOf(item)) : null;
    }

    // What went or changed between the two readings is left out, and what comes behind it takes its place: a short page tells that it is the last.
    private async Task<IReadOnlyList<PageRow<T>>> DocumentsAsync(List<(string Id, Position Position)> chosen, int take, CancellationToken cancellationToken)
    {
        var page = new List<PageRow<T>>();
        for (var at = 0; at < chosen.Count && page.Count < take;)
        {
            var next = chosen.Skip(at).Take(take - page.Count).ToList();
            at += next.Count;
            var sql = new ConditionSql(dialect);
            var rows = (await reader.ListAsync(
                $"select {VersionSql.Columns}, v.item_no from cms_version v where v.brand_id = {sql.Add(query.BrandId)} "
                + $"and {dialect.In("v.content_item_id", sql.Add(dialect.List([.. next.Select(row => (object)row.Id)])))} and {dialect.Is(status, "v")}",
                sql.Parameters, row => Candidate(row) is { } still ? (still.Id, Shown: read(row)) : default((string Id, T Shown)?), cancellationToken))
                .OfType<(string Id, T Shown)>().ToDictionary(row => row.Id, row => row.Shown, StringComparer.Ordinal);
            page.AddRange(next.Where(row => rows.ContainsKey(row.Id)).Select(row => new PageRow<T>(rows[row.Id], row.Id, row.Position)));
        }

        return page;
    }

    private ReadItem Read(DbDataReader row)
    {
        var item = VersionSql.Read(row);
        return new ReadItem(item, row.GetInt64(ItemColumn), indexer.Values(type, item).ToLookup(value => value.Path, value => value.Value));
    }

    private Position PositionOf(ReadItem item) => new(
        QueryWay.Drafts, item.Pub ?? default, item.ItemNo, [.. query.Sorts.Select(sort => sort.Field is { } field ? Value(item, field) : Microseconds(item.Pub))]);

    // Since 1970, which a number holds exactly.
    private static object? Microseconds(DateTimeOffset? pub) => pub is { } at ? (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10.0 : null;

    private static object? Value(ReadItem item, IndexField field)
    {
        foreach (var value in item.Values[field.Path])
            return value.Text is { } text ? text : value.Number;
        return null;
    }

    private int Compare(Position one, Position other)
    {
        for (var i = 0; i < query.Sorts.Count; i++)
        {
            if (ItemTest.Compare(one.Values[i], other.Values[i], query.Sorts[i].Descending) is not 0 and var order)
                return order;
        }

        var tie = (one.Pub, one.Item).CompareTo((other.Pub, other.Item));
        return query.IsTieReversed ? tie : -tie;
    }
}
