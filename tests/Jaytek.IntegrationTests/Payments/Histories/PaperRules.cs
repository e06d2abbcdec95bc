using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Ledger.Invoices;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Invoices;
using Jaytek.Ledger.Splits;
using Jaytek.Payments.Disputes;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Histories;

/// <summary>Invoices less credit notes are what the books keep of each order, the tax too; what a bank merely withholds is not credited yet.</summary>
internal sealed class PaperRules(Market market)
{
    public async Task CheckAsync()
    {
        var (orders, sales, papers, withheld) = await market.Site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<JaytekDb>();
            return (
                await db.Set<Order>().AsNoTracking().Where(order => order.PaidAt != null).ToListAsync(),
                await db.Set<DividedSale>().AsNoTracking().Include(sale => sale.Lines.OrderBy(line => line.Line)).Include(sale => sale.Takings).ToDictionaryAsync(sale => sale.Key),
                (await db.Set<Invoice>().AsNoTracking().ToListAsync()).ToLookup(paper => paper.OrderId),
                (await db.Set<Dispute>().AsNoTracking().Where(dispute => dispute.IsTaken && dispute.State != DisputeState.Lost).ToListAsync()).Select(dispute => dispute.Key).ToHashSet());
        });
        foreach (var order in orders)
            Check(order, sales[order.SaleKey], papers[order.Id].ToList(), withheld);
        await market.Site.AssertGaplessAsync();
    }

    private static void Check(Order order, DividedSale sale, IReadOnlyList<Invoice> papers, HashSet<string> withheld)
    {
        Assert.Single(papers, paper => paper.OfId is null);
        var open = sale.Takings.Where(taking => !taking.IsGivenBack && withheld.Contains(taking.Key)).ToList();
        var kept = order.Gross - order.TakenBack + open.Sum(taking => taking.Amount);
        var tax = sale.Lines.Where(line => line.Account == AccountKind.Tax).Sum(line => line.Amount - line.TakenBack) + open.Sum(taking => TaxOf(sale, taking));
        Assert.Equal(
            $"order {order.Id}: {kept} {order.Currency}, tax {tax}",
            $"order {order.Id}: {papers.Sum(paper => Sign(paper) * paper.Gross)} {order.Currency}, tax {papers.Sum(paper => Sign(paper) * paper.Tax)}");
    }

    private static long TaxOf(DividedSale sale, TakenBack taking) =>
        taking.OfLines().Where((_, at) => sale.Lines[at].Account == AccountKind.Tax).Sum();

    private static int Sign(Invoice paper) => paper.Kind == InvoiceKind.CreditNote ? -1 : 1;
}
