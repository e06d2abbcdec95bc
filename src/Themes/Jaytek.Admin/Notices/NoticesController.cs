using Jaytek.Admin.Contracts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Admin.Notices;

/// <summary>The list behind the bell.</summary>
[Require("admin:access:any")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NoticesController(INotices notices, ICurrentActor current) : Controller
{
    /// <summary>The page's address.</summary>
    internal const string Address = "/admin/notices";

    private const int PageSize = 25;
    private const string Page = "/Themes/Jaytek.Admin/Notices/Notices.cshtml";

    /// <summary>The page.</summary>
    [HttpGet(Address)]
    public async Task<IActionResult> Show(long? before, CancellationToken cancellationToken)
    {
        var userId = current.Actor.UserId ?? "";
        var found = await notices.ListAsync(userId, before, PageSize + 1, cancellationToken);
        var unread = await notices.CountUnreadAsync(userId, cancellationToken);
        return View(Page, new NoticePage([.. found.Take(PageSize)], unread, found.Count > PageSize ? found[PageSize - 1].Id : null, before is not null));
    }

    /// <summary>Marks all as read.</summary>
    [HttpPost(Address + "/read")]
    public async Task<IActionResult> ReadAll(CancellationToken cancellationToken)
    {
        await notices.MarkReadAsync(null, cancellationToken);
        return LocalRedirect("~" + Address);
    }

    /// <summary>Marks one as read and shows what it is about.</summary>
    [HttpPost(Address + "/{id:long}/read")]
    public async Task<IActionResult> ReadOne(long id, string? to, CancellationToken cancellationToken)
    {
        if (!(await notices.MarkReadAsync(id, cancellationToken)).IsSuccess)
            return NotFound();
        return LocalRedirect(to is not null && to.StartsWith("/admin", StringComparison.Ordinal) && Url.IsLocalUrl(to) ? "~" + to : "~" + Address);
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Notices">A page of notices, newest first.</param>
/// <param name="Unread">How many are not read.</param>
/// <param name="Next">Older ones are before this number; null where there are none.</param>
/// <param name="IsOlder">Whether newer ones are left out.</param>
internal sealed record NoticePage(IReadOnlyList<KeptNotice> Notices, int Unread, long? Next, bool IsOlder);
