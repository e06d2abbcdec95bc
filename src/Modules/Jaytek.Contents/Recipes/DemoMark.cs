using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Recipes;

/// <summary>
/// The mark of sample content: a member <c>DemoPart</c> at the root of an item, which the demo's recipes write. No type has this part, so it
/// stays with the item whatever is edited, and lists show it.
/// </summary>
internal static class DemoMark
{
    public const string Name = "DemoPart";

    /// <summary>How the mark stands in a stored document; where other text says the same, <see cref="Is"/> decides.</summary>
    public const string Stored = $"\"{Name}\"";

    /// <summary>Whether an item came as sample content.</summary>
    public static bool Is(ContentItem item) => item.Part(Name) is not null;
}
