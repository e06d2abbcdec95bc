using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.Ledger.Documents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.Statements.Pages;

/// <summary><c>/dashboard/teach/statements/{month}/{currency}/file.{format}</c>: one's own statement as CSV, as a workbook, and of a month that is over as a PDF.</summary>
[Require(LedgerPermissions.ReadEarningsText)]
internal sealed class StatementFileModel(ReadStatement read, WantDocument documents, ICurrentActor current, SiteZone zone, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromRoute] string month, [FromRoute] string currency, [FromRoute] string format, CancellationToken cancellationToken)
    {
        var local = await zone.GetAsync(cancellationToken);
        if (current.Actor.UserId is not { } user || !BookMonth.TryParse(month, out var wanted) || !Currency.TryFind(currency, out _)
            || wanted.FirstDay > BookMonth.Of(clock.GetUtcNow(), local).FirstDay)
            return NotFound();
        var name = $"statement-{wanted.Text}-{currency}.{format}";
        switch (format)
        {
            case "csv" or "xlsx":
                var statement = await read.RunAsync(user, currency, wanted, cancellationToken);
                return await this.RowsAsync(format, $"{wanted.Text} {currency}", name, StatementTable.Columns, file => StatementTable.WriteAsync(statement, file, cancellationToken));
            case "pdf" when wanted.IsOver(clock.GetUtcNow(), local):
                // A month without a movement has no document: nobody fills the queue with the months of a century.
                return (await read.RunAsync(user, currency, wanted, cancellationToken)).Lines.Count == 0
                    ? NotFound()
                    : await this.PdfAsync(documents, DocumentKinds.Statement, PrintStatement.Subject(user, currency, wanted), name, cancellationToken);
            default:
                return NotFound();
        }
    }
}
