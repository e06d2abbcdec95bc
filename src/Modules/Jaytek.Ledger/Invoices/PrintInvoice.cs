using Jaytek.Engine.Data;
using Jaytek.Engine.Themes;
using Jaytek.Kernel;
using Jaytek.Ledger.Documents;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Invoices;

/// <summary>An invoice as a document: what was frozen, and nothing that changed since.</summary>
internal sealed class PrintInvoice(JaytekDb db, RazorText razor) : IPrintable
{
    public string Kind => DocumentKinds.Invoice;

    public async Task<Result<string>> HtmlAsync(string subject, CancellationToken cancellationToken)
    {
        var invoice = await db.Set<Invoice>().AsNoTracking().SingleAsync(i => i.Id == subject, cancellationToken);
        return await razor.RenderAsync("Print/Invoice", WriteInvoice.Read(invoice), cancellationToken);
    }
}
