namespace Jaytek.Pages.Menus;

/// <summary>Menus are content: who may edit them is said by the rights to their type.</summary>
internal static class MenuRights
{
    /// <summary>The content type of menus, as Orchard names it.</summary>
    public const string ContentType = "Menu";

    /// <summary>What the pages need; the actions ask again for the menu at hand.</summary>
    public const string Edit = "content.Menu:edit:any";
}
