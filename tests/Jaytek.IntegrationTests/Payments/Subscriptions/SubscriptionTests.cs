using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Checks;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Refunds;
using Jaytek.Payments.Sandbox;
using Jaytek.Payments.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Subscriptions;

/// <summary>What is paid again and again: each period an order, and one end.</summary>
public sealed class SubscriptionTests
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(31);

    [Theory, BothDatabases]
    public async Task It_renews_by_time_is_cancelled_kept_and_ends_once(DatabaseProvider provider)
    {
        var clock = new TestClock();
        var (site, shelf) = await Plans.StartAsync(provider, clock);
        await using var _ = site;
        var buyer = await site.NewAsync("Student");
        var one = await site.SubscribedAsync(buyer);
        Assert.Equal((SubscriptionStage.Active, false, one.CreatedAt.AddMonths(1).Month), (one.Stage, one.CancelsAtPeriodEnd, one.PeriodEnd!.Value.Month));
        Assert.Equal("payments.subscription.live", (await site.TrySubscribeAsync(buyer)).Error?.Code);
        // A price that rises is the next buyer's.
        shelf.Price = new Money(9_900, "EUR");
        foreach (var _1 in Enumerable.Range(0, 3))
            await site.PassAsync(clock, Month);
        var periods = await site.PeriodsAsync(one.Id);
        Assert.Equal([1_500, 1_500, 1_500, 1_500], periods.Select(o => o.Gross));
        Assert.All(periods, o => Assert.Equal((OrderState.Fulfilled, PostingKind.Subscription, true), (o.State, o.Kind, o.IsFeeKnown)));
        Assert.Equal(periods.Skip(1).Select(o => o.PeriodFrom), periods.SkipLast(1).Select(o => o.PeriodTo));
        Assert.Equal(4, periods.Select(o => o.PaymentReference).Distinct().Count());
        Assert.Equal(4, (await site.InScopeAsync(s => s.GetRequiredService<IInvoices>().OfOrdersAsync([.. periods.Select(o => o.Id)], CancellationToken.None))).Count);
        Assert.Equal(4, shelf.Granted.Count);

        Assert.Null((await site.ChangeAsync(one.Id, SubscriptionWish.CancelAtPeriodEnd, buyer.Actor)).Error);
        Assert.True((await site.SubscriptionAsync(one.Id)).CancelsAtPeriodEnd);
        Assert.Null((await site.ChangeAsync(one.Id, SubscriptionWish.GoOn, buyer.Actor)).Error);
        await site.PassAsync(clock, Month);
        Assert.Equal(5, (await site.PeriodsAsync(one.Id)).Count);
        Assert.Null((await site.ChangeAsync(one.Id, SubscriptionWish.CancelAtPeriodEnd, buyer.Actor)).Error);
        Assert.Empty(shelf.Ended);
        await site.PassAsync(clock, Month);
        one = await site.SubscriptionAsync(one.Id);
        Assert.Equal((SubscriptionStage.Ended, (DateTimeOffset?)null), (one.Stage, one.FollowAt));
        await site.PassAsync(clock, Month);
        await site.RunJobAsync<FollowSubscriptions>();
        await site.SettleAllAsync();
        Assert.Equal([one.Id], shelf.Ended);
        Assert.Equal(5, (await site.PeriodsAsync(one.Id)).Count);
        Assert.Equal(5 * -1_500 + 5 * 48, await site.BalanceAsync(AccountRef.Clearing("sandbox", "EUR")));
        await AssertSoundAsync(site);
        // Over, it can be begun anew, at the price of today.
        Assert.Equal(9_900, (await site.SubscribeAsync(buyer)).Gross);
    }

    [Theory, BothDatabases]
    public async Task Many_presses_at_once_are_one_subscription(DatabaseProvider provider)
    {
        var (site, _) = await Plans.StartAsync(provider, new TestClock());
        await using var _1 = site;
        var buyer = await site.NewAsync("Student");
        var orders = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => site.TrySubscribeAsync(buyer)));
        Assert.Single(orders.Where(o => o.IsSuccess).Select(o => o.Value.Id).Distinct());
        Assert.Equal(1, await site.CountAsync("select count(*) as \"Value\" from payment_subscription"));
    }

    [Theory, BothDatabases]
    public async Task Two_pages_that_were_both_paid_are_one_subscription_and_money_back(DatabaseProvider provider)
    {
        var (site, shelf) = await Plans.StartAsync(provider, new TestClock());
        await using var _ = site;
        var buyer = await site.NewAsync("Student");
        var first = await site.SubscribeAsync(buyer);
        shelf.Price = new Money(1_700, "EUR");
        var second = await site.SubscribeAsync(buyer);
        Assert.NotEqual(first.Id, second.Id);
        await Task.WhenAll(site.PlayAsync(first, SandboxPlay.Pay), site.PlayAsync(second, SandboxPlay.PayTwice));
        await site.RunJobAsync<FollowSubscriptions>();
        await site.SettleAllAsync();
        var both = new[] { await site.SubscriptionOfAsync(first), await site.SubscriptionOfAsync(second) };
        var (live, over) = (Assert.Single(both, s => s.Stage == SubscriptionStage.Active), Assert.Single(both, s => s.Stage == SubscriptionStage.Ended));
        Assert.Equal(OrderState.Fulfilled, (await site.OrderAsync(live.FirstOrderId)).State);
        Assert.Equal(OrderState.Refunded, (await site.OrderAsync(over.FirstOrderId)).State);
        Assert.Equal([live.FirstOrderId], shelf.Granted.Keys);
        Assert.Null(over.Wish);
        Assert.Equal([over.Id], shelf.Ended);
        Assert.Equal("Canceled", await TextAsync(site, $"select state as \"Value\" from payment_sandbox_subscription where id = '{over.Reference}'"));
        Assert.Equal("Active", await TextAsync(site, $"select state as \"Value\" from payment_sandbox_subscription where id = '{live.Reference}'"));
        await AssertSoundAsync(site);
    }

    [Theory, BothDatabases]
    public async Task A_refund_of_a_period_ends_nothing_and_cancel_now_does(DatabaseProvider provider)
    {
        var clock = new TestClock();
        var (site, shelf) = await Plans.StartAsync(provider, clock);
        await using var _ = site;
        var buyer = await site.NewAsync("Student");
        var one = await site.SubscribedAsync(buyer);
        await site.PassAsync(clock, Month);
        var renewal = (await site.PeriodsAsync(one.Id))[1];
        Assert.Null((await site.RefundAsync(renewal, null)).Error);
        await site.SettleAllAsync();
        Assert.Equal((OrderState.Refunded, SubscriptionStage.Active), ((await site.OrderAsync(renewal.Id)).State, (await site.SubscriptionAsync(one.Id)).Stage));
        Assert.Empty(shelf.Ended);
        var admin = await site.NewAsync("Administrator");
        Assert.Null((await site.ChangeAsync(one.Id, SubscriptionWish.CancelNow, admin.Actor)).Error);
        Assert.Equal("payments.subscription.over", (await site.ChangeAsync(one.Id, SubscriptionWish.GoOn, buyer.Actor)).Error?.Code);
        await site.PassAsync(clock, Month);
        Assert.Equal([one.Id], shelf.Ended);
        Assert.Equal(2, (await site.PeriodsAsync(one.Id)).Count);
        await AssertSoundAsync(site);
    }

    [Theory, BothDatabases]
    public async Task The_buyer_takes_the_beginning_back_and_no_renewal(DatabaseProvider provider)
    {
        var clock = new TestClock();
        var (site, shelf) = await Plans.StartAsync(provider, clock);
        await using var _ = site;
        var (early, late) = (await site.NewAsync("Student"), await site.NewAsync("Student"));
        var lasting = await site.SubscribedAsync(late);
        await site.PassAsync(clock, Month);
        var renewal = (await site.PeriodsAsync(lasting.Id))[1];
        Assert.Equal("payments.refund.not_offered", (await TakeBackAsync(site, late, renewal.Id)).Error?.Code);
        var one = await site.SubscribedAsync(early);
        Assert.Null((await TakeBackAsync(site, early, one.FirstOrderId)).Error);
        await site.RunJobAsync<FollowSubscriptions>();
        await site.SettleAllAsync();
        Assert.Equal((OrderState.Refunded, SubscriptionStage.Ended), ((await site.OrderAsync(one.FirstOrderId)).State, (await site.SubscriptionAsync(one.Id)).Stage));
        Assert.Equal([one.Id], shelf.Ended);
        Assert.Equal(SubscriptionStage.Active, (await site.SubscriptionAsync(lasting.Id)).Stage);
    }

    [Theory, BothDatabases]
    public async Task A_renewal_that_fails_keeps_it_open_for_some_days_and_ends_it_or_is_made_up_for(DatabaseProvider provider)
    {
        var clock = new TestClock();
        var (site, shelf) = await Plans.StartAsync(provider, clock);
        await using var _ = site;
        var one = await site.SubscribedAsync(await site.NewAsync("Student"));
        await site.PlayAsync(one, SandboxTurn.Fail);
        await site.SettleAllAsync();
        Assert.Equal(SubscriptionStage.PastDue, (await site.SubscriptionAsync(one.Id)).Stage);
        await site.PlayAsync(one, SandboxTurn.Renew);
        await site.SettleAllAsync();
        Assert.Equal((SubscriptionStage.Active, 2), ((await site.SubscriptionAsync(one.Id)).Stage, (await site.PeriodsAsync(one.Id)).Count));
        await site.PlayAsync(one, SandboxTurn.Fail);
        await site.SettleAllAsync();
        Assert.Empty(shelf.Ended);
        await site.PassAsync(clock, TimeSpan.FromDays(4));
        Assert.Equal(SubscriptionStage.Ended, (await site.SubscriptionAsync(one.Id)).Stage);
        Assert.Equal([one.Id], shelf.Ended);
    }

    [Theory, BothDatabases]
    public async Task What_is_told_twice_late_and_by_a_job_at_once_is_taken_in_once(DatabaseProvider provider)
    {
        var clock = new TestClock();
        var (site, shelf) = await Plans.StartAsync(provider, clock);
        await using var _ = site;
        var buyer = await site.NewAsync("Student");
        var order = await site.SubscribeAsync(buyer);
        await site.PlayAsync(order, SandboxPlay.PayTwice, work: false);
        await Task.WhenAll(
            site.SettleAllAsync(), LookAsync(), LookAsync(), LookAsync(), site.RunJobAsync<FollowSubscriptions>());
        clock.Advance(Month);
        await site.RunJobAsync<RenewSandbox>();
        await Task.WhenAll(site.SettleAllAsync(), site.RunJobAsync<FollowSubscriptions>(), site.RunJobAsync<RenewSandbox>(), LookNowAsync(), LookNowAsync());
        await site.SettleAllAsync();
        Assert.Equal((2, 2), ((await site.PeriodsAsync(order.SubscriptionId!)).Count, shelf.Granted.Count));
        Assert.Equal(2 * -1_500 + 2 * 48, await site.BalanceAsync(AccountRef.Clearing("sandbox", "EUR")));
        await AssertSoundAsync(site);

        Task<bool> LookAsync() => site.InScopeAsync(async s => (await s.GetRequiredService<LookAtOrder>().RunAsync(order.Id, CancellationToken.None)).IsSuccess);
        Task<bool> LookNowAsync() => site.InScopeAsync(async s => (await s.GetRequiredService<LookAtSubscription>().RunAsync(order.SubscriptionId!, CancellationToken.None)).IsSuccess);
    }

    private static Task<Result<Refund>> TakeBackAsync(TestSite site, Account buyer, string orderId) =>
        site.InScopeAsync(s => s.GetRequiredService<RequestOwnRefund>().RunAsync(orderId, CancellationToken.None), buyer.Actor);

    private static Task<string> TextAsync(TestSite site, string sql) => site.InScopeAsync(s =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(
            Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.SqlQueryRaw<string>(s.GetRequiredService<JaytekDb>().Database, sql)));

    private static async Task AssertSoundAsync(TestSite site) =>
        Assert.Equal("[]", (await site.InScopeAsync(s => s.GetRequiredService<CheckBooks>().CheckAsync(CancellationToken.None))).Value.Found);
}
