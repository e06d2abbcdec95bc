using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Recovery;
using Jaytek.Payments.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments;

/// <summary>Orders that are looked after by themselves: asked after until their end, and told again until they are granted.</summary>
public sealed class FollowTests
{
    [Theory]
    [BothDatabases(true)]
    [BothDatabases(false)]
    public async Task A_debit_that_is_under_way_at_the_bank_is_asked_after_for_two_weeks(DatabaseProvider provider, bool comes)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(provider, clock, stripe.Settings());
        var (course, _) = await site.CourseAsync();
        var student = await site.NewAsync("Student");
        var order = await site.BuyAsync(student, course);
        await stripe.Hand.PayLaterAsync(order.SessionId!);
        clock.Advance(TimeSpan.FromMinutes(3));
        await site.RunJobAsync<FollowOrders>();
        Assert.NotNull((await site.OrderAsync(order.Id)).BankSince);
        // Who has a debit on its way does not pay a second time.
        Assert.Equal("payments.order.under_way", (await site.TryBuyAsync(student, course)).Error?.Code);
        foreach (var _ in Enumerable.Range(0, 6))
        {
            clock.Advance(TimeSpan.FromDays(2));
            await site.RunJobAsync<FollowOrders>();
            Assert.Equal(OrderState.Waiting, (await site.OrderAsync(order.Id)).State);
        }

        if (comes)
            await stripe.Hand.SettleAsync(order.SessionId!, paid: true);
        clock.Advance(TimeSpan.FromDays(3));
        await site.RunJobAsync<FollowOrders>();
        await site.DeliverAllAsync();
        Assert.Equal(comes ? OrderState.Fulfilled : OrderState.Abandoned, (await site.OrderAsync(order.Id)).State);
    }

    [Theory, BothDatabases]
    public async Task Orders_that_nobody_can_tell_of_hold_up_no_others_and_come_to_an_end(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await Shop.StartAsync(provider, clock);
        var (course, _) = await site.CourseAsync();
        var lost = await site.BuyAsync(await site.NewAsync("Student"), course);
        var other = await site.BuyAsync(await site.NewAsync("Student"), course);
        Assert.Null(await site.TrySqlAsync($"update payment_order set provider = 'gone' where id = '{lost.Id}'"));
        clock.Advance(TimeSpan.FromMinutes(61));
        await site.RunJobAsync<FollowOrders>();
        Assert.Equal((OrderState.Waiting, OrderState.Abandoned), ((await site.OrderAsync(lost.Id)).State, (await site.OrderAsync(other.Id)).State));
        // It is asked after later each time, so that a batch of such is not at the head of the line for ever.
        var next = (await site.OrderAsync(lost.Id)).FollowAt;
        Assert.True(next > clock.GetUtcNow(), $"{next}");
        clock.Advance(TimeSpan.FromDays(14));
        await site.RunJobAsync<FollowOrders>();
        Assert.Equal((OrderState.Abandoned, FollowOrders.Unheard), ((await site.OrderAsync(lost.Id)).State, (await site.OrderAsync(lost.Id)).FailureCode));
    }

    [Theory]
    [BothDatabases("gone")]
    [BothDatabases("given up")]
    [BothDatabases("waiting")]
    public async Task Who_paid_and_has_nothing_is_told_of_again(DatabaseProvider provider, string its)
    {
        var clock = new TestClock();
        await using var site = await Shop.StartAsync(provider, clock);
        var (course, _) = await site.CourseAsync();
        var student = await site.NewAsync("Student");
        var order = await site.BuyAsync(student, course);
        await site.SwitchAsync(on: false, "Jaytek.Learning");
        await site.PlayAsync(order, SandboxPlay.Pay, work: false);
        await site.InScopeAsync(s => s.GetRequiredService<LookAtOrder>().RunAsync(order.Id, CancellationToken.None));
        if (its == "gone")
            Assert.Null(await site.TrySqlAsync("delete from cms_outbox where handler = 'learning.enrolment'"));
        else if (its == "given up")
            Assert.Null(await site.TrySqlAsync("update cms_outbox set attempts = 8, failed_at = occurred_at where handler = 'learning.enrolment'"));
        if (its != "waiting")
            await site.SwitchAsync(on: true, "Jaytek.Learning");
        clock.Advance(TimeSpan.FromMinutes(14));
        await site.RunJobAsync<GrantAgain>();
        Assert.Equal(OrderState.Paid, (await site.OrderAsync(order.Id)).State);
        clock.Advance(TimeSpan.FromMinutes(2));
        foreach (var _ in Enumerable.Range(0, 3))
            await site.RunJobAsync<GrantAgain>();
        if (its == "waiting")
        {
            // Its module is off, and its event waits for it: nothing is added.
            Assert.Equal(1, await site.CountAsync("select count(*) as \"Value\" from cms_outbox where handler = 'learning.enrolment'"));
            await site.SwitchAsync(on: true, "Jaytek.Learning");
        }

        await Eventually.IsTrueAsync(async () =>
        {
            await site.DeliverEventsAsync();
            return (await site.OrderAsync(order.Id)).State == OrderState.Fulfilled;
        });
        Assert.Single(await site.EnrolmentsAsync(course));
    }

    [Theory, BothDatabases]
    public async Task What_is_paid_and_not_granted_yet_is_not_sold_a_second_time(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await Shop.StartAsync(provider, clock);
        var (course, _) = await site.CourseAsync();
        var (student, other) = (await site.NewAsync("Student"), await site.NewAsync("Student"));
        var order = await site.BuyAsync(student, course);
        await site.PlayAsync(order, SandboxPlay.Pay, work: false);
        Assert.Null(await site.TrySqlAsync("delete from cms_outbox where handler = 'learning.enrolment'"));
        // Paid and not granted, as where the handler died.
        Assert.Null(await site.TrySqlAsync($"update payment_order set state = 'Paid', paid_at = created_at, fulfilled_at = null where id = '{order.Id}'", "delete from cms_outbox where handler like 'payments.%'"));
        Assert.Null(await site.TrySqlAsync("delete from learning_enrolment"));
        Assert.Equal("payments.order.under_way", (await site.TryBuyAsync(student, course)).Error?.Code);
        Assert.Null((await site.TryBuyAsync(other, course)).Error);
    }

    [Theory, BothDatabases]
    public async Task Orders_and_the_sandboxs_page_are_their_buyers(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, _) = await site.CourseAsync();
        var (buyer, stranger, admin) = (await site.NewAsync("Student"), await site.NewAsync("Student"), await site.NewAsync("Administrator"));
        var order = await site.BuyAsync(buyer, course);
        async Task<string?> LookAsync(Account? account) => (await site.InScopeAsync(
            s => s.GetRequiredService<LookAtOrder>().RunAsync(order.Id, CancellationToken.None), account?.Actor ?? Kernel.Actor.Anonymous)).Error?.Code;
        async Task<string?> OpenAsync(Account account) => (await site.InScopeAsync(s => s.GetRequiredService<OpenCheckout>().RunAsync(order.Id, CancellationToken.None), account.Actor)).Error?.Code;
        async Task<string?> PlayAsync(Account account) => (await site.InScopeAsync(
            s => s.GetRequiredService<PlaySandbox>().RunAsync(order.SessionId!, SandboxPlay.Decline, CancellationToken.None), account.Actor)).Error?.Code;
        Assert.Equal((null, null, null), (await LookAsync(buyer), await OpenAsync(buyer), await PlayAsync(buyer)));
        const string Hidden = "payments.order.not_found";
        Assert.Equal((Hidden, Hidden, Hidden, Hidden), (await LookAsync(stranger), await LookAsync(null), await OpenAsync(stranger), await PlayAsync(stranger)));
        Assert.Equal((null, Hidden), (await LookAsync(admin), await PlayAsync(admin)));
    }
}
