using Jaytek.Contents.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Search.Contracts;

namespace Jaytek.Contents.Queries;

/// <summary>What a text finds: the best thousand items of a type, for filters and pages to choose from.</summary>
internal sealed class TextSearch(Enabled<IRankedSearch> searches)
{
    /// <summary>Items that stand behind these in the order of the search are not found.</summary>
    public const int Most = 1_000;

    /// <summary>The hits in order, one more than <see cref="Most"/> where there are more.</summary>
    /// <exception cref="ContentQueryException">Items of the type are not searched.</exception>
    public async Task<IReadOnlyList<RankedHit>> FindAsync(string contentType, string text, CancellationToken cancellationToken) =>
        searches.FirstOrDefault() is { } search && await search.RankAsync(contentType, text, Most + 1, cancellationToken) is { } hits
            ? hits
            : throw QueryErrors.NotSearchable(contentType);

    /// <summary>Title and text of items with marks, by id.</summary>
    public async Task<IReadOnlyDictionary<string, RankedText>> ShowAsync(string contentType, IReadOnlyList<string> ids, string text, CancellationToken cancellationToken) =>
        searches.FirstOrDefault() is { } search ? await search.ShowAsync(contentType, ids, text, cancellationToken) : new Dictionary<string, RankedText>();
}
