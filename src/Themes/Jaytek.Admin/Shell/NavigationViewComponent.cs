using Jaytek.Engine.Menus;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Admin.Shell;

/// <summary>The sidebar: what the current user may open, in groups that fold.</summary>
public sealed class NavigationViewComponent(AdminMenu menu, ISettings<SiteSettings> settings, ICurrentActor actor) : ViewComponent
{
    private const string ViewPath = "/Themes/Jaytek.Admin/Views/Shared/Components/Navigation/Default.cshtml";

    /// <summary>Draws it.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var aborted = HttpContext.RequestAborted;
        var groups = await menu.ListAsync(aborted);
        var current = Navigation.CurrentHref(groups.SelectMany(group => group), Request.Path);
        return View(ViewPath, new Navigation((await settings.GetAsync(aborted)).SiteName, actor.Actor.UserName ?? "", groups, current));
    }
}
