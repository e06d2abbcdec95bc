using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.Explorer.Admin;

/// <summary><c>/admin/ledger/accounts</c>: the accounts of a kind, and whether each currency is even.</summary>
[Require(LedgerPermissions.ReadText)]
internal sealed class AccountsModel(AccountList accounts, IUserDirectory users) : PageModel
{
    public const string Address = LedgerModel.Address + "/accounts";
    public const int PageSize = 50;

    public IReadOnlyList<CurrencyTotals> Totals { get; private set; } = [];

    public AccountKind Kind { get; private set; } = AccountKind.Revenue;

    /// <summary>The currency that is shown alone, or null.</summary>
    public string? Currency { get; private set; }

    /// <summary>Whether accounts with nothing on them are listed too.</summary>
    public bool WithEmpty { get; private set; }

    public AccountTable Table { get; private set; } = null!;

    public bool IsOlder { get; private set; }

    /// <summary>The address of the next page, or null on the last.</summary>
    public string? Next { get; private set; }

    public async Task OnGetAsync(
        [FromQuery] string? kind, [FromQuery] string? currency, [FromQuery] bool empty, [FromQuery] string? after, CancellationToken cancellationToken)
    {
        Kind = Enum.GetValues<AccountKind>().Where(one => Words.Of(one) == kind).DefaultIfEmpty(AccountKind.Revenue).First();
        (Currency, WithEmpty) = (string.IsNullOrEmpty(currency) ? null : currency, empty);
        Totals = await accounts.TotalsAsync(cancellationToken);
        var place = ReadPlace(after);
        var lines = await accounts.ListAsync(Kind, Currency, WithEmpty, place, PageSize + 1, cancellationToken);
        Table = await AccountTable.OfAsync($"Accounts: {Spoken.Of(Kind)}", [.. lines.Take(PageSize)], users, cancellationToken);
        IsOlder = place is not null;
        if (lines.Count > PageSize && Table.Lines[^1] is var last)
            Next = Href(Kind, $"{last.Balance.Currency}-{last.Owner}");
    }

    /// <summary>The address of a kind, with the filters as they are.</summary>
    public string Href(AccountKind kind, string? after = null) => Address + QueryString.Create(new (string Name, string? Value)[]
    {
        ("kind", Words.Of(kind)), ("currency", Currency), ("empty", WithEmpty ? "true" : null), ("after", after),
    }.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value)));

    private static AccountPlace? ReadPlace(string? after) =>
        after is { Length: > 4 and <= AccountRef.MaxOwner + 4 } && after[3] == '-' ? new AccountPlace(after[..3], after[4..]) : null;
}
