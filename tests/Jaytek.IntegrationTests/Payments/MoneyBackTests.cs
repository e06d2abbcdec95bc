using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Ledger.Checks;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Disputes;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Recovery;
using Jaytek.Payments.Refunds;
using Jaytek.Payments.Sandbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments;

/// <summary>Money of an order that goes back, by a refund or by the buyer's bank.</summary>
public sealed class MoneyBackTests
{
    [Theory, BothDatabases]
    public async Task A_refund_in_parts_takes_from_all_who_shared_and_the_whole_ends_the_enrolment(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, course, teacher) = await SoldAsync(site);
        Assert.Null((await site.RefundAsync(order, 4_000)).Error);
        await site.DeliverAllAsync();
        Assert.Equal((OrderState.PartRefunded, 4_200), ((await site.OrderAsync(order.Id)).State, await site.BalanceAsync(AccountRef.Pending(teacher.Id, "EUR"))));
        Assert.Null(Assert.Single(await site.EnrolmentsAsync(course)).EndedAt);
        Assert.Equal("payments.refund.too_much", (await site.RefundAsync(order, 6_001)).Error?.Code);
        Assert.Null((await site.RefundAsync(order, null)).Error);
        Assert.Equal("payments.refund.too_much", (await site.RefundAsync(order, 1)).Error?.Code);
        await site.DeliverAllAsync();
        Assert.Equal((OrderState.Refunded, 0), ((await site.OrderAsync(order.Id)).State, await site.BalanceAsync(AccountRef.Pending(teacher.Id, "EUR"))));
        Assert.NotNull(Assert.Single(await site.EnrolmentsAsync(course)).EndedAt);
        await AssertBooksAsync(site);
    }

    [Theory, BothDatabases]
    public async Task Refunds_at_once_never_exceed_the_price(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, _, _) = await SoldAsync(site);
        var asked = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => site.RefundAsync(order, 1_500))));
        Assert.Equal(6, asked.Count(one => one.IsSuccess));
        await site.DeliverAllAsync();
        var errors = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<OutboxMessage>().Select(m => m.LastError).ToListAsync());
        Assert.True((await site.OrderAsync(order.Id)).TakenBack == 9_000, string.Join('\n', errors));
        await AssertBooksAsync(site);
    }

    [Theory, BothDatabases]
    public async Task The_same_refund_asked_twice_is_one_and_who_may_not_is_refused(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, _, _) = await SoldAsync(site);
        var student = await site.NewAsync("Student");
        Assert.Equal("engine.forbidden", (await site.RefundAsync(order, 100, actor: student.Actor)).Error?.Code);
        var id = PublicId.New();
        for (var time = 0; time < 3; time++)
        {
            Assert.Null((await site.RefundAsync(order, 100, id)).Error);
            await site.DeliverAllAsync();
        }

        Assert.Equal(100, (await site.OrderAsync(order.Id)).TakenBack);
    }

    [Theory, BothDatabases]
    public async Task Money_that_returns_after_the_next_purchase_went_back_too_pays_for_the_course_again(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (first, course, student) = await site.SoldAsync();
        await ChangedAsync(first, "re_first", RefundState.Succeeded);
        var second = await site.BuyAsync(student, course);
        await site.PlayAsync(second, SandboxPlay.Pay);
        await ChangedAsync(await site.OrderAsync(second.Id), "re_second", RefundState.Succeeded);
        Assert.NotNull(Assert.Single(await site.EnrolmentsAsync(course)).EndedAt);
        await ChangedAsync(first, "re_first", RefundState.Failed);
        var enrolment = Assert.Single(await site.EnrolmentsAsync(course));
        Assert.Equal((first.Id, null), (await site.OpenByAsync(course), enrolment.EndedAt));

        async Task ChangedAsync(Order order, string reference, RefundState state)
        {
            Assert.Null((await TellAsync(site, new RefundChanged(reference, order.PaymentReference, order.Price, state, null))).Error);
            await site.DeliverAllAsync();
        }
    }

    [Theory, BothDatabases]
    public async Task A_refund_made_by_hand_at_the_provider_is_taken_in_once_and_back_where_it_fails(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, course, teacher) = await SoldAsync(site);
        RefundChanged Fact(RefundState state) => new("re_by_hand", order.PaymentReference, order.Price, state, null);
        foreach (var state in new[] { RefundState.Pending, RefundState.Succeeded, RefundState.Succeeded })
            Assert.Null((await TellAsync(site, Fact(state))).Error);
        await site.DeliverAllAsync();
        Assert.Equal((OrderState.Refunded, 0), ((await site.OrderAsync(order.Id)).State, await site.BalanceAsync(AccountRef.Pending(teacher.Id, "EUR"))));
        foreach (var state in new[] { RefundState.Failed, RefundState.Failed, RefundState.Succeeded })
            Assert.Null((await TellAsync(site, Fact(state))).Error);
        await site.DeliverAllAsync();
        Assert.Equal((OrderState.Fulfilled, 7_000), ((await site.OrderAsync(order.Id)).State, await site.BalanceAsync(AccountRef.Pending(teacher.Id, "EUR"))));
        Assert.Null(Assert.Single(await site.EnrolmentsAsync(course)).EndedAt);
        await AssertBooksAsync(site);
    }

    [Theory, BothDatabases]
    public async Task A_refund_that_is_told_before_the_answer_to_its_call_is_known_by_its_note(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, _, _) = await SoldAsync(site);
        // While nobody calls.
        await site.SwitchAsync(on: false, "Jaytek.Payments");
        var refund = (await site.RefundAsync(order, 1_000)).Value;
        var fact = new RefundChanged("sr_" + refund.Id, order.PaymentReference, new Money(1_000, "EUR"), RefundState.Succeeded, order.Id, refund.Id);
        Assert.Null((await TellAsync(site, fact)).Error);
        Assert.Equal(1_000, (await site.OrderAsync(order.Id)).TakenBack);
        await site.SwitchAsync(on: true, "Jaytek.Payments");
        await site.DeliverAllAsync();
        Assert.Null((await TellAsync(site, fact)).Error);
        Assert.Equal(1_000, (await site.OrderAsync(order.Id)).TakenBack);
    }

    [Theory, BothDatabases]
    public async Task A_dispute_withholds_the_money_and_gives_it_back_where_it_is_won(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, course, teacher) = await SoldAsync(site);
        DisputeChanged Fact(DisputeState state, long withheld) =>
            new("dp_1", order.PaymentReference, order.Price, state, "fraudulent", new Money(withheld, "EUR"), new Money(1_500, "EUR"));
        await TellAllAsync(Fact(DisputeState.NeedsResponse, 10_000), Fact(DisputeState.UnderReview, 10_000), Fact(DisputeState.NeedsResponse, 10_000));
        Assert.Equal((OrderState.Disputed, 0), ((await site.OrderAsync(order.Id)).State, await site.BalanceAsync(AccountRef.Pending(teacher.Id, "EUR"))));
        Assert.NotNull(Assert.Single(await site.EnrolmentsAsync(course)).EndedAt);
        Assert.Equal(-1_675, await site.BalanceAsync(AccountRef.Fees("EUR")));
        // Late words of before the decision change nothing any more.
        await TellAllAsync(Fact(DisputeState.Won, 0), Fact(DisputeState.UnderReview, 10_000), Fact(DisputeState.Won, 0));
        Assert.Equal((OrderState.Fulfilled, 7_000), ((await site.OrderAsync(order.Id)).State, await site.BalanceAsync(AccountRef.Pending(teacher.Id, "EUR"))));
        Assert.Null(Assert.Single(await site.EnrolmentsAsync(course)).EndedAt);
        await AssertBooksAsync(site);

        async Task TellAllAsync(params DisputeChanged[] facts)
        {
            foreach (var fact in facts)
                Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SettleDispute>().RunAsync("sandbox", fact, CancellationToken.None))).Error);
            await site.DeliverAllAsync();
        }
    }

    [Theory, BothDatabases]
    public async Task What_was_refunded_before_the_course_was_granted_grants_nothing_and_shares_nothing(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, teacher) = await site.CourseAsync();
        var order = await site.BuyAsync(await site.NewAsync("Student"), course);
        // While nobody grants.
        await site.SwitchAsync(on: false, "Jaytek.Learning");
        await site.PlayAsync(order, SandboxPlay.Pay, work: false);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<LookAtOrder>().RunAsync(order.Id, CancellationToken.None))).Error);
        order = await site.OrderAsync(order.Id);
        Assert.Null((await TellAsync(site, new RefundChanged("re_early", order.PaymentReference, order.Price, RefundState.Succeeded, null))).Error);
        await site.SwitchAsync(on: true, "Jaytek.Learning");
        await site.DeliverAllAsync();
        Assert.Equal(OrderState.Refunded, (await site.OrderAsync(order.Id)).State);
        Assert.Empty(await site.EnrolmentsAsync(course));
        Assert.Equal((0, 0), (await site.BalanceAsync(AccountRef.Pending(teacher.Id, "EUR")), await site.BalanceAsync(AccountRef.Suspense(order.SaleKey, "EUR"))));
        await AssertBooksAsync(site);
    }

    [Theory, BothDatabases]
    public async Task What_its_events_have_given_up_is_taken_up_again(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await Shop.StartAsync(provider, clock);
        var (order, _, _) = await SoldAsync(site);
        // The feature is off while they are asked for, so that nobody works; then their events are gone, as after the last try.
        await site.SwitchAsync(on: false, "Jaytek.Payments");
        Assert.Null((await site.RefundAsync(order, 4_000)).Error);
        Assert.Null(await site.TrySqlAsync("delete from cms_outbox where handler = 'payments.refund'"));
        await site.SwitchAsync(on: true, "Jaytek.Payments");
        await RecoverAsync();
        Assert.Equal(0, (await site.OrderAsync(order.Id)).TakenBack);
        clock.Advance(TimeSpan.FromMinutes(11));
        await RecoverAsync();
        await RecoverAsync();
        Assert.Equal(4_000, (await site.OrderAsync(order.Id)).TakenBack);

        Task<bool> RecoverAsync() => site.InScopeAsync(async s =>
        {
            await s.GetRequiredService<FollowRest>().RunAsync(new JobContext("test", clock.GetUtcNow()), CancellationToken.None);
            return true;
        });
    }

    [Theory, BothDatabases]
    public async Task What_a_bank_takes_of_a_sale_that_was_refunded_already_is_borne_by_the_platform(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, _, teacher) = await SoldAsync(site);
        Assert.Null((await site.RefundAsync(order, 4_000)).Error);
        await site.DeliverAllAsync();
        var (revenue, clearing) = (await site.BalanceAsync(AccountRef.Revenue("EUR")), await site.BalanceAsync(AccountRef.Clearing("sandbox", "EUR")));
        await TellAsync(site, DisputeState.NeedsResponse, 10_000, 1_500);
        // 60 were left of the sale; the other 40 had left it, and leave once more.
        Assert.Equal((OrderState.Disputed, 10_000), ((await site.OrderAsync(order.Id)).State, (await site.OrderAsync(order.Id)).TakenBack));
        Assert.Equal((0, revenue - 1_800 - 4_000, clearing + 10_000 + 1_500), (
            await site.BalanceAsync(AccountRef.Pending(teacher.Id, "EUR")), await site.BalanceAsync(AccountRef.Revenue("EUR")), await site.BalanceAsync(AccountRef.Clearing("sandbox", "EUR"))));
        // What all of it has cost by now is told each time, and given back at the end.
        await TellAsync(site, DisputeState.UnderReview, 10_000, 3_000);
        Assert.Equal(-175 - 3_000, await site.BalanceAsync(AccountRef.Fees("EUR")));
        await TellAsync(site, DisputeState.Won, 0, 0);
        Assert.Equal((OrderState.PartRefunded, revenue, clearing, -175), (
            (await site.OrderAsync(order.Id)).State, await site.BalanceAsync(AccountRef.Revenue("EUR")), await site.BalanceAsync(AccountRef.Clearing("sandbox", "EUR")),
            await site.BalanceAsync(AccountRef.Fees("EUR"))));
        await AssertBooksAsync(site);

        async Task TellAsync(TestSite at, DisputeState state, long withheld, long fee)
        {
            Assert.Null((await at.InScopeAsync(s => s.GetRequiredService<SettleDispute>().RunAsync(
                "sandbox", new DisputeChanged("dp_2", order.PaymentReference, order.Price, state, "fraudulent", new Money(withheld, "EUR"), new Money(fee, "EUR")), CancellationToken.None))).Error);
            await at.DeliverAllAsync();
        }
    }

    [Theory, BothDatabases]
    public async Task A_refund_that_fails_after_the_bank_took_the_price_too_is_borne_by_those_who_shared_the_sale(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, course, teacher) = await SoldAsync(site);
        var (revenue, clearing) = (await site.BalanceAsync(AccountRef.Revenue("EUR")), await site.BalanceAsync(AccountRef.Clearing("sandbox", "EUR")));
        await RefundAsync(RefundState.Succeeded);
        await DisputeAsync(DisputeState.Lost, 8_000);
        // 60 and 80 went out of a sale of 100: 40 of it are the platform's loss.
        Assert.Equal((0, revenue - 3_000 - 4_000), await StandAsync());
        await RefundAsync(RefundState.Failed);
        // 80 are away: those who shared the sale keep 20 of it, and the platform loses its own part alone.
        Assert.Equal((1_400, revenue - 2_400), await StandAsync());
        Assert.Equal((OrderState.Disputed, 8_000), ((await site.OrderAsync(order.Id)).State, (await site.OrderAsync(order.Id)).TakenBack));
        Assert.Equal(clearing + 8_000, await site.BalanceAsync(AccountRef.Clearing("sandbox", "EUR")));
        Assert.Equal(2_000, await PaperAsync());
        await DisputeAsync(DisputeState.Won, 0);
        Assert.Equal((7_000, revenue), await StandAsync());
        Assert.Equal((OrderState.Fulfilled, 0), ((await site.OrderAsync(order.Id)).State, (await site.OrderAsync(order.Id)).TakenBack));
        Assert.Equal((clearing, 10_000), (await site.BalanceAsync(AccountRef.Clearing("sandbox", "EUR")), await PaperAsync()));
        Assert.Null(Assert.Single(await site.EnrolmentsAsync(course)).EndedAt);
        await AssertBooksAsync(site);

        async Task<(long Teacher, long Revenue)> StandAsync() =>
            (await site.BalanceAsync(AccountRef.Pending(teacher.Id, "EUR")), await site.BalanceAsync(AccountRef.Revenue("EUR")));

        // What the invoice and all that corrects it say together.
        Task<long> PaperAsync() => site.InScopeAsync(async s => (await s.GetRequiredService<JaytekDb>().Set<Jaytek.Ledger.Invoices.Invoice>().AsNoTracking().Where(i => i.OrderId == order.Id).ToListAsync())
            .Sum(i => i.Kind == Jaytek.Ledger.Contracts.InvoiceKind.CreditNote ? -i.Gross : i.Gross));

        async Task RefundAsync(RefundState state)
        {
            Assert.Null((await MoneyBackTests.TellAsync(site, new RefundChanged("re_failing", order.PaymentReference, new Money(6_000, "EUR"), state, null))).Error);
            await site.DeliverAllAsync();
        }

        async Task DisputeAsync(DisputeState state, long withheld)
        {
            Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SettleDispute>().RunAsync(
                "sandbox", new DisputeChanged("dp_3", order.PaymentReference, new Money(8_000, "EUR"), state, "fraudulent", new Money(withheld, "EUR"), null), CancellationToken.None))).Error);
            await site.DeliverAllAsync();
        }
    }

    [Theory, BothDatabases]
    public async Task A_refund_that_waits_for_the_buyer_is_not_made_a_second_time(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await Shop.StartAsync(provider, clock);
        var (order, _, _) = await SoldAsync(site);
        RefundChanged Fact(RefundState state) => new("re_by_hand", order.PaymentReference, new Money(4_000, "EUR"), state, null);
        Assert.Null((await TellAsync(site, Fact(RefundState.NeedsBuyer))).Error);
        clock.Advance(TimeSpan.FromMinutes(11));
        await site.InScopeAsync(async s =>
        {
            await s.GetRequiredService<FollowRest>().RunAsync(new JobContext("test", clock.GetUtcNow()), CancellationToken.None);
            return true;
        });
        Assert.Equal((0, 0), ((await site.OrderAsync(order.Id)).TakenBack, await site.CountAsync("select count(*) as \"Value\" from payment_sandbox_refund")));
        Assert.Null((await TellAsync(site, Fact(RefundState.Succeeded))).Error);
        Assert.Equal(4_000, (await site.OrderAsync(order.Id)).TakenBack);
    }

    [Theory, BothDatabases]
    public async Task Who_buys_anew_while_a_dispute_runs_gets_the_first_payment_back_where_it_is_won(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (course, _) = await site.CourseAsync();
        var student = await site.NewAsync("Student");
        var first = await site.BuyAsync(student, course);
        await site.PlayAsync(first, SandboxPlay.Pay);
        first = await site.OrderAsync(first.Id);
        async Task TellAsync(DisputeState state, long withheld)
        {
            Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SettleDispute>().RunAsync(
                "sandbox", new DisputeChanged("dp_3", first.PaymentReference, first.Price, state, "fraudulent", new Money(withheld, "EUR"), null), CancellationToken.None))).Error);
            await site.DeliverAllAsync();
        }

        await TellAsync(DisputeState.NeedsResponse, 10_000);
        var second = await site.BuyAsync(student, course);
        await site.PlayAsync(second, SandboxPlay.Pay);
        Assert.Equal((second.Id, null), (await site.OpenByAsync(course), Assert.Single(await site.EnrolmentsAsync(course)).EndedAt));
        await TellAsync(DisputeState.Won, 0);
        Assert.Equal((OrderState.Refunded, OrderState.Fulfilled), ((await site.OrderAsync(first.Id)).State, (await site.OrderAsync(second.Id)).State));
        Assert.Null(Assert.Single(await site.EnrolmentsAsync(course)).EndedAt);
        await AssertBooksAsync(site);
    }

    private static async Task<(Order Order, string Course, Account Teacher)> SoldAsync(TestSite site)
    {
        var (course, teacher) = await site.CourseAsync();
        var order = await site.BuyAsync(await site.NewAsync("Student"), course);
        await site.PlayAsync(order, SandboxPlay.Pay);
        return (await site.OrderAsync(order.Id), course, teacher);
    }

    private static Task<Result> TellAsync(TestSite site, RefundChanged fact) =>
        site.InScopeAsync(s => s.GetRequiredService<SettleRefund>().RunAsync("sandbox", fact, null, CancellationToken.None));

    private static async Task AssertBooksAsync(TestSite site) =>
        Assert.Equal("[]", (await site.InScopeAsync(s => s.GetRequiredService<CheckBooks>().CheckAsync(CancellationToken.None))).Value.Found);
}
