using Jaytek.Pages.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Pages.Menus;

/// <summary>A menu by its alias: <c>&lt;vc:menu alias="main-menu" display="Header" /&gt;</c>. The display names the theme's view.</summary>
public sealed class MenuViewComponent(SiteMenus menus) : ViewComponent
{
    /// <summary>Shows the published menu with this alias; without one, a menu without links.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string alias, string display) =>
        View(display, await menus.GetAsync(alias, HttpContext.Request.Path, HttpContext.RequestAborted));
}
