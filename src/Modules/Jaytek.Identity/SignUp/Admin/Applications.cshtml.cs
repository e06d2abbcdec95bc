using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity.SignUp.Admin;

/// <summary>Who applied to teach and waits for an answer, the longest first; at most a hundred at once.</summary>
[Require("roles:assign:any")]
internal sealed class ApplicationsModel(JaytekDb db, DecideApplication decide) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<ApplicationLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Lines = await WaitingApplications.ListAsync(db, Most, cancellationToken);

    public Task<IActionResult> OnPostApproveAsync(string? userId, CancellationToken cancellationToken) => DecideAsync(userId, true, cancellationToken);

    public Task<IActionResult> OnPostDeclineAsync(string? userId, CancellationToken cancellationToken) => DecideAsync(userId, false, cancellationToken);

    private async Task<IActionResult> DecideAsync(string? userId, bool approve, CancellationToken cancellationToken)
    {
        var result = await decide.RunAsync(userId ?? "", approve, cancellationToken);
        if (result.Error is { } error)
        {
            ModelState.AddRefusal(error);
            Response.StatusCode = FormErrors.StatusOf(error);
            await OnGetAsync(cancellationToken);
            return Page();
        }

        TempData.Notify(NoticeKind.Success, approve ? "Approved. They are told by mail." : "Declined. They are told by mail.");
        return LocalRedirect("~/admin/applications");
    }
}
