using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.Withdrawals.Admin;

/// <summary><c>/admin/payouts/{id}</c>: one withdrawal, what became of it, and what it moved in the books.</summary>
[Require(LedgerPermissions.DecideWithdrawalsText)]
internal sealed class PayoutPageModel(PayoutReader payouts, DecideWithdrawal decide, RescueWithdrawal rescue) : PageModel
{
    /// <summary>Why it is refused or given back.</summary>
    [BindProperty, Display(Name = "Reason")]
    public string? Reason { get; set; }

    public PayoutDetails Details { get; private set; } = null!;

    public Withdrawal Withdrawal => Details.Line.Withdrawal;

    /// <summary>True where a person may have it sent again or give it back.</summary>
    public bool IsStuck => Withdrawal is { State: WithdrawalState.Processing, SentAt: null, BankListId: null, Tries: > 0 };

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostApproveAsync([FromRoute] string id, CancellationToken cancellationToken) => DecideAsync(id, approve: true, cancellationToken);

    public Task<IActionResult> OnPostRefuseAsync([FromRoute] string id, CancellationToken cancellationToken) => DecideAsync(id, approve: false, cancellationToken);

    public async Task<IActionResult> OnPostSendAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        await ShowAsync(id, (await rescue.SendAgainAsync(id, cancellationToken)).Error, "It is sent again now. Reload this page to see how it went.", cancellationToken);

    public async Task<IActionResult> OnPostGiveBackAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        var given = await rescue.GiveBackAsync(id, Reason, cancellationToken);
        return await ShowAsync(
            id, given.Error, given is { IsSuccess: true, Value: true } ? "Given back. The money is its owner's again." : "It had left after all, and is completed now. Nothing was given back.",
            cancellationToken);
    }

    private async Task<IActionResult> DecideAsync(string id, bool approve, CancellationToken cancellationToken) =>
        await ShowAsync(
            id, (await decide.RunAsync(id, approve, Reason, cancellationToken)).Error, approve ? "Approved. It is on its way." : "Refused. The money is its owner's again.", cancellationToken);

    private async Task<IActionResult> ShowAsync(string id, Error? error, string done, CancellationToken cancellationToken)
    {
        if (error is null)
        {
            TempData.Notify(NoticeKind.Success, done);
            return LocalRedirect($"~{AllPayoutsModel.Address}/{id}");
        }

        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        ModelState.Clear();
        ModelState.AddRefusal(error);
        Response.StatusCode = FormErrors.StatusOf(error);
        return Page();
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await payouts.FindAsync(id, cancellationToken) is not { } details)
            return false;
        Details = details;
        return true;
    }
}
