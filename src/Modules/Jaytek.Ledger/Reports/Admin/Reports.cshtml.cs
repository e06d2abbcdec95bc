using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Ledger.Contracts.Views;
using Jaytek.Ledger.Statements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.Reports.Admin;

/// <summary><c>/admin/reports</c>: a month of the books, a report for each currency.</summary>
[Require(LedgerPermissions.ReadReportsText)]
internal sealed class ReportsModel(ReadReport read, SiteZone zone, TimeProvider clock) : PageModel
{
    public const string Address = "/admin/reports";

    /// <summary>So many people are shown; the files have all.</summary>
    public const int MostPeople = 50;

    public IReadOnlyList<ReportDocument> Reports { get; private set; } = [];

    public BookMonth Month { get; private set; }

    public bool IsOver { get; private set; }

    public BookMonth? Later { get; private set; }

    public static string FileOf(ReportDocument report, string format) => $"~{Address}/{report.Month}/{report.Currency}/file.{format}";

    public async Task<IActionResult> OnGetAsync([FromQuery] string? month, CancellationToken cancellationToken)
    {
        var (now, local) = (clock.GetUtcNow(), await zone.GetAsync(cancellationToken));
        var current = BookMonth.Of(now, local);
        if (!BookMonth.TryParse(month ?? current.Text, out var wanted) || wanted.FirstDay > current.FirstDay)
            return NotFound();
        (Month, IsOver, Later) = (wanted, wanted.IsOver(now, local), wanted == current ? null : wanted.Next);
        Reports = await read.RunAsync(wanted, null, cancellationToken);
        return Page();
    }
}
