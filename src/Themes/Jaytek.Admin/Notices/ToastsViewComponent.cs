using Jaytek.Admin.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Admin.Notices;

/// <summary>The notices that a former request left: errors in the page, the others as toasts.</summary>
public sealed class ToastsViewComponent : ViewComponent
{
    /// <summary>Draws them.</summary>
    public IViewComponentResult Invoke() => View(TempData.TakeNotices());
}
