using Jaytek.Search.Contracts.Views;

namespace Jaytek.Search.Contracts;

/// <summary>Searches everything that everybody may view, without case and accents: for pages, and for whoever offers a search of their own.</summary>
public interface ISiteSearch
{
    /// <summary>
    /// A page of what holds all of the words. Words in quotes are meant exactly and next to each other; the others also find longer words
    /// that begin with them. No text is wrong. Null where it holds no word at all.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The page is none.</exception>
    Task<SearchFound?> FindAsync(SearchRequest request, CancellationToken cancellationToken);

    /// <summary>The best few titles for what is being typed; empty where there is no word yet.</summary>
    Task<IReadOnlyList<SearchHit>> SuggestAsync(string? text, int count, CancellationToken cancellationToken);
}

/// <summary>A question.</summary>
/// <param name="Text">What was typed; beyond 200 characters or 12 words it is not read.</param>
/// <param name="Kind">Name of the kind to narrow it to, or null; an unknown one finds nothing.</param>
/// <param name="Page">From 1 to <see cref="MaxPage"/>.</param>
/// <param name="PageSize">1 to 100.</param>
public sealed record SearchRequest(string? Text, string? Kind = null, int Page = 1, int PageSize = 20)
{
    /// <summary>Beyond this page nothing is answered.</summary>
    public const int MaxPage = 500;
}
