using System.Data.Common;
using Jaytek.Engine.Contracts;
using Jaytek.Search.Contracts.Views;
using Jaytek.Search.Words;

namespace Jaytek.Search.Results;

/// <summary>
/// The titles that are nearest to words of which nothing was found: compared by ourselves and not by the database, so that both offer
/// alike. It looks at the newest few hundred, which an index gives in their order: a question of which nothing is found costs no more on a
/// large site.
/// </summary>
internal static class NearestTitles
{
    /// <summary>As many titles as are compared.</summary>
    public const int Compared = 500;

    private const int Offered = 3;
    private const int MostWords = 6;

    /// <summary>Asks for what is compared: <c>kind, title, title_key, url</c>, the newest first.</summary>
    public static string Sql(string visible) =>
        $"select d.kind, d.title, d.title_key, d.url from search_document d where {visible} order by d.at desc, d.id desc limit @take";

    /// <summary>The best of a result of <see cref="Sql"/>.</summary>
    public static async Task<IReadOnlyList<NearTitle>> ReadAsync(
        DbCommand command, SearchQuery query, IReadOnlyList<SearchKind> kinds, CancellationToken cancellationToken)
    {
        var typed = query.Terms.SelectMany(term => term.Words).Distinct().Take(MostWords).ToArray();
        var near = new List<(NearTitle Title, int Words, int Distance)>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            var (words, distance) = Nearness.Of(typed, rows.GetString(2));
            if (words == 0)
                continue;
            var kind = rows.GetString(0);
            near.Add((new NearTitle(rows.GetString(3), kinds.First(known => known.Name == kind).One, rows.GetString(1)), words, distance));
        }
        return [.. near.OrderByDescending(one => one.Words).ThenBy(one => one.Distance).DistinctBy(one => one.Title.Url).Take(Offered).Select(one => one.Title)];
    }
}
