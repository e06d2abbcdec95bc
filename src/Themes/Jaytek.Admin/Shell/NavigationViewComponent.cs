using Jaytek.Engine.Menus;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Microsoft.AspNetCore.Http;
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
        // A page whose address does not lie below its list's says where it belongs.
        var section = ViewData["Section"] is string href ? new PathString(href) : Request.Path;
        var current = Navigation.CurrentHref(groups.SelectMany(group => group), section);
        return View(ViewPath, new Navigation((await settings.GetAsync(aborted)).SiteName, actor.Actor.UserName ?? "", groups, current));
    }
}
