using System.Net;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Kernel;
using Jaytek.Ledger.Checks;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Holds;
using Jaytek.Ledger.Payees;
using Jaytek.Ledger.Withdrawals;
using Jaytek.Payments.Connect;
using Jaytek.Payments.Stripe;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Stripe;

/// <summary>An instructor is paid out by Stripe: what they sold is released, sent to their own account there, and never twice.</summary>
public sealed class StripePayoutTests
{
    private const string Call = "POST /v1/transfers";

    [Theory]
    [BothDatabases("")]
    [BothDatabases(nameof(StripeFault.CutAfter))]
    [BothDatabases(nameof(StripeFault.Silent))]
    [BothDatabases(nameof(StripeFault.Torn))]
    [BothDatabases(nameof(StripeFault.Broken))]
    [BothDatabases(nameof(StripeFault.BrokenAndKept))]
    [BothDatabases(nameof(StripeFault.TooMany))]
    public async Task A_sale_is_paid_out_once_whatever_goes_wrong_and_a_refund_afterwards_is_a_debt(DatabaseProvider provider, string fault)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(provider, clock, stripe.Settings());
        using var door = site.NewClient();
        stripe.Hooks.Send = request => door.SendAsync(request);
        var (course, teacher) = await site.CourseAsync();
        var order = await SellAsync(site, stripe, course);
        await SetUpAsync(site, stripe, clock, teacher);
        await ReleaseAsync(site, clock);
        Assert.Equal(7_000, await site.BalanceAsync(AccountRef.Available(teacher.Id, "EUR")));
        if (Enum.TryParse<StripeFault>(fault, out var how))
            stripe.Fail(how, how == StripeFault.Broken ? 4 : 1, Call);
        var withdrawal = await WithdrawAsync(site, teacher, 7_000);
        await EndsAsync(site, clock, withdrawal, WithdrawalState.Completed);
        Assert.Equal((0, 0), (await site.BalanceAsync(AccountRef.Available(teacher.Id, "EUR")), await site.BalanceAsync(AccountRef.Reserve(teacher.Id, "EUR"))));
        Assert.Single(stripe.Books.All("transfer"));
        await AssertAgreesAsync(site, stripe);

        // What was paid out already comes back with the next sale.
        var other = await SellAsync(site, stripe, course);
        Assert.Null((await site.RefundAsync(order, null)).Error);
        await Eventually.IsTrueAsync(async () =>
        {
            await site.DeliverAllAsync();
            return (await site.OrderAsync(order.Id)).TakenBack == 10_000;
        });
        Assert.Equal((-7_000, 7_000), (await site.BalanceAsync(AccountRef.Available(teacher.Id, "EUR")), await site.BalanceAsync(AccountRef.Pending(teacher.Id, "EUR"))));
        Assert.Equal("ledger.funds.insufficient", (await TryWithdrawAsync(site, teacher, 1)).Error?.Code);
        await ReleaseAsync(site, clock);
        Assert.Equal(0, await site.BalanceAsync(AccountRef.Available(teacher.Id, "EUR")));
        Assert.Equal(10_000, other.Gross);
        await AssertAgreesAsync(site, stripe);
    }

    [Theory, BothDatabases]
    public async Task What_Stripe_takes_back_is_the_wallets_again_and_what_it_has_not_got_yet_waits(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(provider, clock, stripe.Settings());
        using var door = site.NewClient();
        stripe.Hooks.Send = request => door.SendAsync(request);
        var (course, teacher) = await site.CourseAsync();
        await SetUpAsync(site, stripe, clock, teacher);
        // More is owed than lies at Stripe.
        await site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Available(teacher.Id, "EUR"), 5_000);
        var withdrawal = await WithdrawAsync(site, teacher, 5_000);
        await site.DeliverEventsAsync();
        Assert.Equal(WithdrawalState.Processing, (await FindAsync(site, withdrawal)).State);
        await SellAsync(site, stripe, course);
        await EndsAsync(site, clock, withdrawal, WithdrawalState.Completed);
        var transfer = Assert.Single(stripe.Books.All("transfer"));
        await site.Services.GetRequiredService<StripeClient>().Transfers.ReverseAsync(
            (string)transfer["id"]!, new Money(5_000, "EUR"), new Dictionary<string, string>(), "by-hand", CancellationToken.None);
        await EndsAsync(site, clock, withdrawal, WithdrawalState.Failed);
        Assert.Equal(5_000, await site.BalanceAsync(AccountRef.Available(teacher.Id, "EUR")));
        await AssertAgreesAsync(site, stripe);
    }

    [Theory, BothDatabases]
    public async Task What_could_not_be_sent_for_long_waits_for_a_person_who_sends_it_again_or_gives_it_back(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(provider, clock, stripe.Settings());
        using var door = site.NewClient();
        stripe.Hooks.Send = request => door.SendAsync(request);
        var (course, teacher) = await site.CourseAsync();
        await SetUpAsync(site, stripe, clock, teacher);
        await site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Available(teacher.Id, "EUR"), 9_000);
        var (sent, back) = (await WithdrawAsync(site, teacher, 5_000), await WithdrawAsync(site, teacher, 4_000));
        await Eventually.IsTrueAsync(async () =>
        {
            await site.DeliverEventsAsync();
            return (await FindAsync(site, sent)).SendError is not null && (await FindAsync(site, back)).SendError is not null;
        });
        // The event's own tries are over after two minutes; these are not.
        var tries = (await FindAsync(site, sent)).Tries;
        clock.Advance(TimeSpan.FromHours(7));
        await site.RunJobAsync<SendDueWithdrawals>();
        Assert.True((await FindAsync(site, sent)).Tries > tries);
        Assert.Null(await site.TrySqlAsync($"update ledger_withdrawal set tries = {PayoutBackOff.Most - 1}"));
        clock.Advance(TimeSpan.FromHours(7));
        await site.RunJobAsync<SendDueWithdrawals>();
        await Eventually.IsTrueAsync(async () => (await FindAsync(site, sent)).IsGivenUp && (await FindAsync(site, back)).IsGivenUp);
        clock.Advance(TimeSpan.FromDays(1));
        var admin = await site.NewAsync("Administrator");
        using var browser = await site.BrowserAsync(admin);
        Assert.Contains(back, await browser.GetStringAsync("/admin/payouts?tab=stuck"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SendFormAsync($"/admin/payouts/{back}?handler=GiveBack")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendFormAsync($"/admin/payouts/{back}?handler=GiveBack", ("Reason", "Stripe has too little"))).StatusCode);
        Assert.Equal((WithdrawalState.Failed, 4_000), ((await FindAsync(site, back)).State, await site.BalanceAsync(AccountRef.Available(teacher.Id, "EUR"))));
        await SellAsync(site, stripe, course);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendFormAsync($"/admin/payouts/{sent}?handler=Send")).StatusCode);
        await EndsAsync(site, clock, sent, WithdrawalState.Completed);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.SendFormAsync($"/admin/payouts/{sent}?handler=GiveBack", ("Reason", "Too late"))).StatusCode);
        await AssertAgreesAsync(site, stripe);
    }

    [Theory]
    [BothDatabases(true)]
    [BothDatabases(false)]
    public async Task What_has_left_is_not_given_back_whoever_wants_it_or_is_gone(DatabaseProvider provider, bool isErased)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(provider, clock, stripe.Settings());
        using var door = site.NewClient();
        stripe.Hooks.Send = request => door.SendAsync(request);
        var (course, teacher) = await site.CourseAsync();
        await SellAsync(site, stripe, course);
        await SetUpAsync(site, stripe, clock, teacher);
        await ReleaseAsync(site, clock);
        // Done at Stripe, and no answer ever comes.
        stripe.Fail(StripeFault.CutAfter, 4, Call);
        var withdrawal = await WithdrawAsync(site, teacher, 7_000);
        await Eventually.IsTrueAsync(async () =>
        {
            await site.DeliverEventsAsync();
            return (await FindAsync(site, withdrawal)).SendError is not null;
        });
        Assert.Null(await site.TrySqlAsync($"update ledger_withdrawal set tries = {PayoutBackOff.Most}"));
        var admin = await site.NewAsync("Administrator");
        Task<Result<bool>> GiveBackAsync() => site.InScopeAsync(s => s.GetRequiredService<RescueWithdrawal>().GiveBackAsync(withdrawal, "It hangs", CancellationToken.None), admin.Actor);
        Assert.Equal("ledger.withdrawal.in_hand", (await GiveBackAsync()).Error?.Code);
        clock.Advance(TimeSpan.FromMinutes(6));
        if (isErased)
        {
            foreach (var _ in Enumerable.Range(0, 2))
            {
                Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync("test.erase", async _ =>
                {
                    foreach (var part in s.GetRequiredService<Enabled<IPersonalData>>().Where(p => p.Section is "payouts" or "stripe_account"))
                        await part.EraseAsync(teacher.Id, CancellationToken.None);
                    return Result.Success;
                }, CancellationToken.None))).Error);
            }

            Assert.NotNull(await site.InScopeAsync(s => s.GetRequiredService<RecordAccount>().FindAsync(teacher.Id, CancellationToken.None)));
            // The night does not take it from money that is on its way.
            await site.RunJobAsync<SweepAccounts>();
            Assert.NotNull(await site.InScopeAsync(s => s.GetRequiredService<RecordAccount>().FindAsync(teacher.Id, CancellationToken.None)));
            // Also where the note of the account is gone after all.
            Assert.Null(await site.TrySqlAsync("delete from payment_connected_account"));
            Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<RescueWithdrawal>().SendAgainAsync(withdrawal, CancellationToken.None), admin.Actor)).Error);
            await EndsAsync(site, clock, withdrawal, WithdrawalState.Completed);
        }
        else
        {
            var given = await GiveBackAsync();
            Assert.Equal((null, false), (given.Error, given.Value));
        }

        Assert.Equal((WithdrawalState.Completed, 0), ((await FindAsync(site, withdrawal)).State, await site.BalanceAsync(AccountRef.Available(teacher.Id, "EUR"))));
        Assert.Single(stripe.Books.All("transfer"));
        await AssertAgreesAsync(site, stripe);
    }

    [Theory, BothDatabases]
    public async Task Nobody_is_paid_to_an_account_that_is_not_theirs_or_not_ready(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(provider, clock, stripe.Settings());
        using var door = site.NewClient();
        stripe.Hooks.Send = request => door.SendAsync(request);
        var (_, teacher) = await site.CourseAsync();
        var (_, other) = await site.CourseAsync();
        await SetUpAsync(site, stripe, clock, teacher);
        var theirs = (string)stripe.Books.All("account").Single()["id"]!;
        await ChooseAsync(site, clock, other, new Dictionary<string, string> { ["Account"] = theirs, ["Details"] = theirs });
        await site.PostAsync(AccountRef.Clearing("test", "EUR"), AccountRef.Available(other.Id, "EUR"), 5_000);
        await EndsAsync(site, clock, await WithdrawAsync(site, other, 5_000), WithdrawalState.Failed);
        Assert.Equal(5_000, await site.BalanceAsync(AccountRef.Available(other.Id, "EUR")));
        Assert.Empty(stripe.Books.All("transfer"));
    }

    [Theory, BothDatabases]
    public async Task The_account_is_made_once_and_a_student_has_none(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(provider, clock, stripe.Settings());
        var (_, teacher) = await site.CourseAsync();
        using var browser = await site.BrowserAsync(teacher);
        using (var wrong = await browser.SendFormAsync(ConnectModel.Address, ("Country", "XX")))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => (await browser.SendFormAsync(ConnectModel.Address, ("Country", "DE"))).Dispose()));
        Assert.Single(stripe.Books.All("account"));
        using var student = await site.BrowserAsync(await site.NewAsync("Student"));
        Assert.NotEqual(HttpStatusCode.OK, (await student.GetAsync(ConnectModel.Address)).StatusCode);
    }

    private static async Task<Jaytek.Payments.Orders.Order> SellAsync(TestSite site, StripeStandIn stripe, string course)
    {
        var order = await site.BuyAsync(await site.NewAsync("Student"), course);
        await stripe.Hand.PayAsync(order.SessionId!);
        await site.DeliverAllAsync();
        return await site.OrderAsync(order.Id);
    }

    // By the pages, as an instructor does; then somebody else approves.
    private static async Task SetUpAsync(TestSite site, StripeStandIn stripe, TestClock clock, Account teacher)
    {
        using var browser = await site.BrowserAsync(teacher);
        using var left = await browser.SendFormAsync(ConnectModel.Address, ("Country", "DE"));
        Assert.Contains("https://connect.stripe.com/", left.Headers.GetValues("Refresh").Single(), StringComparison.Ordinal);
        Assert.Contains("still has questions", await browser.GetStringAsync(ConnectModel.Address + "?back=1"), StringComparison.Ordinal);
        await stripe.Hand.OnboardAsync((string)stripe.Books.All("account").Single()["id"]!);
        Assert.Contains("Stripe pays you out", await browser.GetStringAsync(ConnectModel.Address + "?back=1"), StringComparison.Ordinal);
        await ChooseAsync(site, clock, teacher, new Dictionary<string, string>());
    }

    private static async Task ChooseAsync(TestSite site, TestClock clock, Account person, IReadOnlyDictionary<string, string> typed)
    {
        var payee = await site.InScopeAsync(s => s.GetRequiredService<RequestPayee>().RunAsync("stripe", typed, CancellationToken.None), person.Actor);
        Assert.Null(payee.Error);
        var admin = await site.NewAsync("Administrator");
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<DecidePayee>().RunAsync(payee.Value, approve: true, CancellationToken.None), admin.Actor)).Error);
        clock.Advance(TimeSpan.FromHours(73));
    }

    private static async Task ReleaseAsync(TestSite site, TestClock clock)
    {
        clock.Advance(TimeSpan.FromDays(15));
        await site.InScopeAsync(async s =>
        {
            await s.GetRequiredService<ReleaseHolds>().RunAsync(new JobContext("test", clock.GetUtcNow()), CancellationToken.None);
            return true;
        });
    }

    private static Task<Result<Withdrawal>> TryWithdrawAsync(TestSite site, Account person, long amount) => site.InScopeAsync(
        s => s.GetRequiredService<RequestWithdrawal>().RunAsync(new Money(amount, "EUR"), "stripe", PublicId.New(), CancellationToken.None), person.Actor);

    private static async Task<string> WithdrawAsync(TestSite site, Account person, long amount)
    {
        var asked = await TryWithdrawAsync(site, person, amount);
        Assert.Null(asked.Error);
        return asked.Value.Id;
    }

    private static Task<Withdrawal> FindAsync(TestSite site, string id) =>
        site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Withdrawal>().AsNoTracking().SingleAsync(w => w.Id == id));

    // What failed is tried again later, as all events are.
    private static Task EndsAsync(TestSite site, TestClock clock, string id, WithdrawalState state) => Eventually.IsTrueAsync(
        async () =>
        {
            await site.DeliverEventsAsync();
            await site.RunJobAsync<SendDueWithdrawals>();
            clock.Advance(TimeSpan.FromSeconds(5));
            return (await FindAsync(site, id)).State == state;
        },
        $"The withdrawal is never {state}.");

    // Money that lies at Stripe is what its own statement says, and the books are right in themselves.
    private static async Task AssertAgreesAsync(TestSite site, StripeStandIn stripe)
    {
        Assert.Equal(stripe.Books.Balance("eur"), -await site.BalanceAsync(AccountRef.Clearing("stripe", "EUR")));
        Assert.Equal("[]", (await site.InScopeAsync(s => s.GetRequiredService<CheckBooks>().CheckAsync(CancellationToken.None))).Value.Found);
    }
}
