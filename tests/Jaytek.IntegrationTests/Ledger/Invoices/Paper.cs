using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Contracts.Views;
using Jaytek.Ledger.Invoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Ledger.Invoices;

/// <summary>What tests do with invoices.</summary>
internal static class Paper
{
    public static InvoiceDraft Draft(string? key = null, long gross = 11_900, long tax = 1_900, string currency = "EUR", string? buyerId = null, string title = "Mixing by ear") => new()
    {
        Key = key ?? "test:" + PublicId.New(), BuyerId = buyerId ?? PublicId.New(), OrderId = PublicId.New(), PaymentReference = "pay_1",
        SuppliedAt = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero),
        Lines = [new InvoiceLineDraft(title, 1, new Money(gross, currency), "VAT", tax == 0 ? 0 : 1_900, new Money(tax, currency))],
    };

    public static Task<Result<IssuedInvoice>> TryIssueAsync(this TestSite site, InvoiceDraft draft) =>
        site.InScopeAsync(s => s.GetRequiredService<IInvoices>().IssueAsync(draft, CancellationToken.None));

    public static async Task<IssuedInvoice> IssueAsync(this TestSite site, InvoiceDraft draft)
    {
        var issued = await site.TryIssueAsync(draft);
        Assert.Null(issued.Error);
        return issued.Value;
    }

    public static Task<Result<IssuedInvoice>> CreditAsync(this TestSite site, string key, string invoiceKey, long amount, string currency = "EUR", long? tax = null) =>
        site.InScopeAsync(s => s.GetRequiredService<IInvoices>().CreditAsync(key, invoiceKey, new Money(amount, currency), tax is { } minor ? new Money(minor, currency) : null, "Asked kindly", CancellationToken.None));

    public static Task<Result<IssuedInvoice>> RestoreAsync(this TestSite site, string key, string creditKey) =>
        site.InScopeAsync(s => s.GetRequiredService<IInvoices>().RestoreAsync(key, creditKey, "It did not arrive", CancellationToken.None));

    public static async Task<InvoiceDocument> ReadAsync(this TestSite site, string id) =>
        WriteInvoice.Read(await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Invoice>().AsNoTracking().SingleAsync(i => i.Id == id)));

    public static Task<List<Invoice>> InvoicesAsync(this TestSite site) =>
        site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Invoice>().AsNoTracking().OrderBy(i => i.Kind).ThenBy(i => i.Year).ThenBy(i => i.Sequence).ToListAsync());

    /// <summary>Each series of each year runs from 1 to its last number, and the counters say so.</summary>
    public static async Task AssertGaplessAsync(this TestSite site)
    {
        foreach (var series in (await site.InvoicesAsync()).GroupBy(i => (i.BrandId, i.Kind, i.Year)))
        {
            Assert.Equal(Enumerable.Range(1, series.Count()), series.Select(i => i.Sequence).Order());
            Assert.Equal(series.Count(), series.Select(i => i.Number).Distinct().Count());
        }
    }
}
