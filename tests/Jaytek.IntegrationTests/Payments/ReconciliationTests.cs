using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Reconciliation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments;

/// <summary>What a provider says is held against what we say, and only what is late is repaired.</summary>
public sealed class ReconciliationTests
{
    [Theory, BothDatabases]
    public async Task What_the_sandbox_and_we_say_differently_is_shown_until_it_is_alike(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await Shop.StartAsync(provider, clock);
        var (order, _, _) = await site.SoldAsync();
        Assert.Null((await site.RefundAsync(order, 4_000)).Error);
        await site.DeliverAllAsync();
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Empty(await CompareAsync(site));

        Assert.Null(await site.TrySqlAsync("update payment_sandbox_refund set amount = 3999"));
        var difference = Assert.Single(await CompareAsync(site));
        Assert.Equal((DifferenceKind.Amount, LineKind.Refund, order.Id, -4_000, -3_999), (difference.Kind, difference.About, difference.OrderId, difference.Ours, difference.Theirs));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(difference.FirstSeenAt, Assert.Single(await CompareAsync(site)).FirstSeenAt);
        Assert.Null(await site.TrySqlAsync("update payment_sandbox_refund set amount = 4000"));
        Assert.Empty(await CompareAsync(site));

        // What our rows come to is held against the books, too.
        Assert.Null(await site.TrySqlAsync("update payment_order set fee = fee + 1"));
        Assert.Equal([DifferenceKind.Books, DifferenceKind.Fee], (await CompareAsync(site)).Select(d => d.Kind).OrderBy(kind => kind.ToString(), StringComparer.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Events_that_never_came_are_taken_in_and_what_others_do_with_the_account_is_left_alone(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(provider, clock, stripe.Settings());
        var (course, _) = await site.CourseAsync();
        var order = await site.BuyAsync(await site.NewAsync("Student"), course);
        await stripe.Hand.PayAsync(order.SessionId!);
        await ForeignSaleAsync(stripe);
        clock.Advance(TimeSpan.FromMinutes(11));
        await CompareAsync(site);
        await site.DeliverAllAsync();
        order = await site.OrderAsync(order.Id);
        Assert.Equal(OrderState.Fulfilled, order.State);
        Assert.Empty(await CompareAsync(site));
        var run = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Comparison>().SingleAsync(c => c.Provider == "stripe"));
        Assert.Equal((0, 2, null), (run.Late, run.Lines, run.Error));
        Assert.Contains("\"foreign\":5000", run.Sums, StringComparison.Ordinal);

        // A bank takes it back, and gives it back: both sides follow.
        var dispute = await stripe.Hand.DisputeAsync(order.PaymentReference!);
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Empty(await CompareAsync(site));
        Assert.Equal(OrderState.Disputed, (await site.OrderAsync(order.Id)).State);
        await stripe.Hand.CloseDisputeAsync(dispute, won: true);
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Empty(await CompareAsync(site));
    }

    [Theory, BothDatabases]
    public async Task An_account_of_another_version_is_read_all_the_same(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        stripe.Books.AccountVersion = "2019-12-03";
        await using var site = await Shop.StartAsync(provider, clock, stripe.Settings());
        var (course, _) = await site.CourseAsync();
        var order = await site.BuyAsync(await site.NewAsync("Student"), course);
        await stripe.Hand.PayAsync(order.SessionId!);
        clock.Advance(TimeSpan.FromMinutes(11));
        await CompareAsync(site);
        await site.DeliverAllAsync();
        Assert.Equal(OrderState.Fulfilled, (await site.OrderAsync(order.Id)).State);
        Assert.Equal(0, await site.CountAsync("select count(*) as \"Value\" from payment_event where outcome = 'Failed'"));

        // One that came before in words that nobody reads gives way to the same in ours.
        Assert.Null(await site.TrySqlAsync("update payment_event set outcome = 'Failed', due_at = null, body = replace(body, '" + StripeContract.Ours.Version + "', '2019-12-03') where kind = 'checkout.session.completed'"));
        await CompareAsync(site);
        Assert.Equal(0, await site.CountAsync("select count(*) as \"Value\" from payment_event where outcome = 'Failed' or body like '%2019-12-03%'"));
    }

    [Theory, BothDatabases]
    public async Task What_one_side_alone_has_is_found(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(provider, clock, stripe.Settings());
        var (course, _) = await site.CourseAsync();
        var order = await site.BuyAsync(await site.NewAsync("Student"), course);
        var payment = await stripe.Hand.PayAsync(order.SessionId!);
        clock.Advance(TimeSpan.FromMinutes(11));
        await CompareAsync(site);
        await site.DeliverAllAsync();
        Assert.Null(await site.TrySqlAsync("update payment_order set payment_reference = 'pi_gone'"));
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(
            [(DifferenceKind.MissingHere, payment, null, 10_000L), (DifferenceKind.MissingThere, "pi_gone", 10_000L, null)],
            (await CompareAsync(site)).OrderBy(d => d.Kind).Select(d => (d.Kind, d.Reference, d.Ours, d.Theirs)));
    }

    [Theory, BothDatabases]
    public async Task A_provider_that_is_away_is_said_and_what_was_found_before_stays(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(provider, clock, [.. stripe.Settings(), ("Jaytek:Payments:Stripe:Retries", "0")]);
        var (course, _) = await site.CourseAsync();
        var order = await site.BuyAsync(await site.NewAsync("Student"), course);
        await stripe.Hand.PayAsync(order.SessionId!);
        clock.Advance(TimeSpan.FromMinutes(11));
        await CompareAsync(site);
        await site.DeliverAllAsync();
        Assert.Null(await site.TrySqlAsync("update payment_order set payment_reference = 'pi_gone'"));
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(2, (await CompareAsync(site)).Count);
        stripe.Fail(StripeFault.Broken, 1, "GET /v1/balance_transactions");
        await Assert.ThrowsAsync<InvalidOperationException>(() => CompareAsync(site));
        var (run, kept) = await site.InScopeAsync(async s => (
            await s.GetRequiredService<JaytekDb>().Set<Comparison>().SingleAsync(c => c.Provider == "stripe"), await s.GetRequiredService<JaytekDb>().Set<Difference>().CountAsync()));
        Assert.Contains("payments.provider.unreachable", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, kept);
        var health = site.InScopeAsync(s => Task.FromResult(s.GetRequiredService<PaymentProviders>().Find("stripe")!.Health));
        Assert.NotNull((await health).LastFailureAt);
    }

    // Somebody else's shop sells by the same account.
    private static async Task ForeignSaleAsync(StripeStandIn stripe)
    {
        await using var shop = Stripe.StripeSite.At(stripe);
        await stripe.Hand.PayAsync((await shop.Client.Checkout.CreateAsync(Stripe.StripeSite.Order("somebody-elses", 5_000), "somebody-elses", CancellationToken.None)).Id);
    }

    private static Task<List<Difference>> CompareAsync(TestSite site) => site.InScopeAsync(async s =>
    {
        await s.GetRequiredService<Reconcile>().RunAsync(CancellationToken.None);
        return await s.GetRequiredService<JaytekDb>().Set<Difference>().AsNoTracking().ToListAsync();
    });
}
