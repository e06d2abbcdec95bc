using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Ledger.Adjustments;
using Jaytek.Ledger.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.Wallets.Admin;

/// <summary><c>/admin/wallets/{userId}</c>: one person's money, what moved it, and its adjustments.</summary>
[Require(LedgerPermissions.ReadText)]
internal sealed class WalletModel(
    IWallets wallets, WalletEntries entries, AdjustmentList adjustments, RequestAdjustment request, IUserDirectory users, ICurrentActor actor, IAuthorizer authorizer) : PageModel
{
    public const int PageSize = 50;

    private const int MostComing = 10;
    private const int MostAdjustments = 50;

    [BindProperty]
    public AdjustmentForm Form { get; set; } = new();

    public string UserId { get; private set; } = "";

    /// <summary>Null for an account that is no more.</summary>
    public UserCard? Person { get; private set; }

    public string Name => Person?.DisplayName ?? UserId;

    public IReadOnlyList<WalletBalance> Balances { get; private set; } = [];

    public IReadOnlyList<ComingRelease> Coming { get; private set; } = [];

    public AdjustmentLines Adjustments { get; private set; } = null!;

    /// <summary>The currency whose entries are listed.</summary>
    public string? Currency { get; private set; }

    public IReadOnlyList<WalletEntry> Entries { get; private set; } = [];

    public bool IsOlder { get; private set; }

    /// <summary>Where the next page begins, or null on the last.</summary>
    public string? Older { get; private set; }

    /// <summary>Whether the one who looks may ask for an adjustment.</summary>
    public bool MayAdjust { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string userId, [FromQuery] string? currency, [FromQuery] string? after, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(userId, currency, after, cancellationToken))
            return NotFound();
        Form = new AdjustmentForm { Id = PublicId.New(), Currency = Currency ?? "EUR" };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string userId, CancellationToken cancellationToken)
    {
        var asked = await request.RunAsync(new AdjustmentInput(Form.Id ?? "", userId, Form.Amount, Form.Currency, Form.Reason), cancellationToken);
        if (asked.Error is { } error)
        {
            if (!await LoadAsync(userId, Form.Currency, null, cancellationToken))
                return NotFound();
            ModelState.Clear();
            ModelState.AddRefusal(error, nameof(Form));
            Response.StatusCode = FormErrors.StatusOf(error);
            return Page();
        }
        TempData.Notify(NoticeKind.Success, $"An adjustment of {asked.Value.Money} is asked for. It moves nothing until somebody else approves it.");
        return LocalRedirect($"~{WalletsModel.Address}/{userId}");
    }

    private async Task<bool> LoadAsync(string userId, string? currency, string? after, CancellationToken cancellationToken)
    {
        UserId = userId;
        Person = (await users.FindAsync([userId], cancellationToken)).GetValueOrDefault(userId);
        Balances = await wallets.BalancesAsync(userId, cancellationToken);
        if (Person is null && Balances.Count == 0)
            return false;
        Coming = await wallets.ComingAsync(userId, MostComing, cancellationToken);
        Adjustments = await adjustments.OfAsync(userId, MostAdjustments, cancellationToken);
        MayAdjust = actor.Actor.UserId != userId && await authorizer.AllowsAsync(actor.Actor, LedgerPermissions.Adjust, null, cancellationToken);
        Currency = Balances.FirstOrDefault(one => one.Currency == currency)?.Currency ?? (Balances.Count > 0 ? Balances[0].Currency : null);
        if (Currency is null)
            return true;
        var place = ReadPlace(after);
        var lines = await entries.ListAsync(userId, Currency, place, PageSize + 1, cancellationToken);
        (Entries, IsOlder) = ([.. lines.Take(PageSize)], place is not null);
        if (lines.Count > PageSize)
            Older = string.Create(CultureInfo.InvariantCulture, $"{Entries[^1].PostingId}-{Entries[^1].Line}");
        return true;
    }

    private static EntryPlace? ReadPlace(string? after) =>
        after?.Split('-') is [var posting, var line]
        && long.TryParse(posting, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new EntryPlace(id, number)
            : null;
}

/// <summary>An adjustment as its form posts it.</summary>
internal sealed class AdjustmentForm
{
    /// <summary>Made with the form, so that the same form sent twice asks once.</summary>
    public string? Id { get; set; }

    [Display(Name = "Amount"), StringLength(32)]
    public string? Amount { get; set; }

    [Display(Name = "Currency"), StringLength(3)]
    public string? Currency { get; set; }

    [Display(Name = "Reason"), StringLength(Adjustment.MaxReason)]
    public string? Reason { get; set; }
}
