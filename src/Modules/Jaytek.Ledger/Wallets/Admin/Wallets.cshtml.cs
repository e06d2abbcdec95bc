using Jaytek.Admin.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Ledger.Adjustments;
using Jaytek.Ledger.Explorer;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.Wallets.Admin;

/// <summary><c>/admin/wallets</c>: people's money by currency, and the adjustments that wait for a second person.</summary>
[Require(LedgerPermissions.ReadText)]
internal sealed class WalletsModel(
    WalletList wallets, AccountList accounts, AdjustmentList adjustments, DecideAdjustment decide, IUserDirectory users, ICurrentActor actor, IAuthorizer authorizer) : PageModel
{
    public const string Address = "/admin/wallets";
    public const int PageSize = 50;
    public const int MostWaiting = 50;

    private const int MostTyped = 256;

    private bool _mayApprove;

    public IReadOnlyList<string> Currencies { get; private set; } = [];

    /// <summary>The one that is shown; null where nobody has a wallet.</summary>
    public string? Currency { get; private set; }

    /// <summary>Whether only those below zero are listed.</summary>
    public bool Negative { get; private set; }

    /// <summary>A name that somebody typed and nobody has.</summary>
    public string? Unknown { get; private set; }

    public IReadOnlyList<WalletLine> Lines { get; private set; } = [];

    public IReadOnlyDictionary<string, UserCard> People { get; private set; } = new Dictionary<string, UserCard>();

    public AdjustmentLines Waiting { get; private set; } = null!;

    public int WaitingCount { get; private set; }

    public bool IsFurther { get; private set; }

    /// <summary>The address of the next page, or null on the last.</summary>
    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(
        [FromQuery] string? currency, [FromQuery] bool negative, [FromQuery] string? after, [FromQuery(Name = "q")] string? person, CancellationToken cancellationToken)
    {
        if (person?.Trim() is { Length: > 0 and <= MostTyped } name)
        {
            if (await FindAsync(name, cancellationToken) is { } id)
                return LocalRedirect($"~{Address}/{id}");
            Unknown = name;
        }

        await LoadAsync(currency, negative, after, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostDecideAsync([FromForm] string? id, [FromForm] bool approve, CancellationToken cancellationToken)
    {
        var decided = await decide.RunAsync(id ?? "", approve, cancellationToken);
        if (decided.Error is { } error)
        {
            await LoadAsync(null, false, null, cancellationToken);
            ModelState.AddRefusal(error);
            Response.StatusCode = FormErrors.StatusOf(error);
            return Page();
        }
        TempData.Notify(NoticeKind.Success, $"The adjustment of {decided.Value.Money} is {(approve ? "approved and in the books" : "rejected; nothing was moved")}.");
        return LocalRedirect("~" + Address);
    }

    /// <summary>Whether the one who looks may decide on it; the action asks for itself.</summary>
    public bool MayDecide(Adjustment one) => _mayApprove && actor.Actor.UserId is { } me && me != one.RequestedBy && me != one.UserId;

    /// <summary>The address of a list.</summary>
    public static string Href(string? currency, bool negative, string? after = null) => Address + QueryString.Create(new (string Name, string? Value)[]
    {
        ("currency", currency), ("negative", negative ? "true" : null), ("after", after),
    }.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value)));

    private async Task<string?> FindAsync(string name, CancellationToken cancellationToken) =>
        await users.FindIdByNameAsync(name, cancellationToken) ?? (await users.FindAsync([name], cancellationToken)).Keys.SingleOrDefault();

    private async Task LoadAsync(string? currency, bool negative, string? after, CancellationToken cancellationToken)
    {
        _mayApprove = await authorizer.AllowsAsync(actor.Actor, LedgerPermissions.ApproveAdjustments, null, cancellationToken);
        WaitingCount = await adjustments.CountWaitingAsync(cancellationToken);
        Waiting = await adjustments.WaitingAsync(MostWaiting, cancellationToken);
        Currencies = await accounts.CurrenciesAsync(WalletList.Kinds, cancellationToken);
        (Currency, Negative) = (Currencies.FirstOrDefault(one => one == currency) ?? (Currencies.Count > 0 ? Currencies[0] : null), negative);
        if (Currency is null)
            return;
        var lines = await wallets.ListAsync(Currency, negative, string.IsNullOrEmpty(after) ? null : after, PageSize + 1, cancellationToken);
        (Lines, IsFurther) = ([.. lines.Take(PageSize)], !string.IsNullOrEmpty(after));
        People = await users.FindAsync([.. Lines.Select(line => line.UserId)], cancellationToken);
        if (lines.Count > PageSize)
            Next = Href(Currency, negative, Lines[^1].UserId);
    }
}
