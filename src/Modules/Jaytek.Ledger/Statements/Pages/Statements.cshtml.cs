using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.Statements.Pages;

/// <summary><c>/dashboard/teach/statements</c>: the months in which one's wallets moved.</summary>
[Require(LedgerPermissions.ReadEarningsText)]
internal sealed class StatementsModel(ListStatements list, ICurrentActor current, SiteZone zone, TimeProvider clock) : PageModel
{
    public const string Address = "/dashboard/teach/statements";

    public IReadOnlyList<StatementMonth> Months { get; private set; } = [];

    public int Year { get; private set; }

    public int? Earlier { get; private set; }

    public int? Later { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery] int? year, CancellationToken cancellationToken)
    {
        // A program or the system has no wallet.
        if (current.Actor.UserId is not { } user)
            return NotFound();
        if (await list.YearsAsync(user, cancellationToken) is not { } years)
            return Page();
        Year = Math.Clamp(year ?? years.Last, years.First, years.Last);
        (Earlier, Later) = (Year > years.First ? Year - 1 : null, Year < years.Last ? Year + 1 : null);
        Months = await list.RunAsync(user, Year, cancellationToken);
        Current = BookMonth.Of(clock.GetUtcNow(), await zone.GetAsync(cancellationToken));
        return Page();
    }

    /// <summary>The month that is not over.</summary>
    public BookMonth Current { get; private set; }
}
