using Jaytek.Contents.Contracts;
using Jaytek.Contents.Parts;

namespace Jaytek.Contents.Items;

/// <summary>An item's address, for the events that tell of it: when they are read, the item may be gone.</summary>
internal static class ItemPath
{
    public static string? Of(ContentItem? item) => item?.Part(AutoroutePart.PartName)?["Path"].AsText() is { Length: > 0 } path ? path : null;
}
