using System.Data.Common;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Search.Contracts;
using Jaytek.Search.Index;
using Jaytek.Search.Words;

namespace Jaytek.Search.Results;

/// <summary>Asks the index for the things of one kind, in the order of <see cref="FindDocuments"/>.</summary>
internal sealed class RankDocuments(IReadConnections connections, Enabled<ISearchSource> sources, IHostContext host) : IRankedSearch
{
    private readonly IWordIndex _index = WordIndexes.Of(connections.Provider);

    public async Task<IReadOnlyList<RankedHit>?> RankAsync(string kind, string text, int most, CancellationToken cancellationToken)
    {
        if (!await IsKnownAsync(kind, cancellationToken))
            return null;
        var query = SearchQuery.Read(text);
        if (query.Terms.Count == 0)
            return [];
        await using var connection = await connections.OpenAsync(cancellationToken);
        await using var command = connection.Command(
            $"""
            select d.key, {FindDocuments.Rank(_index)} as rank, d.at, d.id from {_index.From}
            where {_index.Matches} and {FindDocuments.VisibleIn(_index)}
            order by rank, d.at desc, d.id desc limit @take
            """,
            ("@match", _index.Expression(query.Terms, isTitle: false)), ("@title", _index.Expression(query.Terms, isTitle: true)),
            ("@key", query.Key), ("@start", query.Key + " "), ("@brand", host.BrandId), ("@culture", host.Culture), ("@kinds", _index.Kinds([kind])), ("@take", most));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var hits = new List<RankedHit>();
        while (await rows.ReadAsync(cancellationToken))
            hits.Add(new RankedHit(rows.GetString(0), (int)rows.GetInt64(1), FindDocuments.At(connections.Provider, rows, 2), rows.GetInt64(3)));
        return hits;
    }

    public async Task<IReadOnlyDictionary<string, RankedText>> ShowAsync(string kind, IReadOnlyCollection<string> ids, string text, CancellationToken cancellationToken)
    {
        var (query, shown) = (SearchQuery.Read(text), new Dictionary<string, RankedText>(StringComparer.Ordinal));
        if (query.Terms.Count == 0 || ids.Count == 0)
            return shown;
        await using var connection = await connections.OpenAsync(cancellationToken);
        // Ids are a list of texts, as kinds are.
        await using var command = connection.Command(
            $"select d.key, d.title, d.text from search_document d where d.brand_id = @brand and d.kind = @kind and d.key {_index.IsKind}",
            ("@brand", host.BrandId), ("@kind", kind), ("@kinds", _index.Kinds(ids)));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            shown[rows.GetString(0)] = new RankedText(Highlights.All(rows.GetString(1), query), Highlights.Best(rows.GetString(2), query));
        return shown;
    }

    private async Task<bool> IsKnownAsync(string kind, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if ((await source.KindsAsync(cancellationToken)).Any(known => known.Name == kind))
                return true;
        }

        return false;
    }
}
