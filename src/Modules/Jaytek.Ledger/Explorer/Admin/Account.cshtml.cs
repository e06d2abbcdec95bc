using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.Explorer.Admin;

/// <summary><c>/admin/ledger/accounts/{id}</c>: what is on an account, and what brought it there.</summary>
[Require(LedgerPermissions.ReadText)]
internal sealed class AccountModel(AccountList accounts, AccountHistory history, IUserDirectory users) : PageModel
{
    public AccountLine Account { get; private set; } = null!;

    /// <summary>Whose it is.</summary>
    public string Owner { get; private set; } = "";

    public HistoryPage History { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromRoute] long id, [FromQuery] string? after, CancellationToken cancellationToken)
    {
        if ((await accounts.OfAsync([], id, 1, cancellationToken)) is not [var account])
            return NotFound();
        Account = account;
        Owner = (await AccountTable.OfAsync("", [account], users, cancellationToken)).NameOf(account);
        History = await history.ReadAsync(id, after, cancellationToken);
        return Page();
    }
}
