using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.Statements.Pages;

/// <summary><c>/dashboard/teach/statements/{month}/{currency}</c>: one month of one's wallet in one currency.</summary>
[Require(LedgerPermissions.ReadEarningsText)]
internal sealed class StatementModel(ReadStatement read, ICurrentActor current, SiteZone zone, TimeProvider clock) : PageModel
{
    public const int PageSize = 100;

    public StatementDocument Statement { get; private set; } = null!;

    public BookMonth Month { get; private set; }

    public bool IsOver { get; private set; }

    public int Number { get; private set; } = 1;

    public IEnumerable<StatementLine> Lines => Statement.Lines.Skip((Number - 1) * PageSize).Take(PageSize);

    public string File(string format) => $"{StatementsModel.Address}/{Month.Text}/{Statement.Currency}/file.{format}";

    public async Task<IActionResult> OnGetAsync([FromRoute] string month, [FromRoute] string currency, [FromQuery] int page, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var local = await zone.GetAsync(cancellationToken);
        if (current.Actor.UserId is not { } user || !BookMonth.TryParse(month, out var wanted) || !Currency.TryFind(currency, out _) || wanted.FirstDay > BookMonth.Of(now, local).FirstDay)
            return NotFound();
        Statement = await read.RunAsync(user, currency, wanted, cancellationToken);
        (Month, IsOver, Number) = (wanted, wanted.IsOver(now, local), Math.Clamp(page, 1, 100_000));
        return Page();
    }
}
