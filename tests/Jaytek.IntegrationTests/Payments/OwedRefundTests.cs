using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Recovery;
using Jaytek.Payments.Refunds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments;

/// <summary>Refunds that fail: their buyer learns of it and asks again, and what the site owes it asks for again itself.</summary>
public sealed class OwedRefundTests
{
    private const string Refuse = "update payment_sandbox_checkout set refunded = amount";
    private const string Allow = "update payment_sandbox_checkout set refunded = 0";

    [Theory, BothDatabases]
    public async Task A_buyers_refund_that_was_refused_is_shown_and_may_be_asked_for_again(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, _, student) = await site.SoldAsync();
        using var browser = await site.BrowserAsync(student);
        Assert.Null(await site.TrySqlAsync(Refuse));
        var first = await OwnAsync(site, order, student);
        await site.DeliverAllAsync();
        await StagesAsync(site, order, RefundStage.Failed);
        var page = await browser.GetStringAsync("/checkout/orders/" + order.Id);
        Assert.Contains("It did not work", page, StringComparison.Ordinal);
        Assert.Contains("Take it back", page, StringComparison.Ordinal);
        using (var admin = await site.BrowserAsync(await site.NewAsync("Administrator")))
            Assert.Contains("1 buyer has asked", await admin.GetStringAsync("/admin/payments/refunds"), StringComparison.Ordinal);
        Assert.Null(await site.TrySqlAsync(Allow));
        var second = await OwnAsync(site, order, student);
        Assert.NotEqual(first.Value.Id, second.Value.Id);
        await site.DeliverAllAsync();
        await StagesAsync(site, order, RefundStage.Done, RefundStage.Failed);
        Assert.Equal(OrderState.Refunded, (await site.OrderAsync(order.Id)).State);
        Assert.Contains("It has left for your bank", await browser.GetStringAsync("/checkout/orders/" + order.Id), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_the_site_owes_is_asked_for_again_a_few_times(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await Shop.StartAsync(provider, clock);
        var (order, _, _) = await site.SoldAsync();
        Assert.Null(await site.TrySqlAsync(Refuse));
        for (var time = 0; time < 2; time++)
            Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<IOrders>().GiveBackAsync(order.Id, "Paid twice", CancellationToken.None))).Error);
        await site.DeliverAllAsync();
        await StagesAsync(site, order, RefundStage.Failed);
        for (var time = 2; time <= GiveBackAgain.MostTries + 1; time++)
        {
            clock.Advance(TimeSpan.FromHours(7));
            await site.RunJobAsync<GiveBackAgain>();
            await site.DeliverAllAsync();
        }

        await StagesAsync(site, order, [.. Enumerable.Repeat(RefundStage.Failed, GiveBackAgain.MostTries)]);
        Assert.Equal(0, (await site.OrderAsync(order.Id)).TakenBack);
    }

    private static Task<Result<Refund>> OwnAsync(TestSite site, Order order, Account account) =>
        site.InScopeAsync(s => s.GetRequiredService<RequestOwnRefund>().RunAsync(order.Id, CancellationToken.None), account.Actor);

    private static Task StagesAsync(TestSite site, Order order, params RefundStage[] expected) => Eventually.IsTrueAsync(async () =>
    {
        await site.DeliverEventsAsync();
        var stages = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Refund>().Where(r => r.OrderId == order.Id).Select(r => r.Stage).ToListAsync());
        return stages.Order().SequenceEqual(expected.Order());
    });
}
