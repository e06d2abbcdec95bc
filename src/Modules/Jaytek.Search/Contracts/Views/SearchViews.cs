using Jaytek.Engine.Contracts;

namespace Jaytek.Search.Contracts.Views;

/// <summary>The search page: the model of the view <c>Jaytek.Search/Search/Index</c>.</summary>
/// <param name="Head">For the page's head.</param>
/// <param name="Text">What was typed, as it was; empty where nothing was.</param>
/// <param name="Kind">Name of the kind to which it is narrowed, or null.</param>
/// <param name="Found">What was found; null where no word was typed.</param>
public sealed record SearchPage(PageHead Head, string Text, string? Kind, SearchFound? Found) : IPageModel;

/// <summary>A page of what was found.</summary>
/// <param name="Hits">In order: titles that are the words, titles that begin with them, titles that hold them, then texts; the newest first.</param>
/// <param name="Total">How many there are, of the kind that was asked for.</param>
/// <param name="Kinds">How many there are of each kind; kinds without any are left out.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">Hits on a full page.</param>
/// <param name="IsCut">True where the question was too long and only its beginning was searched.</param>
public sealed record SearchFound(IReadOnlyList<SearchHit> Hits, int Total, IReadOnlyList<KindCount> Kinds, int Page, int PageSize, bool IsCut)
{
    /// <summary>The titles nearest to what was typed, at most three, where nothing of any kind was found.</summary>
    public IReadOnlyList<NearTitle> Nearest { get; init; } = [];
}

/// <summary>A title that is nearly what was typed.</summary>
/// <param name="Url">Its page.</param>
/// <param name="Kind">What it is, as people read it.</param>
/// <param name="Title">The title, plain text.</param>
public sealed record NearTitle(string Url, string Kind, string Title);

/// <summary>Hits of a kind.</summary>
/// <param name="Name">The kind's name, for the address.</param>
/// <param name="Label">What people read, in the plural.</param>
/// <param name="Count">How many.</param>
public sealed record KindCount(string Name, string Label, int Count);

/// <summary>Something that was found.</summary>
/// <param name="Url">Its page.</param>
/// <param name="Kind">What it is, as people read it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Byline">Whose it is or what it belongs to; empty where there is nothing.</param>
/// <param name="Text">The piece of its text that shows most of what was asked for; may be empty.</param>
/// <param name="At">When it was published.</param>
public sealed record SearchHit(
    string Url, string Kind, IReadOnlyList<Fragment> Title, IReadOnlyList<Fragment> Byline, IReadOnlyList<Fragment> Text, DateTimeOffset At);

/// <summary>A piece of plain text.</summary>
/// <param name="Text">The piece, not encoded.</param>
/// <param name="IsHit">True for what was asked for; a theme marks it.</param>
public sealed record Fragment(string Text, bool IsHit);
