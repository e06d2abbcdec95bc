using System.Data.Common;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Search.Contracts;
using Jaytek.Search.Contracts.Views;
using Jaytek.Search.Index;
using Jaytek.Search.Words;

namespace Jaytek.Search.Results;

/// <summary>
/// Asks the index. The order is the same on both databases, which count a word's weight each in its own way: how much of the title was
/// typed, then the newest first.
/// </summary>
internal sealed class FindDocuments(IReadConnections connections, Enabled<ISearchSource> sources, IHostContext host) : ISiteSearch
{
    private readonly IWordIndex _index = WordIndexes.Of(connections.Provider);

    /// <summary>What may be told to anybody: of this brand and language, and of kinds that nobody in particular may view now.</summary>
    internal static string VisibleIn(IWordIndex index) => $"d.brand_id = @brand and d.culture in ('', @culture) and d.kind {index.IsKind}";

    /// <summary>How much of the title was typed; the parameters are <c>@key</c>, <c>@start</c> and <c>@title</c>.</summary>
    internal static string Rank(IWordIndex index) =>
        $"case when d.title_key = @key then 0 when substr(d.title_key, 1, length(@start)) = @start then 1 when {index.TitleMatches} then 2 else 3 end";

    /// <summary>An instant of a row; SQLite keeps it as ticks.</summary>
    internal static DateTimeOffset At(DatabaseProvider provider, DbDataReader row, int column) =>
        provider == DatabaseProvider.Sqlite ? new DateTimeOffset(row.GetInt64(column), TimeSpan.Zero) : new DateTimeOffset(row.GetFieldValue<DateTime>(column), TimeSpan.Zero);

    public async Task<SearchFound?> FindAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(Math.Clamp(request.Page, 1, SearchRequest.MaxPage), request.Page);
        var query = SearchQuery.Read(request.Text);
        if (query.Terms.Count == 0)
            return null;
        var (size, kinds) = (Math.Clamp(request.PageSize, 1, 100), await KindsAsync(cancellationToken));
        await using var connection = await connections.OpenAsync(cancellationToken);
        var counts = await CountAsync(connection, query, kinds, cancellationToken);
        var shown = counts.Where(count => request.Kind is null || count.Name == request.Kind).ToList();
        var hits = shown.Count == 0
            ? []
            : await PageAsync(connection, query, kinds, [.. shown.Select(count => count.Name)], (request.Page - 1) * size, size, cancellationToken);
        return new SearchFound(hits, shown.Sum(count => count.Count), counts, request.Page, size, query.IsCut)
        {
            Nearest = counts.Count == 0 ? await NearestAsync(connection, query, kinds, cancellationToken) : [],
        };
    }

    public async Task<IReadOnlyList<SearchHit>> SuggestAsync(string? text, int count, CancellationToken cancellationToken)
    {
        var query = SearchQuery.Read(text);
        if (query.Terms.Count == 0)
            return [];
        var kinds = await KindsAsync(cancellationToken);
        await using var connection = await connections.OpenAsync(cancellationToken);
        return await PageAsync(connection, query, kinds, [.. kinds.Select(kind => kind.Name)], 0, count, cancellationToken, _index.TitleMatches);
    }

    private async Task<IReadOnlyList<NearTitle>> NearestAsync(
        DbConnection connection, SearchQuery query, IReadOnlyList<SearchKind> kinds, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            NearestTitles.Sql(Visible),
            ("@brand", host.BrandId), ("@culture", host.Culture), ("@kinds", _index.Kinds([.. kinds.Select(kind => kind.Name)])), ("@take", NearestTitles.Compared));
        return await NearestTitles.ReadAsync(command, query, kinds, cancellationToken);
    }

    private async Task<IReadOnlyList<SearchKind>> KindsAsync(CancellationToken cancellationToken)
    {
        var kinds = new List<SearchKind>();
        foreach (var source in sources)
            kinds.AddRange((await source.KindsAsync(cancellationToken)).Where(kind => kind.HasPages));
        return kinds;
    }

    private async Task<IReadOnlyList<KindCount>> CountAsync(
        DbConnection connection, SearchQuery query, IReadOnlyList<SearchKind> kinds, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            $"select d.kind, count(*) from {_index.From} where {_index.Matches} and {Visible} group by d.kind",
            ("@match", _index.Expression(query.Terms, isTitle: false)), ("@brand", host.BrandId), ("@culture", host.Culture),
            ("@kinds", _index.Kinds([.. kinds.Select(kind => kind.Name)])));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellationToken))
            counts[rows.GetString(0)] = (int)rows.GetInt64(1);
        return [.. kinds.Where(kind => counts.ContainsKey(kind.Name)).Select(kind => new KindCount(kind.Name, kind.Many, counts[kind.Name]))];
    }

    private async Task<IReadOnlyList<SearchHit>> PageAsync(
        DbConnection connection, SearchQuery query, IReadOnlyList<SearchKind> kinds, IReadOnlyList<string> shown, int skip, int take,
        CancellationToken cancellationToken, string? only = null)
    {
        // Sorted by numbers; the texts of the page alone are read.
        var sql = $"""
            with page as (
              select d.id, d.at, {Rank(_index)} as rank
              from {_index.From}
              where {_index.Matches} and {only ?? "true"} and {Visible}
              order by rank, d.at desc, d.id desc limit @take offset @skip)
            select d.kind, d.title, d.byline, d.text, d.url, d.at
            from page join search_document d on d.id = page.id order by page.rank, page.at desc, page.id desc
            """;
        await using var command = connection.Command(
            sql, ("@match", _index.Expression(query.Terms, isTitle: false)), ("@title", _index.Expression(query.Terms, isTitle: true)),
            ("@key", query.Key), ("@start", query.Key + " "), ("@brand", host.BrandId), ("@culture", host.Culture),
            ("@kinds", _index.Kinds(shown)), ("@take", take), ("@skip", skip));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var hits = new List<SearchHit>();
        while (await rows.ReadAsync(cancellationToken))
            hits.Add(Hit(rows, query, kinds));
        return hits;
    }

    // What has no page has nothing that a result could lead to.
    private string Visible => VisibleIn(_index) + " and d.url <> ''";

    private SearchHit Hit(DbDataReader row, SearchQuery query, IReadOnlyList<SearchKind> kinds)
    {
        var kind = row.GetString(0);
        return new SearchHit(
            row.GetString(4),
            kinds.First(known => known.Name == kind).One,
            Highlights.All(row.GetString(1), query),
            Highlights.All(row.GetString(2), query),
            Highlights.Best(row.GetString(3), query),
            At(connections.Provider, row, 5));
    }
}
