using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.Explorer.Admin;

/// <summary><c>/admin/ledger/postings/{id}</c>: one posting, its lines, and what leads on from it.</summary>
[Require(LedgerPermissions.ReadText)]
internal sealed class PostingModel(OpenPosting open, IUserDirectory users) : PageModel
{
    public PostingView View { get; private set; } = null!;

    /// <summary>The names of the people among the owners.</summary>
    public AccountTable Owners { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync([FromRoute] long id, CancellationToken cancellationToken)
    {
        if (await open.RunAsync(id, cancellationToken) is not { } view)
            return NotFound();
        View = view;
        Owners = await AccountTable.OfAsync("", [.. view.Entries.Select(e => e.Account)], users, cancellationToken);
        return Page();
    }
}
