using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Ledger.BankFiles;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Payees;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.Withdrawals.Own;

/// <summary><c>/dashboard/teach/payouts</c>: where one's money goes, asking for it, and what became of that.</summary>
[Require(LedgerPermissions.ReadEarningsText)]
internal sealed class PayoutsModel(
    OwnPayouts payouts, IWallets wallets, RequestPayee requestPayee, RequestWithdrawal request, DecideWithdrawal decide, IAuthorizer authorizer, ICurrentActor actor, TimeProvider clock)
    : PageModel
{
    public const string Address = "/dashboard/teach/payouts";
    public const int PageSize = 25;

    [BindProperty]
    public WithdrawalForm Withdraw { get; set; } = new();

    [BindProperty]
    public PayeeForm Payee { get; set; } = new();

    public IReadOnlyList<OwnPayee> Payees { get; private set; } = [];

    public IReadOnlyList<WalletBalance> Balances { get; private set; } = [];

    public IReadOnlyList<(Withdrawal Withdrawal, string Label)> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public int Number { get; private set; } = 1;

    public bool MayWithdraw { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Where money may go this minute.</summary>
    public IReadOnlyList<OwnPayee> Usable => [.. Payees.Where(one => one.Active?.UsableFrom <= Now)];

    public IReadOnlyList<WalletBalance> Withdrawable => [.. Balances.Where(one => one.Available.Minor > 0)];

    public async Task OnGetAsync([FromQuery] int page, CancellationToken cancellationToken)
    {
        Number = Math.Clamp(page, 1, 100_000);
        Withdraw.Id = PublicId.New();
        await LoadAsync(cancellationToken);
        Withdraw.Amount = Withdrawable is [var only] ? MajorUnits.Format(only.Available) : null;
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken)
    {
        if (!MajorUnits.TryParse(Withdraw.Amount?.Trim(), Withdraw.Currency, out var amount))
            return await RefuseAsync(LedgerErrors.AmountText(Currency.TryFind(Withdraw.Currency, out var known) ? known : Currency.Of("EUR")), nameof(Withdraw), cancellationToken);
        var asked = await request.RunAsync(amount, Withdraw.Method ?? "", Withdraw.Id ?? "", cancellationToken);
        if (asked.Error is { } error)
            return await RefuseAsync(error, nameof(Withdraw), cancellationToken);
        TempData.Notify(NoticeKind.Success, asked.Value.State == WithdrawalState.AwaitingApproval ? $"{amount} is set aside. Somebody looks at it before it leaves." : $"{amount} is on its way.");
        return LocalRedirect($"~{Address}");
    }

    public Task<IActionResult> OnPostPayeeAsync(CancellationToken cancellationToken) =>
        AskForAsync(BankFileProvider.Name, new Dictionary<string, string> { ["Name"] = Payee.Name ?? "", ["Iban"] = Payee.Iban ?? "" }, cancellationToken);

    /// <summary>A way that was set up on a page of its own: there is nothing to type.</summary>
    public Task<IActionResult> OnPostConnectedAsync([FromForm] string? method, CancellationToken cancellationToken) =>
        AskForAsync(method ?? "", new Dictionary<string, string>(), cancellationToken);

    public async Task<IActionResult> OnPostCancelAsync([FromForm] string? id, CancellationToken cancellationToken)
    {
        var cancelled = await decide.CancelAsync(id ?? "", cancellationToken);
        if (cancelled.Error is { Kind: ErrorKind.NotFound })
            return NotFound();
        if (cancelled.Error is { } error)
            return await RefuseAsync(error, "", cancellationToken);
        TempData.Notify(NoticeKind.Success, "Taken back. The money is available again.");
        return LocalRedirect($"~{Address}");
    }

    private async Task<IActionResult> AskForAsync(string method, Dictionary<string, string> typed, CancellationToken cancellationToken)
    {
        var asked = await requestPayee.RunAsync(method, typed, cancellationToken);
        if (asked.Error is { } error)
            return await RefuseAsync(error, nameof(Payee), cancellationToken);
        TempData.Notify(NoticeKind.Success, "Asked for. Somebody looks at it; until then your money goes where it went.");
        return LocalRedirect($"~{Address}");
    }

    private async Task<IActionResult> RefuseAsync(Error error, string form, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        ModelState.Clear();
        // What is refused of the sum belongs beside the sum; a form that was used up gets a number of its own again.
        if (error.Code == LedgerErrors.Insufficient.Code)
            ModelState.AddModelError("Withdraw.Amount", $"As much as that is not available in {Withdraw.Currency}.");
        else if (error.Code == KeyReused)
            ModelState.AddModelError("", "This form was sent before with another amount. See below what became of it; send it again where you want this amount as well.");
        else
            ModelState.AddRefusal(error, form);
        if (form != nameof(Withdraw) || error.Code == KeyReused || !PublicId.IsWellFormed(Withdraw.Id))
            Withdraw.Id = PublicId.New();
        Response.StatusCode = FormErrors.StatusOf(error);
        return Page();
    }

    private static string KeyReused { get; } = LedgerErrors.KeyReused("").Code;

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (actor.Actor is not { UserId: { } user })
            return;
        MayWithdraw = await authorizer.AllowsAsync(actor.Actor, LedgerPermissions.Withdraw, user, cancellationToken);
        Payees = await payouts.PayeesAsync(user, cancellationToken);
        Balances = await wallets.BalancesAsync(user, cancellationToken);
        (Rows, Total) = await payouts.ListAsync(user, Number, PageSize, cancellationToken);
    }
}
