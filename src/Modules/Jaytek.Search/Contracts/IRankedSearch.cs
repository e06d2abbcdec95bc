using Jaytek.Search.Contracts.Views;

namespace Jaytek.Search.Contracts;

/// <summary>
/// Searches the things of one kind for whoever asks more of them than their words, such as the content API with its filters: it answers
/// ids in their order, not pages. Like the site's search it knows what everybody may view and nothing else.
/// </summary>
public interface IRankedSearch
{
    /// <summary>
    /// The best things of a kind that hold all of the words, in order; words and quotes are read as <see cref="ISiteSearch.FindAsync"/> reads them. Null
    /// where things of this kind are not searched.
    /// </summary>
    /// <param name="kind">Name of the kind.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<IReadOnlyList<RankedHit>?> RankAsync(string kind, string text, int most, CancellationToken cancellationToken);

    /// <summary>Title and text of things with what was found in them, by id: the whole title, and the piece of the text that shows most.</summary>
    Task<IReadOnlyDictionary<string, RankedText>> ShowAsync(string kind, IReadOnlyCollection<string> ids, string text, CancellationToken cancellationToken);
}

/// <summary>A hit and what it stands by: first <paramref name="Rank"/>, then the newest, then <paramref name="Row"/> from the largest.</summary>
/// <param name="Id">The source's id.</param>
/// <param name="Rank">0 where the title is the words, 1 where it begins with them, 2 where it holds them, else 3.</param>
/// <param name="At">When it was published.</param>
/// <param name="Row">A number of its own.</param>
public sealed record RankedHit(string Id, int Rank, DateTimeOffset At, long Row);

/// <summary>What a hit shows.</summary>
/// <param name="Title">The title.</param>
/// <param name="Text">A piece of the text; may be empty.</param>
public sealed record RankedText(IReadOnlyList<Fragment> Title, IReadOnlyList<Fragment> Text);
