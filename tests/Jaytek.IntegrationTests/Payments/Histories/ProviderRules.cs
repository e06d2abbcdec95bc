using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.IntegrationTests.Ledger;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Intake;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Reconciliation;
using Jaytek.Payments.Stripe;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Histories;

/// <summary>What the provider keeps and what our books say of it are the same, and telling all of it once more changes nothing.</summary>
internal sealed class ProviderRules(Market market, Rogues rogues, Fingerprint print)
{
    public async Task CheckAsync()
    {
        foreach (var currency in market.Wares.Select(ware => ware.Price.Currency).Distinct())
        {
            var code = currency.ToLowerInvariant();
            var theirs = StripeAmounts.ToMoney(market.StandIn.Books.Balance(code) - rogues.Foreign.GetValueOrDefault(code), code).Value;
            Assert.Equal(theirs, new Money(-await market.Site.BalanceAsync(AccountRef.Clearing(Market.Stripe, currency)), currency));
        }

        await CheckRefundsAsync();
        var differences = await market.Site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Difference>().AsNoTracking().ToListAsync());
        Assert.Empty(differences.Select(one => $"{one.Kind} of {one.About} {one.Reference}: ours {one.Ours}, theirs {one.Theirs} {one.Currency}"));
        var run = await market.Site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Comparison>().AsNoTracking().SingleAsync(one => one.Provider == Market.Stripe));
        Assert.Equal((null, 0), (run.Error, run.Late));
        await CheckPostAsync();
        await ReplayAllAsync();
    }

    // No payment went back more than once over; and where nothing crossed, what went back there went back here.
    private async Task CheckRefundsAsync()
    {
        var paid = await market.Site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Order>().AsNoTracking().Where(order => order.PaidAt != null).ToListAsync());
        var refunds = market.StandIn.Books.All("refund").Where(one => (string)one["status"]! == "succeeded").ToLookup(one => (string)one["payment_intent"]!, one => (long)one["amount"]!);
        Assert.All(paid, order => Assert.InRange(refunds[order.PaymentReference!].Sum(), 0, (long)market.ChargeOf(order.PaymentReference!)["amount"]!));
        Assert.All(paid.Where(order => !(bool)market.ChargeOf(order.PaymentReference!)["disputed"]!), order => Assert.Equal(
            new Money(order.TakenBack, order.Currency), StripeAmounts.ToMoney(refunds[order.PaymentReference!].Sum(), order.Currency).Value));
    }

    // What failed for good is what was forged; payouts may wait for the provider's balance.
    private async Task CheckPostAsync()
    {
        var (failed, waiting) = await market.Site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<JaytekDb>();
            var rows = await db.Set<ProviderEventRow>().AsNoTracking().Where(row => row.Outcome != EventOutcome.Done && row.Outcome != EventOutcome.Nothing).ToListAsync();
            return (rows, await db.Set<OutboxMessage>().AsNoTracking().ToListAsync());
        });
        Assert.Empty(failed.Where(row => !row.EventId.StartsWith("evt_forged_", StringComparison.Ordinal)).Select(row => $"{row.Kind} {row.EventId}: {row.Note}"));
        Assert.Empty(waiting.Where(row => !row.Handler.StartsWith("payments.event", StringComparison.Ordinal) && !(row.LastError ?? "").Contains("payments.connect.balance", StringComparison.Ordinal))
            .Select(row => $"{row.Handler} of {row.EventType}: {row.LastError}"));
    }

    private Task ReplayAllAsync() => print.UnchangedAsync(async () =>
    {
        foreach (var id in market.Post.Brought)
            await market.Post.AgainAsync(id);
        foreach (var id in market.Post.Brought.Where((_, at) => at % 7 == 0))
            await market.Post.CopyAsync(id);
        foreach (var id in Enumerable.Reverse(market.Post.Brought).Where((_, at) => at % 11 == 0))
            await market.Post.CopyAsync(id);
    });
}
