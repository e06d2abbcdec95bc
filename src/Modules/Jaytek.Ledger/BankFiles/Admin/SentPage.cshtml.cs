using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Ledger.Withdrawals;
using Jaytek.Ledger.Withdrawals.Admin;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.BankFiles.Admin;

/// <summary><c>/admin/payouts/sent/{id}</c>: one withdrawal to a bank account, as who keeps the lists sees it.</summary>
[Require(LedgerPermissions.SendPayoutsText)]
internal sealed class SentPageModel(PayoutReader payouts, SettleBankWithdrawal settle) : PageModel
{
    public const string Address = "/admin/payouts/sent";

    /// <summary>Why it came back.</summary>
    [BindProperty, Display(Name = "Reason")]
    public string? Reason { get; set; }

    public PayoutDetails Details { get; private set; } = null!;

    public Withdrawal Withdrawal => Details.Line.Withdrawal;

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostExecutedAsync([FromRoute] string id, CancellationToken cancellationToken) => SettleAsync(id, BankOutcome.Executed, cancellationToken);

    public Task<IActionResult> OnPostReturnedAsync([FromRoute] string id, CancellationToken cancellationToken) => SettleAsync(id, BankOutcome.Returned, cancellationToken);

    private async Task<IActionResult> SettleAsync(string id, BankOutcome outcome, CancellationToken cancellationToken)
    {
        var settled = await settle.RunAsync(id, outcome, Reason, cancellationToken);
        if (settled.IsSuccess)
        {
            TempData.Notify(NoticeKind.Success, outcome == BankOutcome.Executed ? "Completed." : "The money is its owner's again.");
            return LocalRedirect($"~{Address}/{id}");
        }

        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        ModelState.Clear();
        ModelState.AddRefusal(settled.Error!);
        Response.StatusCode = FormErrors.StatusOf(settled.Error!);
        return Page();
    }

    // Of other ways to pay there is nothing to say here.
    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await payouts.FindAsync(id, cancellationToken) is not { Line.Withdrawal.Method: BankFileProvider.Name } details)
            return false;
        Details = details;
        return true;
    }
}
