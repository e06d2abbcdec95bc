using System.Globalization;
using Jaytek.Contents.Contracts;
using ItemState = Jaytek.Admin.Contracts.ItemState;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>An item as a list shows it: its newest version.</summary>
/// <param name="Item">The version.</param>
/// <param name="State">Where the item stands.</param>
internal sealed record ItemLine(ContentItem Item, ItemState State)
{
    /// <summary>When it publishes itself, UTC; null where nobody planned it.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>What to call it.</summary>
    public string Title => Item.DisplayText is { Length: > 0 } text ? text : "Untitled";
}

/// <summary>How many items there are by state.</summary>
/// <param name="Published">On the site, without a newer draft.</param>
/// <param name="Draft">Never shown, or taken off.</param>
/// <param name="Changed">On the site, with a newer draft.</param>
/// <param name="Most">What is told at most, each state and all together; one above it means that there are more.</param>
internal sealed record ItemCounts(long Published, long Draft, long Changed, long Most = long.MaxValue)
{
    /// <summary>Of the drafts and the changed ones, those that will publish themselves.</summary>
    public long Scheduled { get; init; }

    public long All => Of(null);

    /// <summary>Whether there may be more in all than is told.</summary>
    public bool IsCapped => Counted(null) > Most;

    /// <summary>As people read it: <c>1,204</c>, <c>10,000+</c>.</summary>
    public string Text(ItemState? state) => Of(state).ToString("N0", CultureInfo.InvariantCulture) + (Counted(state) > Most ? "+" : "");

    /// <summary>How many there are at least, and where <see cref="Text"/> has no plus exactly.</summary>
    public long Of(ItemState? state) => Math.Min(Counted(state), Most);

    private long Counted(ItemState? state) => state switch
    {
        null => Published + Draft + Changed,
        ItemState.Published => Published,
        ItemState.Draft => Draft,
        ItemState.Changed => Changed,
        ItemState.Scheduled => Scheduled,
        _ => 0,
    };
}
