using Jaytek.Admin.Contracts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Admin.Shell;

/// <summary>The bell with how many notices wait.</summary>
public sealed class BellViewComponent(INotices notices, ICurrentActor current) : ViewComponent
{
    private const string ViewPath = "/Themes/Jaytek.Admin/Views/Shared/Components/Bell/Default.cshtml";

    /// <summary>Draws it.</summary>
    public async Task<IViewComponentResult> InvokeAsync() =>
        View(ViewPath, current.Actor.UserId is { } userId ? await notices.CountUnreadAsync(userId, HttpContext.RequestAborted) : 0);
}
