using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Parts;

/// <summary>A menu entry that leads to the item picked by its field <c>SelectedContentItem</c>.</summary>
internal sealed class ContentMenuItemPart : IContentPart
{
    public string Name => "ContentMenuItemPart";

    public string DisplayName => "Content menu entry";

    public string Description => "A menu entry that leads to a content item.";
}
