using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Engine.Themes;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Admin.Design;

/// <summary>The public themes, with a picture of each; one click switches.</summary>
[Require("themes:apply:any")]
public sealed class ThemesController(SiteThemes themes, ApplyTheme apply) : Controller
{
    /// <summary>The page's address.</summary>
    internal const string Address = "/admin/themes";

    private const string Page = "/Themes/Jaytek.Admin/Design/Themes.cshtml";

    /// <summary>The page.</summary>
    [HttpGet(Address)]
    public async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        var current = await themes.CurrentAsync(cancellationToken);
        return View(Page, new ThemesPage(themes.Public, current.Count > 0 ? current[0].Id : ""));
    }

    /// <summary>Applies a theme, at once, for everybody.</summary>
    [HttpPost(Address + "/{id}")]
    public async Task<IActionResult> Apply(string id, CancellationToken cancellationToken)
    {
        if (themes.Find(id) is not { IsAdmin: false } theme)
            return NotFound();
        var applied = await apply.RunAsync(theme, cancellationToken);
        if (applied.Error is { } error)
            return StatusCode(Problems.StatusOf(error.Kind));
        TempData.Notify(NoticeKind.Success, $"The site now wears {theme.Name}.");
        return LocalRedirect("~" + Address);
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Themes">The public themes.</param>
/// <param name="CurrentId">The one in use.</param>
internal sealed record ThemesPage(IReadOnlyList<ThemeInfo> Themes, string CurrentId);
