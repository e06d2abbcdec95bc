using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Pages.Menus;

/// <summary>A menu by its alias: <c>&lt;vc:menu alias="main-menu" display="Header" /&gt;</c>. The display names the theme's view.</summary>
public sealed class MenuViewComponent(IContentReader reader) : ViewComponent
{
    /// <summary>Shows the published menu with this alias; without one, a menu without links.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string alias, string display)
    {
        var cancellationToken = HttpContext.RequestAborted;
        var menu = await reader.FindByAliasAsync(alias, cancellationToken);
        if (menu is null)
            return View(display, new MenuModel("", []));
        var entries = MenuEntries.Of(menu);
        var items = await reader.GetManyAsync([.. MenuEntries.Picked(entries)], ContentVersion.Published, cancellationToken);
        return View(display, new MenuModel(menu.Title(), MenuEntries.Links(entries, items, HttpContext.Request.Path)));
    }
}
