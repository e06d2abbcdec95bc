using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.Payees.Admin;

/// <summary><c>/admin/payouts/payees</c>: where people want their money sent to.</summary>
[Require(LedgerPermissions.DecidePayeesText)]
internal sealed class AllPayeesModel(PayeeReader payees, DecidePayee decide, TimeProvider clock) : PageModel
{
    public const string Address = "/admin/payouts/payees";
    public const int PageSize = 25;

    public PayeeState Tab { get; private set; }

    public IReadOnlyDictionary<PayeeState, int> Counts { get; private set; } = new Dictionary<PayeeState, int>();

    public IReadOnlyList<PayeeLine> Lines { get; private set; } = [];

    public int Number { get; private set; } = 1;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGetAsync([FromQuery] string? tab, [FromQuery] int page, CancellationToken cancellationToken)
    {
        (Tab, Number) = (Enum.TryParse<PayeeState>(tab, ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : PayeeState.Requested, Math.Clamp(page, 1, 100_000));
        await LoadAsync(cancellationToken);
    }

    public Task<IActionResult> OnPostApproveAsync([FromForm] string? id, CancellationToken cancellationToken) => DecideAsync(id, approve: true, cancellationToken);

    public Task<IActionResult> OnPostRefuseAsync([FromForm] string? id, CancellationToken cancellationToken) => DecideAsync(id, approve: false, cancellationToken);

    public static string NameOf(PayeeState state) => state switch
    {
        PayeeState.Requested => "Waiting for approval",
        PayeeState.Active => "In use",
        PayeeState.Approved => "Approved, not in use yet",
        PayeeState.Rejected => "Refused",
        _ => "Replaced",
    };

    public static string Href(PayeeState state) => state == PayeeState.Requested ? Address : $"{Address}?tab={state.ToString().ToLowerInvariant()}";

    private async Task<IActionResult> DecideAsync(string? id, bool approve, CancellationToken cancellationToken)
    {
        var decided = await decide.RunAsync(id ?? "", approve, cancellationToken);
        if (decided.Error is { Kind: ErrorKind.NotFound })
            return NotFound();
        if (decided.IsSuccess)
        {
            TempData.Notify(NoticeKind.Success, approve ? "Approved. Money goes there when the waiting time is over; until then it goes where it went." : "Refused.");
            return LocalRedirect($"~{Address}");
        }

        await LoadAsync(cancellationToken);
        ModelState.AddRefusal(decided.Error!);
        Response.StatusCode = FormErrors.StatusOf(decided.Error!);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Counts = await payees.CountAsync(cancellationToken);
        Lines = await payees.ListAsync(Tab, Number, PageSize, cancellationToken);
    }
}
