using ItemState = Jaytek.Admin.Contracts.ItemState;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>By what a list is ordered.</summary>
internal enum ItemSort
{
    /// <summary>The last change.</summary>
    Updated,

    /// <summary>The title, without case and accents.</summary>
    Title,

    /// <summary>The first publication; what was never published comes last, whichever way.</summary>
    Published,

    /// <summary>When it was made.</summary>
    Created,
}

/// <summary>A term or an item that a field of the newest version names.</summary>
/// <param name="Field"><c>Part.Field</c>, the part as it is attached.</param>
/// <param name="Target">The id of the term or item.</param>
internal sealed record ItemReference(string Field, string Target);

/// <summary>What a list of the admin is asked for.</summary>
/// <param name="ContentTypes">The types whose items it shows.</param>
internal sealed record ItemFilter(IReadOnlyCollection<string> ContentTypes)
{
    /// <summary>Part of the title, in any case and without accents, or a whole id.</summary>
    public string? Search { get; init; }

    /// <summary><see cref="ItemState.Published"/>, <see cref="ItemState.Draft"/>, <see cref="ItemState.Changed"/> or <see cref="ItemState.Scheduled"/>; null for all.</summary>
    public ItemState? State { get; init; }

    /// <summary>Without what will publish itself.</summary>
    public bool Unplanned { get; init; }

    /// <summary>Only what this user owns; null for everybody's.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Changed at this time or later, UTC.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Changed before this time, UTC.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Only what names all of these.</summary>
    public IReadOnlyList<ItemReference> References { get; init; } = [];

    /// <summary>By what it is ordered.</summary>
    public ItemSort Sort { get; init; }

    /// <summary>By title instead of by the last change.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool ByTitle
    {
        get => Sort == ItemSort.Title;
        init => Sort = value ? ItemSort.Title : ItemSort.Updated;
    }

    /// <summary>From Z to A, newest first.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>Of these types only the items of this user are shown.</summary>
    public IReadOnlyCollection<string> OwnOnly { get; init; } = [];

    /// <summary>Of these among <see cref="OwnOnly"/> the items of others are shown too, as visitors see them: their published versions.</summary>
    public IReadOnlyCollection<string> OnSite { get; init; } = [];

    /// <summary>Who asks.</summary>
    public string? UserId { get; init; }

    /// <summary>Beyond this nobody needs the number, and counting would read the whole table for each page.</summary>
    public int MostCounted { get; init; } = 10_000;
}
