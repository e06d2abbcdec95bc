using System.Net;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Kernel;
using Jaytek.Ledger.Checks;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Recovery;
using Jaytek.Payments.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Subscriptions;

/// <summary>A subscription by the Stripe client: whatever the provider does wrong, each period is booked once and it ends once.</summary>
public sealed class StripeSubscriptionTests
{
    private const string Change = "POST /v1/subscriptions/{id}";
    private const string Read = "GET /v1/subscriptions/{id}";
    private const string Bills = "GET /v1/invoices";

    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    [Theory]
    [BothDatabases("plain")]
    [BothDatabases("duplicate webhooks")]
    [BothDatabases("reordered webhooks")]
    [BothDatabases("webhook before the response")]
    [BothDatabases("no webhook at all")]
    [BothDatabases("time-out after acting")]
    [BothDatabases("cut after acting")]
    [BothDatabases("429")]
    [BothDatabases("500")]
    public async Task It_begins_renews_is_cancelled_kept_and_ends_once_whatever_goes_wrong(DatabaseProvider provider, string fault)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        var (site, shelf) = await Plans.StartAsync(provider, clock, stripe);
        await using var _ = site;
        using var door = site.NewClient();
        stripe.Hooks.Send = request => door.SendAsync(request);
        Break(stripe, fault);
        var buyer = await site.NewAsync("Student");
        var order = await site.SubscribeAsync(buyer);
        var reference = await stripe.Hand.PayAsync(order.SessionId!);
        await HeardAsync(site, clock);
        var one = await site.SubscriptionOfAsync(order);
        Assert.Equal((SubscriptionStage.Active, reference), (one.Stage, one.Reference));
        Assert.Equal((OrderState.Fulfilled, true), ((await site.OrderAsync(order.Id)).State, (await site.OrderAsync(order.Id)).IsFeeKnown));
        for (var month = 0; month < 3; month++)
        {
            clock.Advance(Month);
            await stripe.Hand.RenewAsync(reference);
            await HeardAsync(site, clock);
        }

        Assert.Equal(4, (await site.PeriodsAsync(one.Id)).Count);
        await ChangedAsync(site, clock, one.Id, SubscriptionWish.CancelAtPeriodEnd, buyer);
        Assert.True((await site.SubscriptionAsync(one.Id)).CancelsAtPeriodEnd);
        await ChangedAsync(site, clock, one.Id, SubscriptionWish.GoOn, buyer);
        Assert.False((await site.SubscriptionAsync(one.Id)).CancelsAtPeriodEnd);
        await ChangedAsync(site, clock, one.Id, SubscriptionWish.CancelAtPeriodEnd, buyer);
        clock.Advance(Month);
        await stripe.Hand.EndSubscriptionAsync(reference);
        await HeardAsync(site, clock);
        Assert.Equal(SubscriptionStage.Ended, (await site.SubscriptionAsync(one.Id)).Stage);
        Assert.Equal([one.Id], shelf.Ended);
        Assert.Equal((4, 4), ((await site.PeriodsAsync(one.Id)).Count, shelf.Granted.Count));
        Assert.Equal(4 * (-1_500 + StripeHand.FeeOf(1_500)), await site.BalanceAsync(AccountRef.Clearing("stripe", "EUR")));
        Assert.Equal("[]", (await site.InScopeAsync(s => s.GetRequiredService<CheckBooks>().CheckAsync(CancellationToken.None))).Value.Found);
        Assert.Equal(3, stripe.Requests.Where(r => r.Call == Change).Select(r => r.IdempotencyKey).Distinct().Count());
    }

    [Theory, BothDatabases]
    public async Task A_refund_of_a_renewal_goes_back_by_its_own_payment(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        var (site, shelf, one, _) = await SubscribedAsync(provider, clock, stripe);
        await using var _1 = site;
        clock.Advance(Month);
        await stripe.Hand.RenewAsync(one.Reference!);
        await site.SettleAllAsync();
        var renewal = (await site.PeriodsAsync(one.Id))[1];
        Assert.Null((await site.RefundAsync(renewal, 500)).Error);
        await site.SettleAllAsync();
        Assert.Equal((OrderState.PartRefunded, 500), ((await site.OrderAsync(renewal.Id)).State, (await site.OrderAsync(renewal.Id)).TakenBack));
        Assert.Equal(renewal.PaymentReference, (string?)Assert.Single(stripe.Books.All("refund"))["payment_intent"]);
        var dispute = await stripe.Hand.DisputeAsync((await site.PeriodsAsync(one.Id))[0].PaymentReference!);
        await site.SettleAllAsync();
        Assert.Equal(OrderState.Disputed, (await site.OrderAsync(one.FirstOrderId)).State);
        await stripe.Hand.CloseDisputeAsync(dispute, won: true);
        await site.SettleAllAsync();
        Assert.Equal(OrderState.Fulfilled, (await site.OrderAsync(one.FirstOrderId)).State);
        Assert.Empty(shelf.Ended);
    }

    [Theory, BothDatabases]
    public async Task A_page_of_somebody_elses_with_our_number_on_it_is_not_ours(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        var (site, shelf) = await Plans.StartAsync(provider, clock, stripe);
        await using var _ = site;
        using var door = site.NewClient();
        stripe.Hooks.Send = request => door.SendAsync(request);
        var order = await site.SubscribeAsync(await site.NewAsync("Student"));
        await using var guest = Stripe.StripeSite.At(stripe);
        await stripe.Hand.PayAsync((await guest.CheckoutAsync(1_500, "month", order.Id)).Id);
        await stripe.Hand.PayAsync((await guest.CheckoutAsync(1_500, "month", "somebody-elses")).Id);
        await site.SettleAllAsync();
        Assert.Equal((OrderState.Waiting, SubscriptionStage.Started), ((await site.OrderAsync(order.Id)).State, (await site.SubscriptionOfAsync(order)).Stage));
        Assert.Empty(shelf.Granted);
        Assert.Equal(0, await site.BalanceAsync(AccountRef.Clearing("stripe", "EUR")));
    }

    [Theory, BothDatabases]
    public async Task What_nobody_told_is_found_by_the_job_and_silence_ends_in_time(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        var (site, shelf, one, buyer) = await SubscribedAsync(provider, clock, stripe);
        await using var _ = site;
        stripe.Hooks.Send = null;
        clock.Advance(Month + TimeSpan.FromHours(3));
        await stripe.Hand.RenewAsync(one.Reference!);
        await stripe.Hand.RenewAsync(one.Reference!);
        await site.RunJobAsync<FollowSubscriptions>();
        await site.SettleAllAsync();
        Assert.Equal(3, (await site.PeriodsAsync(one.Id)).Count);
        await stripe.Hand.FailRenewalAsync(one.Reference!);
        clock.Advance(Month + Month);
        await site.RunJobAsync<FollowSubscriptions>();
        Assert.Equal(SubscriptionStage.PastDue, (await site.SubscriptionAsync(one.Id)).Stage);
        // From here on nobody is there: a wish waits, and what nobody renews is over after two weeks of it.
        stripe.Fail(StripeFault.TooManyForLong, 100_000);
        Assert.NotNull((await site.ChangeAsync(one.Id, SubscriptionWish.CancelAtPeriodEnd, buyer.Actor)).Value.Wish);
        for (var day = 0; day < 32; day++)
        {
            clock.Advance(TimeSpan.FromDays(1));
            await site.RunJobAsync<FollowSubscriptions>();
        }

        await site.SettleAllAsync();
        one = await site.SubscriptionAsync(one.Id);
        Assert.Equal((SubscriptionStage.Ended, null, null), (one.Stage, one.Wish, one.FollowAt));
        Assert.Equal([one.Id], shelf.Ended);
    }

    [Theory, BothDatabases]
    public async Task A_period_that_is_paid_after_the_end_goes_back_and_another_amount_moves_nothing(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        var (site, shelf, one, _) = await SubscribedAsync(provider, clock, stripe);
        await using var _1 = site;
        Assert.Null(await site.TrySqlAsync($"update payment_subscription set stage = 'Ended', ended_at = created_at where id = '{one.Id}'"));
        await stripe.Hand.RenewAsync(one.Reference!);
        await site.SettleAllAsync();
        var late = (await site.PeriodsAsync(one.Id))[1];
        Assert.Equal((OrderState.Refunded, false), ((await site.OrderAsync(late.Id)).State, shelf.Granted.ContainsKey(late.Id)));
        lock (stripe.Books.Gate)
            stripe.Books.Find("subscription", one.Reference)["+amount"] = 99L;
        await stripe.Hand.RenewAsync(one.Reference!);
        await site.DeliverEventsAsync();
        await Eventually.IsTrueAsync(async () => await site.CountAsync("select count(*) as \"Value\" from payment_event where outcome = 'Failed' and note like '%other_amount%'") > 0);
        Assert.Equal(2, (await site.PeriodsAsync(one.Id)).Count);
    }

    [Theory, BothDatabases]
    public async Task The_customer_is_known_again_and_looks_after_their_cards_there(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        var (site, shelf, one, buyer) = await SubscribedAsync(provider, clock, stripe);
        await using var _ = site;
        Assert.NotNull(one.CustomerReference);
        using var browser = await site.BrowserAsync(buyer);
        Assert.Contains("Cards and bills", await browser.GetStringAsync("/dashboard/settings/billing"), StringComparison.Ordinal);
        using var away = await browser.SendFormAsync("/dashboard/settings/billing/cards");
        Assert.Equal(HttpStatusCode.OK, away.StatusCode);
        Assert.StartsWith("0; url=https://billing.stripe.com/p/session/", Assert.Single(away.Headers.GetValues("Refresh")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/dashboard/settings/billing/cards")).StatusCode);
        var asked = stripe.Requests.Single(r => r.Call == "POST /v1/billing_portal/sessions");
        Assert.Equal((one.CustomerReference, "https://shop.example/dashboard/settings/billing"), ((string?)asked.Given["customer"], (string?)asked.Given["return_url"]));
        // Another thing of theirs is the same customer's; one whom somebody removed there is a new one.
        Assert.Equal(one.CustomerReference, (await site.SubscribeAsync(buyer, "01plan0000000000000000two0")).CustomerReference);
        stripe.Hand.Forget(one.CustomerReference!);
        shelf.Every = null;
        var third = await site.SubscribeAsync(buyer, "01plan000000000000000three");
        Assert.NotNull(third.SessionUrl);
        Assert.Null(stripe.Books.Find("checkout.session", third.SessionId)["customer"]);
    }

    private static async Task<(TestSite Site, PlanShelf Shelf, Subscription One, Account Buyer)> SubscribedAsync(DatabaseProvider provider, TestClock clock, StripeStandIn stripe)
    {
        var (site, shelf) = await Plans.StartAsync(provider, clock, stripe);
        var door = site.NewClient();
        stripe.Hooks.Send = request => door.SendAsync(request);
        var buyer = await site.NewAsync("Student");
        var order = await site.SubscribeAsync(buyer);
        await stripe.Hand.PayAsync(order.SessionId!);
        await site.SettleAllAsync();
        return (site, shelf, await site.SubscriptionOfAsync(order), buyer);
    }

    // Works on what was told; what was told to nobody, or could not be looked at, is asked after by the jobs.
    private static async Task HeardAsync(TestSite site, TestClock clock)
    {
        await site.SettleAllAsync();
        clock.Advance(TimeSpan.FromHours(3));
        await site.RunJobAsync<FollowOrders>();
        await site.RunJobAsync<FollowSubscriptions>();
        await site.SettleAllAsync();
    }

    private static async Task ChangedAsync(TestSite site, TestClock clock, string id, SubscriptionWish wish, Account buyer)
    {
        Assert.Null((await site.ChangeAsync(id, wish, buyer.Actor)).Error);
        for (var round = 0; round < 10 && (await site.SubscriptionAsync(id)).Wish is not null; round++)
        {
            clock.Advance(TimeSpan.FromMinutes(5));
            await site.RunJobAsync<FollowSubscriptions>();
        }

        await site.SettleAllAsync();
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
                FailAll(StripeFault.Silent, 1);
                break;
            case "cut after acting":
                FailAll(StripeFault.CutAfter, 1);
                break;
            case "429":
                FailAll(StripeFault.TooManyForLong, 1);
                break;
            case "500":
                FailAll(StripeFault.Broken, 2);
                break;
        }

        void FailAll(StripeFault how, int times)
        {
            foreach (var call in new[] { Change, Read, Bills })
                stripe.Fail(how, times, call);
        }
    }
}
