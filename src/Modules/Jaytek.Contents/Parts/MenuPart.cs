using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Parts;

/// <summary><c>{}</c>: marks a menu; its entries stand in the menu items list.</summary>
internal sealed class MenuPart : IContentPart
{
    public string Name => "MenuPart";

    public string DisplayName => "Menu";

    public string Description => "Makes the item a menu.";
}
