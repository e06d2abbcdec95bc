using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger;
using Jaytek.IntegrationTests.Ledger.Invoices;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Disputes;
using Jaytek.Payments.Invoicing;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Refunds;
using Jaytek.Payments.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments;

/// <summary>What is paid is invoiced, what goes back is credited, what comes back is invoiced again: each once.</summary>
public sealed class InvoicingTests
{
    private static readonly (string, string)[] Taxed = [("Jaytek:Payments:Tax:BasisPoints", "1900"), ("Jaytek:Payments:Tax:Name", "MwSt")];

    [Theory, BothDatabases]
    public async Task A_paid_order_has_one_invoice_with_the_tax_of_its_day(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider, null, Taxed);
        var (order, teacher) = await SoldAsync(site);
        Assert.Equal((1_597, 1_900, "MwSt"), (order.Tax, order.TaxBasisPoints, order.TaxName));
        var invoice = Assert.Single(await OfAsync(site, order));
        var said = await site.ReadAsync(invoice.Id);
        Assert.Equal((InvoiceKind.Invoice, 8_403, 1_597, 10_000), (invoice.Kind, said.Net, said.Tax, said.Gross));
        Assert.Equal(("Mixing by ear", "MwSt", 1_900), (said.Lines[0].Title, said.Lines[0].TaxName, said.Lines[0].TaxBasisPoints));
        Assert.Equal(order.PaymentReference, said.PaymentReference);
        // The books hold the same tax, and the instructor's part is of what is net.
        Assert.Equal((1_597, 5_882), (await site.BalanceAsync(AccountRef.Tax("EUR")), await site.BalanceAsync(AccountRef.Pending(teacher.Id, "EUR"))));
    }

    [Theory, BothDatabases]
    public async Task Three_identical_events_at_once_are_one_invoice(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, _) = await site.CourseAsync();
        var order = await site.BuyAsync(await site.NewAsync("Student"), course);
        await site.PlayAsync(order, SandboxPlay.PayTwice, work: false);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<LookAtOrder>().RunAsync(order.Id, CancellationToken.None))).Error);
        var settled = new PaymentSettled(order.Id, order.Purchase, order.ItemId, order.BuyerId);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => HandleAsync(site, settled))).Append(Task.Run(() => site.DeliverAllAsync())));
        await site.DeliverAllAsync();
        Assert.Single(await OfAsync(site, order));
        await site.AssertGaplessAsync();
    }

    [Theory, BothDatabases]
    public async Task Refunds_are_credited_each_once_and_together_not_more_than_was_paid(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider, null, Taxed);
        var (order, _) = await SoldAsync(site);
        foreach (var amount in new long?[] { 3_333, 3_333, null })
        {
            Assert.Null((await site.RefundAsync(order, amount)).Error);
            await site.DeliverAllAsync();
        }

        await HandleAsync(site, new PaymentTakenBack(order.Id, order.Purchase, order.ItemId, order.BuyerId, true));
        var documents = await OfAsync(site, order);
        Assert.Equal([10_000L, 3_333, 3_333, 3_334], documents.Select(one => one.Gross.Minor));
        var credits = await Task.WhenAll(documents.Skip(1).Select(one => site.ReadAsync(one.Id)));
        Assert.Equal((1_597, 8_403), (credits.Sum(one => one.Tax), credits.Sum(one => one.Net)));
        Assert.All(credits, one => Assert.Equal("Asked kindly", one.Reason));
        await site.AssertGaplessAsync();
    }

    [Theory, BothDatabases]
    public async Task The_tax_of_a_credit_note_is_what_the_books_gave_back_to_the_last_unit(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider, null, Taxed);
        var (order, _) = await SoldAsync(site);
        // By net and tax alone the first would be 1; among all who shared the sale it is 2.
        foreach (var amount in new long?[] { 9, 9, 501, null })
        {
            Assert.Null((await site.RefundAsync(order, amount)).Error);
            await site.DeliverAllAsync();
            var papers = await Task.WhenAll((await OfAsync(site, order)).Select(one => site.ReadAsync(one.Id)));
            Assert.Equal(await site.BalanceAsync(AccountRef.Tax("EUR")), papers.Sum(paper => paper.Kind == InvoiceKind.Invoice ? paper.Tax : -paper.Tax));
        }

        Assert.Equal(0, await site.BalanceAsync(AccountRef.Tax("EUR")));
    }

    [Theory, BothDatabases]
    public async Task A_refund_that_came_back_is_invoiced_again_also_where_its_words_come_late(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, _) = await SoldAsync(site);
        RefundChanged Fact(string id, RefundState state) => new(id, order.PaymentReference, order.Price, state, null);
        await TellAsync(site, Fact("re_1", RefundState.Succeeded));
        await site.DeliverAllAsync();
        await TellAsync(site, Fact("re_1", RefundState.Failed));
        await TellAsync(site, Fact("re_2", RefundState.Succeeded));
        await site.DeliverAllAsync();
        Assert.Equal(
            [InvoiceKind.Invoice, InvoiceKind.CreditNote, InvoiceKind.Invoice, InvoiceKind.CreditNote],
            (await OfAsync(site, order)).Select(one => one.Kind));
        // One that failed before anybody had credited it needs no paper.
        var (other, _) = await SoldAsync(site);
        foreach (var state in new[] { RefundState.Succeeded, RefundState.Failed })
            Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SettleRefund>().RunAsync(
                "sandbox", new RefundChanged("re_3", other.PaymentReference, other.Price, state, null), null, CancellationToken.None))).Error);
        await site.DeliverAllAsync();
        var papers = await OfAsync(site, other);
        Assert.Equal(papers.Count(one => one.Kind == InvoiceKind.CreditNote), papers.Count(one => one is { Kind: InvoiceKind.Invoice, OfId: not null }));
        await site.AssertGaplessAsync();
    }

    [Theory, BothDatabases]
    public async Task A_dispute_is_credited_when_it_is_lost_and_not_while_money_is_withheld(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, _) = await SoldAsync(site);
        DisputeChanged Fact(DisputeState state, long withheld) =>
            new("dp_9", order.PaymentReference, order.Price, state, "fraudulent", new Money(withheld, "EUR"), new Money(1_500, "EUR"));
        await DisputeAsync(site, Fact(DisputeState.NeedsResponse, 10_000));
        Assert.Single(await OfAsync(site, order));
        await DisputeAsync(site, Fact(DisputeState.Lost, 10_000));
        await DisputeAsync(site, Fact(DisputeState.Lost, 10_000));
        Assert.Equal(InvoiceKind.CreditNote, (await OfAsync(site, order))[^1].Kind);
        Assert.Equal(2, (await OfAsync(site, order)).Count);
        await DisputeAsync(site, Fact(DisputeState.Won, 0));
        Assert.Equal((3, InvoiceKind.Invoice), ((await OfAsync(site, order)).Count, (await OfAsync(site, order))[^1].Kind));
        await site.AssertGaplessAsync();
    }

    [Theory, BothDatabases]
    public async Task An_order_that_waits_for_payment_keeps_the_rate_of_its_day(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider, null, Taxed);
        var (course, _) = await site.CourseAsync();
        var buyer = await site.NewAsync("Student");
        var order = await site.BuyAsync(buyer, course);
        Assert.Equal(order.Id, (await site.BuyAsync(buyer, course)).Id);
        site.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<Jaytek.Payments.PaymentsOptions>>().Value.Tax.BasisPoints = 2_000;
        // At another rate it is another order; the first, were it paid, says the old one.
        Assert.NotEqual(order.Id, (await site.BuyAsync(buyer, course)).Id);
        await site.PlayAsync(order, SandboxPlay.Pay);
        Assert.Equal(1_900, (await site.ReadAsync(Assert.Single(await OfAsync(site, order)).Id)).Lines[0].TaxBasisPoints);
    }

    private static async Task<(Order Order, Account Teacher)> SoldAsync(TestSite site)
    {
        var (course, teacher) = await site.CourseAsync();
        var order = await site.BuyAsync(await site.NewAsync("Student"), course);
        await site.PlayAsync(order, SandboxPlay.Pay);
        return (await site.OrderAsync(order.Id), teacher);
    }

    private static Task<IReadOnlyList<IssuedInvoice>> OfAsync(TestSite site, Order order) =>
        site.InScopeAsync(s => s.GetRequiredService<IInvoices>().OfOrdersAsync([order.Id], CancellationToken.None));

    private static Task<bool> HandleAsync<T>(TestSite site, T told) where T : class, IDomainEvent => site.InScopeAsync(async s =>
    {
        await ((IEventHandler<T>)(object)s.GetRequiredService<InvoiceOrder>()).HandleAsync(told, CancellationToken.None);
        return true;
    });

    private static async Task TellAsync(TestSite site, RefundChanged fact) =>
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SettleRefund>().RunAsync("sandbox", fact, null, CancellationToken.None))).Error);

    private static async Task DisputeAsync(TestSite site, DisputeChanged fact)
    {
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SettleDispute>().RunAsync("sandbox", fact, CancellationToken.None))).Error);
        await site.DeliverAllAsync();
    }
}
