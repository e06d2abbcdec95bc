using Jaytek.Admin.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Admin.Notices;

/// <summary>The notices that a former request left: errors in the page, the others as toasts.</summary>
public sealed class ToastsViewComponent : ViewComponent
{
    private const string ViewPath = "/Themes/Jaytek.Admin/Views/Shared/Components/Toasts/Default.cshtml";

    /// <summary>Draws them.</summary>
    public IViewComponentResult Invoke() => View(ViewPath, TempData.TakeNotices());
}
