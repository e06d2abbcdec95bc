using System.Collections.Frozen;

namespace Jaytek.Contents.Contracts;

/// <summary>The scalar members at the root of a content item, in the order in which they are written.</summary>
public static class RootProperties
{
    /// <summary>All names in their order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        nameof(ContentItem.ContentItemId), nameof(ContentItem.ContentItemVersionId), nameof(ContentItem.ContentType),
        nameof(ContentItem.DisplayText), nameof(ContentItem.Latest), nameof(ContentItem.Published),
        nameof(ContentItem.ModifiedUtc), nameof(ContentItem.PublishedUtc), nameof(ContentItem.CreatedUtc),
        nameof(ContentItem.Owner), nameof(ContentItem.Author),
    ];

    private static readonly FrozenSet<string> Names = All.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for a root property's name; case matters.</summary>
    public static bool IsKnown(string name) => Names.Contains(name);
}
