using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Recovery;
using Jaytek.Payments.Refunds;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments;

/// <summary>Who gets money back, and that it is given back once.</summary>
public sealed class RefundRuleTests
{
    [Theory, BothDatabases]
    public async Task A_key_that_was_used_for_another_amount_is_refused(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, _, _) = await site.SoldAsync();
        var id = PublicId.New();
        Assert.Null((await site.RefundAsync(order, 100, id)).Error);
        Assert.Equal("payments.refund.key_reused", (await site.RefundAsync(order, 200, id)).Error?.Code);
        Assert.Null((await site.RefundAsync(order, 100, id)).Error);
    }

    [Theory, BothDatabases]
    public async Task A_refund_that_is_told_with_another_amount_moves_nothing(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, _, _) = await site.SoldAsync();
        await site.SwitchAsync(on: false, "Jaytek.Payments");
        var refund = (await site.RefundAsync(order, 1_000)).Value;
        async Task<string?> TellAsync(Money amount, string? ours) => (await site.InScopeAsync(s => s.GetRequiredService<SettleRefund>()
            .RunAsync("sandbox", new RefundChanged("re_1", order.PaymentReference, amount, RefundState.Succeeded, order.Id, ours), null, CancellationToken.None))).Error?.Code;
        Assert.Equal("payments.refund.other_amount", await TellAsync(new Money(1_001, "EUR"), refund.Id));
        Assert.Equal("payments.refund.other_amount", await TellAsync(new Money(1_000, "USD"), refund.Id));
        Assert.Equal("payments.refund.other_amount", await TellAsync(new Money(1_000, "USD"), null));
        Assert.Equal(0, (await site.OrderAsync(order.Id)).TakenBack);
    }

    [Theory, BothDatabases]
    public async Task A_note_that_names_the_refund_of_another_order_proves_nothing(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (mine, _, _) = await site.SoldAsync();
        var (other, _, _) = await site.SoldAsync();
        await site.SwitchAsync(on: false, "Jaytek.Payments");
        var refund = (await site.RefundAsync(mine, 1_000)).Value;
        Assert.Equal("payments.refund.other_payment", (await site.InScopeAsync(s => s.GetRequiredService<SettleRefund>().RunAsync(
            "sandbox", new RefundChanged("re_1", other.PaymentReference, new Money(1_000, "EUR"), RefundState.Succeeded, other.Id, refund.Id), null, CancellationToken.None))).Error?.Code);
        Assert.Equal((0, 0), ((await site.OrderAsync(mine.Id)).TakenBack, (await site.OrderAsync(other.Id)).TakenBack));
    }

    [Theory, BothDatabases]
    public async Task A_refund_whose_answer_was_lost_is_not_made_again_when_its_key_is_forgotten(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(provider, clock, stripe.Settings());
        var (course, _) = await site.CourseAsync();
        var order = await site.BuyAsync(await site.NewAsync("Student"), course);
        await stripe.Hand.PayAsync(order.SessionId!);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<LookAtOrder>().RunAsync(order.Id, CancellationToken.None))).Error);
        await site.DeliverAllAsync();
        // Done at Stripe, and no answer and no webhook ever comes.
        await site.SwitchAsync(on: false, "Jaytek.Payments");
        var refund = (await site.RefundAsync(order, 4_000)).Value;
        Assert.Null(await site.TrySqlAsync("delete from cms_outbox where handler = 'payments.refund'"));
        await site.SwitchAsync(on: true, "Jaytek.Payments");
        stripe.Fail(StripeFault.CutAfter, 4, "POST /v1/refunds");
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.InScopeAsync(async s =>
        {
            await s.GetRequiredService<SendRefund>().HandleAsync(new RefundRequested(refund.Id), CancellationToken.None);
            return true;
        }));
        Assert.Single(stripe.Books.All("refund"));
        Assert.Equal(0, (await site.OrderAsync(order.Id)).TakenBack);
        clock.Advance(TimeSpan.FromHours(26));
        await site.RunJobAsync<FollowRest>();
        await site.DeliverAllAsync();
        Assert.Single(stripe.Books.All("refund"));
        Assert.Equal(4_000, (await site.OrderAsync(order.Id)).TakenBack);
    }

    [Theory, BothDatabases]
    public async Task A_buyer_takes_a_purchase_back_within_the_days_and_once(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await Shop.StartAsync(provider, clock);
        var (order, course, student) = await site.SoldAsync();
        var (late, _, slow) = await site.SoldAsync();
        var (part, _, partial) = await site.SoldAsync();
        var stranger = await site.NewAsync("Administrator");
        Assert.Equal("payments.order.not_found", (await OwnAsync(site, order, stranger)).Error?.Code);
        Assert.Equal("payments.order.not_found", (await CanAsync(site, order, stranger)).Error?.Code);
        Assert.Null((await CanAsync(site, order, student)).Error);
        clock.Advance(TimeSpan.FromDays(13));
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => OwnAsync(site, order, student))));
        Assert.Single(both.Select(one => one.Value.Id).Distinct());
        await site.DeliverAllAsync();
        Assert.Equal((OrderState.Refunded, 10_000), ((await site.OrderAsync(order.Id)).State, (await site.OrderAsync(order.Id)).TakenBack));
        Assert.NotNull(Assert.Single(await site.EnrolmentsAsync(course)).EndedAt);
        Assert.Equal("payments.refund.already", (await CanAsync(site, await site.OrderAsync(order.Id), student)).Error?.Code);
        Assert.Null((await site.RefundAsync(part, 100)).Error);
        Assert.Equal("payments.refund.already", (await OwnAsync(site, part, partial)).Error?.Code);
        clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("payments.refund.too_late", (await OwnAsync(site, late, slow)).Error?.Code);
        Assert.Equal(0, (await site.OrderAsync(late.Id)).TakenBack);
    }

    [Theory, BothDatabases]
    public async Task A_site_that_grants_no_days_gives_nothing_back_by_itself(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider, null, ("Jaytek:Payments:RefundDays", "0"));
        var (order, _, student) = await site.SoldAsync();
        Assert.Equal("payments.refund.not_offered", (await OwnAsync(site, order, student)).Error?.Code);
    }

    private static Task<Result<Refund>> OwnAsync(TestSite site, Order order, Account account) =>
        site.InScopeAsync(s => s.GetRequiredService<RequestOwnRefund>().RunAsync(order.Id, CancellationToken.None), account.Actor);

    private static Task<Result> CanAsync(TestSite site, Order order, Account account) =>
        site.InScopeAsync(s => s.GetRequiredService<RequestOwnRefund>().CanRefundAsync(order, CancellationToken.None), account.Actor);
}
