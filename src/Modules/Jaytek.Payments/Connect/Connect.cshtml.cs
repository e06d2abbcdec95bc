using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Stripe;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Payments.Connect;

/// <summary><c>/dashboard/teach/payouts/stripe</c>: one's own account at Stripe; Stripe's questions are asked on its own pages.</summary>
[Require(LedgerRights.WithdrawOwnText)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ConnectModel(ICurrentActor current, SetUpPayouts setUp, RecordAccount accounts, StripeOptions options) : PageModel
{
    public const string Address = "/dashboard/teach/payouts/stripe";

    [BindProperty]
    public string? Country { get; set; }

    public ConnectedAccount? Account { get; private set; }

    /// <summary>True where Stripe did not answer: what is shown may be behind.</summary>
    public bool IsUnsure { get; private set; }

    /// <summary>Where one is on the way to, or null.</summary>
    public string? Target { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery] string? back, CancellationToken cancellationToken)
    {
        if (current.Actor.UserId is not { } user || !options.IsSet())
            return NotFound();
        await LoadAsync(user, isAsking: back is not null, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (current.Actor.UserId is not { } user || !options.IsSet())
            return NotFound();
        var link = await setUp.RunAsync(Country, cancellationToken);
        await LoadAsync(user, isAsking: false, cancellationToken);
        if (link.Error is { } error)
        {
            ModelState.AddRefusal(error);
            Response.StatusCode = FormErrors.StatusOf(error);
            return Page();
        }

        // A browser follows a form to this site only, so the page brings them there.
        Target = link.Value;
        Response.Headers["Refresh"] = $"0; url={Target}";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        return Page();
    }

    private async Task LoadAsync(string user, bool isAsking, CancellationToken cancellationToken)
    {
        var looked = isAsking ? await accounts.LookAsync(user, cancellationToken) : await accounts.FindAsync(user, cancellationToken);
        (Account, IsUnsure) = looked.IsSuccess ? (looked.Value, false) : (await accounts.FindAsync(user, cancellationToken), true);
    }
}
