using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Ledger.BankFiles.Lists;
using Jaytek.Ledger.Withdrawals.Admin;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.BankFiles.Admin;

/// <summary><c>/admin/payouts/lists/{id}</c>: one list, its file, and what the bank did with it.</summary>
[Require(LedgerPermissions.SendPayoutsText)]
internal sealed class BankListPageModel(BankListReader lists, HandOutBankFile handOut, DissolveBankList dissolve, SettleBankList settle) : PageModel
{
    public const int PageSize = 25;

    /// <summary>Why the bank took none of it.</summary>
    [BindProperty, Display(Name = "Reason")]
    public string? Reason { get; set; }

    public BankListLine Line { get; private set; } = null!;

    public IReadOnlyList<PayoutLine> Rows { get; private set; } = [];

    public int Number { get; private set; } = 1;

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, [FromQuery] int page, CancellationToken cancellationToken)
    {
        Number = Math.Clamp(page, 1, 100_000);
        return await LoadAsync(id, cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostDownloadAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        var file = await handOut.RunAsync(id, cancellationToken);
        if (file.Error is { } error)
            return await RefuseAsync(id, error, cancellationToken);
        Response.Headers.CacheControl = "no-store";
        return File(file.Value.Bytes, file.Value.ContentType, file.Value.Name);
    }

    public async Task<IActionResult> OnPostDissolveAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        var dissolved = await dissolve.RunAsync(id, cancellationToken);
        if (dissolved.Error is { } error)
            return await RefuseAsync(id, error, cancellationToken);
        TempData.Notify(NoticeKind.Success, "Dissolved. What was in it waits for another list.");
        return LocalRedirect($"~{AllBankListsModel.Address}");
    }

    public Task<IActionResult> OnPostExecutedAsync([FromRoute] string id, CancellationToken cancellationToken) => SettleAsync(id, BankOutcome.Executed, cancellationToken);

    public Task<IActionResult> OnPostReturnedAsync([FromRoute] string id, CancellationToken cancellationToken) => SettleAsync(id, BankOutcome.Returned, cancellationToken);

    private async Task<IActionResult> SettleAsync(string id, BankOutcome outcome, CancellationToken cancellationToken)
    {
        var settled = await settle.RunAsync(id, outcome, Reason, cancellationToken);
        if (settled.Error is { } error)
            return await RefuseAsync(id, error, cancellationToken);
        var said = outcome == BankOutcome.Executed ? $"{Counted.Of(settled.Value.Settled, "withdrawal is", "withdrawals are")} completed." : $"{Counted.Of(settled.Value.Settled, "withdrawal")} came back.";
        if (settled.Value.Why is { } why)
            TempData.Notify(NoticeKind.Warning, $"{said} {settled.Value.Left} could not be settled: {why.Message}");
        else
            TempData.Notify(NoticeKind.Success, said);
        return LocalRedirect($"~{AllBankListsModel.Address}/{id}");
    }

    private async Task<IActionResult> RefuseAsync(string id, Error error, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        ModelState.Clear();
        ModelState.AddRefusal(error);
        Response.StatusCode = FormErrors.StatusOf(error);
        return Page();
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await lists.FindAsync(id, cancellationToken) is not { } line)
            return false;
        Line = line;
        Rows = await lists.WithdrawalsAsync(id, Number, PageSize, cancellationToken);
        return true;
    }
}
