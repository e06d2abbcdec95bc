using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Kernel;
using Jaytek.Payments.Disputes;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Refunds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments;

/// <summary>What pages say of money that is on its way back, or with a bank.</summary>
public sealed class MoneyWordsTests
{
    [Theory, BothDatabases]
    public async Task A_dispute_reads_as_it_stands(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, _, student) = await site.SoldAsync();
        using var browser = await site.BrowserAsync(student);
        await TellAsync(site, order, "dp_words", DisputeState.NeedsResponse, null);
        Assert.Contains("Held by your bank", await browser.GetStringAsync($"/checkout/orders/{order.Id}"), StringComparison.Ordinal);
        await TellAsync(site, order, "dp_words", DisputeState.Lost, null);
        var lost = await browser.GetStringAsync($"/checkout/orders/{order.Id}");
        Assert.DoesNotContain("Held by your bank", lost, StringComparison.Ordinal);
        Assert.Contains("Your bank decided for you", lost, StringComparison.Ordinal);
        Assert.Contains("taken back by your bank", await browser.GetStringAsync("/dashboard/settings/billing"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Disputes_that_wait_for_evidence_stand_first_with_their_day_and_the_way_there(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(provider, clock, stripe.Settings());
        var orders = new List<Order>();
        foreach (var days in new int?[] { null, 20, 3, 9 })
        {
            var (course, _) = await site.CourseAsync();
            var order = await site.BuyAsync(await site.NewAsync("Student"), course);
            await stripe.Hand.PayAsync(order.SessionId!);
            await site.InScopeAsync(s => s.GetRequiredService<LookAtOrder>().RunAsync(order.Id, CancellationToken.None));
            orders.Add(await site.OrderAsync(order.Id));
            await TellAsync(site, orders[^1], $"dp_{days ?? 0}", DisputeState.NeedsResponse, days is { } count ? clock.GetUtcNow().AddDays(count) : null);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var list = await admin.GetStringAsync("/admin/payments/disputes");
        Assert.Equal(["dp_3", "dp_9", "dp_20", "dp_0"], new[] { "dp_0", "dp_20", "dp_3", "dp_9" }.OrderBy(name => list.IndexOf($"mono\">{name}<", StringComparison.Ordinal)));
        Assert.Contains("https://dashboard.stripe.com/test/disputes/dp_3\"", list, StringComparison.Ordinal);
        Assert.Contains("https://dashboard.stripe.com/test/disputes/dp_3\"", await admin.GetStringAsync($"/admin/payments/{orders[2].Id}"), StringComparison.Ordinal);
        // With the bank nothing is asked for any more.
        await TellAsync(site, orders[2], "dp_3", DisputeState.UnderReview, clock.GetUtcNow().AddDays(3));
        Assert.DoesNotContain("disputes/dp_3\"", await admin.GetStringAsync("/admin/payments/disputes"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_refund_that_the_provider_has_in_hand_does_not_read_as_done(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, _, student) = await site.SoldAsync();
        using var browser = await site.BrowserAsync(student);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        await RefundAsync(RefundState.Pending);
        Assert.Contains("Money is on its way back to you", await browser.GetStringAsync($"/checkout/orders/{order.Id}"), StringComparison.Ordinal);
        Assert.Contains("On its way", await admin.GetStringAsync("/admin/payments/refunds"), StringComparison.Ordinal);
        Assert.DoesNotContain("Went back</", await admin.GetStringAsync($"/admin/payments/{order.Id}"), StringComparison.Ordinal);
        await RefundAsync(RefundState.Succeeded);
        await RefundAsync(RefundState.Pending);
        Assert.False((await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Refund>().AsNoTracking().SingleAsync())).IsPending);
        Assert.Contains("The whole price went back to you", await browser.GetStringAsync($"/checkout/orders/{order.Id}"), StringComparison.Ordinal);
        Assert.Contains("Went back", await admin.GetStringAsync("/admin/payments/refunds"), StringComparison.Ordinal);

        async Task RefundAsync(RefundState state) => Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SettleRefund>()
            .RunAsync("sandbox", new RefundChanged("re_words", order.PaymentReference, order.Price, state, null), null, CancellationToken.None))).Error);
    }

    private static async Task TellAsync(TestSite site, Order order, string name, DisputeState state, DateTimeOffset? due) =>
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SettleDispute>().RunAsync(
            order.Provider, new DisputeChanged(name, order.PaymentReference, order.Price, state, "fraudulent", order.Price, null) { DueBy = due }, CancellationToken.None))).Error);
}
