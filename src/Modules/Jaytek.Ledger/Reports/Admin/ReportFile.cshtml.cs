using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.Ledger.Documents;
using Jaytek.Ledger.Statements;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.Reports.Admin;

/// <summary><c>/admin/reports/{month}/{currency}/file.{format}</c>: a report as CSV, as a workbook, and of a month that is over as a PDF.</summary>
[Require(LedgerPermissions.ReadReportsText)]
internal sealed class ReportFileModel(ReadReport read, WantDocument documents, SiteZone zone, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromRoute] string month, [FromRoute] string currency, [FromRoute] string format, CancellationToken cancellationToken)
    {
        if (!BookMonth.TryParse(month, out var wanted) || !Currency.TryFind(currency, out _) || await read.RunAsync(wanted, currency, cancellationToken) is not [var report, ..])
            return NotFound();
        var name = $"report-{wanted.Text}-{currency}.{format}";
        return format switch
        {
            "csv" or "xlsx" => await this.RowsAsync(
                format, $"{wanted.Text} {currency}", name, ReportTable.Columns, file => ReportTable.WriteAsync(report, file, cancellationToken)),
            "pdf" when wanted.IsOver(clock.GetUtcNow(), await zone.GetAsync(cancellationToken)) =>
                await this.PdfAsync(documents, DocumentKinds.Report, PrintReport.Subject(currency, wanted), name, cancellationToken),
            _ => NotFound(),
        };
    }
}
