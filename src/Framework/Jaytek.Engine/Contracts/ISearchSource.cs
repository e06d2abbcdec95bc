using Jaytek.Kernel;

namespace Jaytek.Engine.Contracts;

/// <summary>
/// Says what of a module's things everybody may find, for the module Search. A source never tells what is locked or hidden: what it
/// gives is shown to nobody in particular. Whoever changes such a thing raises <see cref="SearchableChanged"/> in the same unit of work.
/// </summary>
public interface ISearchSource
{
    /// <summary>A stable name, at most 50 characters: <c>content</c>.</summary>
    string Name { get; }

    /// <summary>The kinds of things that nobody in particular may view now, in the order in which a page lists them. Asked at each search, so a right that was taken away counts at once.</summary>
    ValueTask<IReadOnlyList<SearchKind>> KindsAsync(CancellationToken cancellationToken);

    /// <summary>The documents of some things as they are now; what is not there, not public or of no such kind is left out. At most 200 ids. Inside a unit of work it sees what that has written.</summary>
    Task<IReadOnlyList<SearchDocument>> ReadAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    /// <summary>The ids of the things of a kind in a stable order, a page at a time; fewer than <paramref name="take"/> are the last.</summary>
    /// <param name="kind">Name of the kind.</param>
    /// <param name="after">The last id of the page before, or null for the first page.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<IReadOnlyList<string>> ListAsync(string kind, string? after, int take, CancellationToken cancellationToken);
}

/// <summary>A kind of things that can be found.</summary>
/// <param name="Name">Stable, at most 100 characters, unique among all sources: <c>Mix</c>.</param>
/// <param name="One">What people call one of them: <c>Mix</c>.</param>
/// <param name="Many">What people call several: <c>Mixes</c>.</param>
public sealed record SearchKind(string Name, string One, string Many)
{
    /// <summary>Whether its things have pages on this site now; those without are found by the API only.</summary>
    public bool HasPages { get; init; } = true;
}

/// <summary>A thing that can be found. Its texts are plain, without markup.</summary>
/// <param name="Id">Unique within the source, at most 64 characters.</param>
/// <param name="Kind">Name of its <see cref="SearchKind"/>.</param>
/// <param name="Title">What a result is called.</param>
/// <param name="Byline">One short line below the title, such as whose it is; or null. It is found like the text.</param>
/// <param name="Text">Everything else that can be found; empty where there is nothing.</param>
/// <param name="Url">Its page, a path from the root; empty where it has none.</param>
/// <param name="At">What the newest comes first by.</param>
public sealed record SearchDocument(string Id, string Kind, string Title, string? Byline, string Text, string Url, DateTimeOffset At);

/// <summary>A thing of an <see cref="ISearchSource"/> came, changed, or went.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Id">The thing.</param>
public sealed record SearchableChanged(string Source, string Id) : IDomainEvent
{
    /// <inheritdoc/>
    public string AggregateId => $"{Source}/{Id}";
}
