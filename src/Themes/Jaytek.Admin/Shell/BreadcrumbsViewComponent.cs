using Jaytek.Engine.Menus;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Admin.Shell;

/// <summary>The way from the dashboard to this page, made from the menu: no page writes its own.</summary>
public sealed class BreadcrumbsViewComponent(AdminMenu menu) : ViewComponent
{
    private const string ViewPath = "/Themes/Jaytek.Admin/Views/Shared/Components/Breadcrumbs/Default.cshtml";

    /// <summary>Draws it.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var entries = (await menu.ListAsync(HttpContext.RequestAborted)).SelectMany(group => group);
        var section = ViewData["Section"] is string href ? new PathString(href) : Request.Path;
        return View(ViewPath, Breadcrumbs.Of(entries, section, Request.Path, ViewData["Title"] as string));
    }
}
