using Jaytek.Engine.Security;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Documents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Ledger.Invoices;

/// <summary><c>/invoices/{id}.pdf</c>: an invoice or a credit note, for its buyer and for who may read all.</summary>
[Open("Its buyer may, without a right of theirs; for everybody else there is nothing here.")]
internal sealed class InvoiceFileModel(FindInvoice find, WantDocument documents) : PageModel
{
    public string Number { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (await find.RunAsync(id, cancellationToken) is not { } invoice)
            return NotFound();
        Number = (invoice.Kind == InvoiceKind.Invoice ? "Invoice " : "Credit note ") + invoice.Number;
        return await this.PdfAsync(documents, DocumentKinds.Invoice, invoice.Id, invoice.Number.Replace('/', '-') + ".pdf", cancellationToken);
    }
}
