using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Ledger.Checks;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Orders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Stripe;

/// <summary>The whole path of a course by the Stripe client: whatever the provider does wrong, it ends in the right state.</summary>
public sealed class StripePathTests
{
    private const string Open = "POST /v1/checkout/sessions";
    private const string Refund = "POST /v1/refunds";

    [Theory]
    [BothDatabases("plain")]
    [BothDatabases("duplicate webhooks")]
    [BothDatabases("reordered webhooks")]
    [BothDatabases("webhook before the response")]
    [BothDatabases("no webhook at all")]
    [BothDatabases("time-out after acting")]
    [BothDatabases("cut after acting")]
    [BothDatabases("torn answer")]
    [BothDatabases("429")]
    [BothDatabases("500")]
    [BothDatabases("wrong signature")]
    [BothDatabases("old timestamp")]
    [BothDatabases("future timestamp")]
    public async Task A_course_is_bought_and_refunded_once_whatever_goes_wrong(DatabaseProvider provider, string fault)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(provider, clock, stripe.Settings());
        using var door = site.NewClient();
        stripe.Hooks.Send = request => door.SendAsync(request);
        Break(stripe, fault);
        var (course, teacher) = await site.CourseAsync();
        var order = await BuyAsync(site, await site.NewAsync("Student"), course);
        await stripe.Hand.PayAsync(order.SessionId!);
        await site.DeliverAllAsync();
        var isHeard = fault is not ("no webhook at all" or "wrong signature" or "old timestamp" or "future timestamp");
        Assert.Equal(isHeard ? OrderState.Fulfilled : OrderState.Waiting, (await site.OrderAsync(order.Id)).State);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<LookAtOrder>().RunAsync(order.Id, CancellationToken.None))).Error);
        await site.DeliverAllAsync();
        order = await site.OrderAsync(order.Id);
        Assert.Equal((OrderState.Fulfilled, true), (order.State, order.IsFeeKnown));
        Assert.Equal((7_000, -175, -9_825), (
            await site.BalanceAsync(AccountRef.Pending(teacher.Id, "EUR")), await site.BalanceAsync(AccountRef.Fees("EUR")), await site.BalanceAsync(AccountRef.Clearing("stripe", "EUR"))));
        Assert.Single(await site.EnrolmentsAsync(course));

        Assert.Null((await site.RefundAsync(order, 4_000)).Error);
        await SettledAsync(site, clock, order, 4_000);
        Assert.Null((await site.RefundAsync(order, null)).Error);
        await SettledAsync(site, clock, order, 10_000);
        Assert.Equal(OrderState.Refunded, (await site.OrderAsync(order.Id)).State);
        Assert.Equal((0, 175), (await site.BalanceAsync(AccountRef.Pending(teacher.Id, "EUR")), await site.BalanceAsync(AccountRef.Clearing("stripe", "EUR"))));
        Assert.NotNull(Assert.Single(await site.EnrolmentsAsync(course)).EndedAt);
        Assert.Equal("[]", (await site.InScopeAsync(s => s.GetRequiredService<CheckBooks>().CheckAsync(CancellationToken.None))).Value.Found);
        // What Stripe has in its own books is what ours say: one payment, two refunds.
        Assert.Single(stripe.Requests.Where(r => r.Call == Open).Select(r => r.IdempotencyKey).Distinct());
        Assert.Equal(2, stripe.Requests.Where(r => r.Call == Refund).Select(r => r.IdempotencyKey).Distinct().Count());
    }

    [Theory, BothDatabases]
    public async Task A_dispute_that_is_won_comes_and_goes(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(provider, clock, stripe.Settings());
        using var door = site.NewClient();
        stripe.Hooks.Send = request => door.SendAsync(request);
        var (course, teacher) = await site.CourseAsync();
        var order = await BuyAsync(site, await site.NewAsync("Student"), course);
        await stripe.Hand.PayAsync(order.SessionId!);
        await site.DeliverAllAsync();
        var dispute = await stripe.Hand.DisputeAsync((await site.OrderAsync(order.Id)).PaymentReference!);
        await site.DeliverAllAsync();
        Assert.Equal((OrderState.Disputed, 0), ((await site.OrderAsync(order.Id)).State, await site.BalanceAsync(AccountRef.Pending(teacher.Id, "EUR"))));
        await stripe.Hand.CloseDisputeAsync(dispute, won: true);
        await site.DeliverAllAsync();
        Assert.Equal((OrderState.Fulfilled, 7_000), ((await site.OrderAsync(order.Id)).State, await site.BalanceAsync(AccountRef.Pending(teacher.Id, "EUR"))));
        Assert.Equal("[]", (await site.InScopeAsync(s => s.GetRequiredService<CheckBooks>().CheckAsync(CancellationToken.None))).Value.Found);
    }

    // A call that failed for good for now is made again by who presses the button again, under the same key.
    private static async Task<Order> BuyAsync(TestSite site, Account student, string course)
    {
        for (var press = 0; press < 3; press++)
        {
            var order = await site.TryBuyAsync(student, course);
            if (order.IsSuccess)
                return order.Value;
            Assert.Equal("payments.provider.unreachable", order.Error!.Code);
        }

        throw new InvalidOperationException("The checkout never opened.");
    }

    // A refund whose call failed is tried again later, as all events are. The clock goes on slower than the calls, which wait by the real one.
    private static async Task SettledAsync(TestSite site, TestClock clock, Order order, long takenBack)
    {
        for (var round = 0; round < 40; round++)
        {
            await site.DeliverEventsAsync();
            if ((await site.OrderAsync(order.Id)).TakenBack == takenBack && await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<OutboxMessage>()
                .AllAsync(m => !m.Handler.StartsWith("payments.") && !m.Handler.StartsWith("learning."))))
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            clock.Advance(TimeSpan.FromSeconds(5));
        }

        var left = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<OutboxMessage>().AsNoTracking().ToListAsync());
        Assert.Fail($"{(await site.OrderAsync(order.Id)).TakenBack} went back. {string.Join(" | ", left.Select(m => $"{m.Handler} {m.Attempts} {m.LastError}"))}");
    }

    private static void Break(StripeStandIn stripe, string fault)
    {
        switch (fault)
        {
            case "duplicate webhooks":
                stripe.Hooks.Copies = 3;
                break;
            case "reordered webhooks":
                stripe.Hooks.Reversed = true;
                break;
            case "webhook before the response":
                stripe.Hooks.When = HooksWhen.BeforeAnswer;
                break;
            case "no webhook at all":
                stripe.Hooks.Send = null;
                break;
            case "time-out after acting":
                FailBoth(StripeFault.Silent, 1);
                break;
            case "cut after acting":
                FailBoth(StripeFault.CutAfter, 1);
                break;
            case "torn answer":
                FailBoth(StripeFault.Torn, 1);
                break;
            case "429":
                FailBoth(StripeFault.TooMany, 1);
                break;
            case "500":
                FailBoth(StripeFault.Broken, 3);
                break;
            case "wrong signature":
                stripe.Hooks.Secrets = ["whsec_somebodyElsesSecret0001"];
                break;
            case "old timestamp":
                stripe.Hooks.Skew = TimeSpan.FromMinutes(-6);
                break;
            case "future timestamp":
                stripe.Hooks.Skew = TimeSpan.FromMinutes(6);
                break;
        }

        void FailBoth(StripeFault how, int times)
        {
            stripe.Fail(how, times, Open);
            stripe.Fail(how, times, Refund);
        }
    }
}
