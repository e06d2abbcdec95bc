using System.Text.Json.Nodes;

namespace Jaytek.Contents.Contracts;

/// <summary>
/// Keeps the members of a type's items from readers who may view the items but not everything in them, such as what a paid
/// lesson holds. The content API applies it to every document that it sends, wherever in it such an item stands; whoever may
/// edit the document gets all of it. It applies also while its feature is off: nothing becomes public by a switch. Registered as
/// a singleton; it reads nothing but what it is given, because its answers are kept as long as the document.
/// </summary>
public interface IContentProjector
{
    /// <summary>The type whose items it looks at.</summary>
    string ContentType { get; }

    /// <summary>
    /// What stays of a locked item beside its root properties: parts (<c>TitlePart</c>) and members (<c>Lesson.Order</c>).
    /// Everything else goes, also what editors add to the type later. Lists are filtered and sorted by these only.
    /// </summary>
    IReadOnlySet<string> Open { get; }

    /// <summary>Whether the item, as its document has it, is locked.</summary>
    bool IsLocked(JsonObject item);
}
