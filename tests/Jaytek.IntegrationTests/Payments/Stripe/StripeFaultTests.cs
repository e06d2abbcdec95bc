using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Kernel;
using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Endpoints;

namespace Jaytek.IntegrationTests.Payments.Stripe;

/// <summary>Whatever goes wrong on the way, money moves once, and who asked knows whether it may have moved.</summary>
public sealed class StripeFaultTests
{
    private const string Why = "Talks to a stand-in for Stripe; no data is touched.";
    private const string Moves = "POST /v1/transfers";

    // Of each fault: once, and again and again. What comes of it, how often it was asked, how many transfers there are.
    public static TheoryData<int, int, string, int, int> Faults => new()
    {
        { (int)StripeFault.TooMany, 1, "done", 2, 1 },
        { (int)StripeFault.TooMany, 9, "RateLimited, not done", 4, 0 },
        { (int)StripeFault.TooManyForLong, 1, "RateLimited, not done", 1, 0 },
        { (int)StripeFault.Locked, 2, "done", 3, 1 },
        { (int)StripeFault.Locked, 9, "Conflict, unknown", 4, 0 },
        { (int)StripeFault.KeyInUse, 1, "done", 2, 1 },
        { (int)StripeFault.Broken, 3, "done", 4, 1 },
        { (int)StripeFault.Broken, 9, "Server, unknown", 4, 0 },
        { (int)StripeFault.BrokenAndKept, 1, "Server, unknown", 1, 1 },
        { (int)StripeFault.BadGateway, 1, "done", 2, 1 },
        { (int)StripeFault.CutBefore, 1, "done", 2, 1 },
        { (int)StripeFault.CutBefore, 9, "Connection, unknown", 4, 0 },
        { (int)StripeFault.CutAfter, 1, "done", 2, 1 },
        { (int)StripeFault.CutAfter, 9, "Connection, unknown", 4, 1 },
        { (int)StripeFault.Torn, 1, "done", 2, 1 },
        { (int)StripeFault.Torn, 9, "Connection, unknown", 4, 1 },
        { (int)StripeFault.Silent, 1, "done", 2, 1 },
        { (int)StripeFault.Silent, 9, "Connection, unknown", 4, 1 },
        { (int)StripeFault.Garbled, 1, "Server, unknown", 1, 1 },
    };

    [Theory, MemberData(nameof(Faults)), NoDatabase(Why)]
    public async Task Money_moves_once_whatever_goes_wrong(int fault, int times, string outcome, int asked, int transfers)
    {
        await using var site = await StripeSite.StartAsync();
        var account = await site.AccountAsync();
        await site.PaidAsync(20_000);
        site.Stripe.Fail((StripeFault)fault, times, Moves);

        Assert.Equal(outcome, await OutcomeAsync(site, account));
        var requests = site.Stripe.Requests.Where(request => request.Call == Moves).ToList();
        Assert.Equal((asked, transfers), (requests.Count, site.Stripe.Books.All("transfer").Count()));
        Assert.Single(requests.Select(request => (request.IdempotencyKey, request.Text)).Distinct());
        Assert.Equal(asked - 1, site.Log.Lines.Count);
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains(StripeStandIn.SecretKey, StringComparison.Ordinal) || line.Contains("3430", StringComparison.Ordinal));
    }

    [Theory, InlineData((int)StripeFault.CutAfter), InlineData((int)StripeFault.Silent), InlineData((int)StripeFault.Torn), NoDatabase(Why)]
    public async Task Call_whose_outcome_is_unknown_is_made_again_later_and_was_made_once(int fault)
    {
        await using var site = await StripeSite.StartAsync();
        var account = await site.AccountAsync();
        await site.PaidAsync(20_000);
        site.Stripe.Fail((StripeFault)fault, 4, Moves);
        Assert.Equal("Connection, unknown", await OutcomeAsync(site, account));
        // After a crash the same row is read again, with the same key.
        var transfer = await site.TransferAsync(account, 3430, "the-key");
        Assert.Equal(transfer.Id, Assert.Single(await site.Client.Transfers.ListAsync(CreatedIn.Ever, null, null, 10, CancellationToken.None).ToListAsync()).Id);
    }

    [Fact, NoDatabase(Why)]
    public async Task What_was_cut_off_and_then_refused_for_its_number_stays_unknown()
    {
        await using var site = await StripeSite.StartAsync();
        var account = await site.AccountAsync();
        await site.PaidAsync(20_000);
        site.Stripe.Fail(StripeFault.CutAfter, 1, Moves);
        site.Stripe.Fail(StripeFault.TooManyForLong, 1, Moves);
        Assert.Equal("RateLimited, unknown", await OutcomeAsync(site, account));
        Assert.Single(site.Stripe.Books.All("transfer"));
    }

    [Fact, NoDatabase(Why)]
    public async Task Key_with_other_parameters_is_refused_loudly()
    {
        await using var site = await StripeSite.StartAsync();
        var account = await site.AccountAsync();
        await site.PaidAsync(20_000);
        await site.TransferAsync(account, 3430, "the-key");
        var refused = await Assert.ThrowsAsync<StripeException>(() => site.TransferAsync(account, 3431, "the-key"));
        Assert.Equal((StripeFailureKind.Idempotency, false), (refused.Failure.Kind, refused.Failure.OutcomeUnknown));
        Assert.Single(site.Stripe.Books.All("transfer"));
    }

    [Fact, NoDatabase(Why)]
    public async Task Refusal_is_replayed_under_its_key_and_a_new_key_may_try_again()
    {
        await using var site = await StripeSite.StartAsync();
        var account = await site.AccountAsync();
        Assert.Equal("InvalidRequest, not done", await OutcomeAsync(site, account));
        await site.PaidAsync(20_000);
        Assert.Equal("InvalidRequest, not done", await OutcomeAsync(site, account));
        Assert.Equal(3430, (await site.TransferAsync(account, 3430, "another-key")).Amount);
    }

    [Fact, NoDatabase(Why)]
    public async Task Waits_grow_and_are_as_long_as_was_asked()
    {
        await using var site = await StripeSite.StartAsync();
        var account = await site.AccountAsync();
        await site.PaidAsync(20_000);
        site.Stripe.Fail(StripeFault.Broken, 2, Moves);
        site.Stripe.Fail(StripeFault.TooMany, 1, Moves);
        await site.TransferAsync(account, 3430);
        var waits = site.Clock.Waits.Select(wait => wait.TotalSeconds).ToList();
        Assert.Equal(3, waits.Count);
        Assert.InRange(waits[0], 0.25, 0.5);
        Assert.InRange(waits[1], 0.5, 1);
        Assert.InRange(waits[2], 2, 2);
    }

    [Fact, NoDatabase(Why)]
    public async Task Refund_and_checkout_that_got_no_answer_are_made_once()
    {
        await using var site = await StripeSite.StartAsync();
        site.Stripe.Fail(StripeFault.Silent, 1, "POST /v1/checkout/sessions");
        site.Stripe.Fail(StripeFault.CutAfter, 2, "POST /v1/refunds");
        var payment = await site.PaidAsync();
        await site.Client.Payments.RefundAsync(payment, new Money(4000, "EUR"), StripeSite.NoNotes, site.NewKey(), CancellationToken.None);
        Assert.Equal((1, 1, 1), (site.Stripe.Books.All("checkout.session").Count(), site.Stripe.Books.All("charge").Count(), site.Stripe.Books.All("refund").Count()));
    }

    [Theory, InlineData((int)StripeFault.CutAfter), InlineData((int)StripeFault.Silent), InlineData((int)StripeFault.Torn), NoDatabase(Why)]
    public async Task Subscription_whose_end_got_no_answer_has_ended(int fault)
    {
        await using var site = await StripeSite.StartAsync();
        var id = await site.Stripe.Hand.PayAsync((await site.CheckoutAsync(1500, "month")).Id);
        site.Stripe.Fail((StripeFault)fault, 1, "DELETE /v1/subscriptions/{id}");
        Assert.Equal("canceled", (await site.Client.Billing.CancelAsync(id, CancellationToken.None)).Status);
    }

    [Fact, NoDatabase(Why)]
    public async Task Reading_fails_without_being_an_unknown_outcome_and_leaving_is_no_failure()
    {
        await using var site = await StripeSite.StartAsync();
        var session = await site.CheckoutAsync();
        site.Stripe.Fail(StripeFault.Broken, 4);
        var failed = await Assert.ThrowsAsync<StripeException>(() => site.Client.Checkout.GetAsync(session.Id, CancellationToken.None));
        Assert.Equal((StripeFailureKind.Server, false), (failed.Failure.Kind, failed.Failure.OutcomeUnknown));
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        site.Stripe.Fail(StripeFault.Silent, 4);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => site.Client.Checkout.GetAsync(session.Id, leaving.Token));
    }

    [Fact, NoDatabase(Why)]
    public async Task Server_that_fails_on_is_left_alone_and_nothing_was_sent()
    {
        await using var site = await StripeSite.StartAsync();
        site.Stripe.Fail(StripeFault.Broken, 8);
        for (var i = 0; i < 2; i++)
            await Assert.ThrowsAsync<StripeException>(() => site.CheckoutAsync());
        var left = await Assert.ThrowsAsync<StripeException>(() => site.CheckoutAsync());
        Assert.Equal((StripeFailureKind.NotAsked, false, 8), (left.Failure.Kind, left.Failure.OutcomeUnknown, site.Stripe.Requests.Count));
    }

    private static async Task<string> OutcomeAsync(StripeSite site, string account)
    {
        try
        {
            await site.TransferAsync(account, 3430, "the-key");
            return "done";
        }
        catch (StripeException e)
        {
            return $"{e.Failure.Kind}, {(e.Failure.OutcomeUnknown ? "unknown" : "not done")}";
        }
    }
}
