using System.Net;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Kernel;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Stripe;
using Jaytek.Payments.Stripe.Objects;

namespace Jaytek.IntegrationTests.Payments.Stripe;

/// <summary>Webhooks as Stripe sends them, good and bad, taken by a receiver that does what the module's own has to: check, count once, translate.</summary>
public sealed class StripeHookTests
{
    private const string Why = "Talks to a stand-in for Stripe; no data is touched.";

    [Fact, NoDatabase(Why)]
    public async Task Sale_with_all_that_may_follow_is_told_in_facts()
    {
        await using var site = await StripeSite.StartAsync();
        var receiver = new Receiver(site);
        var session = await site.CheckoutAsync();
        await site.Stripe.Hand.DeclineAsync(session.Id);
        var payment = await site.Stripe.Hand.PayAsync(session.Id);
        var refund = await site.Client.Payments.RefundAsync(payment, new Money(900, "EUR"), new Dictionary<string, string> { ["order"] = "order-1" }, site.NewKey(), CancellationToken.None);
        await receiver.HasAsync<RefundChanged>();
        await site.Stripe.Hand.FailRefundAsync(refund.Id);
        var dispute = await site.Stripe.Hand.DisputeAsync(payment);
        await site.Stripe.Hand.CloseDisputeAsync(dispute, won: true);
        Assert.Equal(
            [
                new PaymentFailed(payment, null, "order-1", "insufficient_funds", false),
                new CheckoutPaid(session.Id, payment, new Money(4900, "EUR"), null, "order-1", null),
                new RefundChanged(refund.Id, payment, new Money(900, "EUR"), RefundState.Succeeded, "order-1"),
                new RefundChanged(refund.Id, payment, new Money(900, "EUR"), RefundState.Failed, "order-1"),
                new DisputeChanged(dispute, payment, new Money(4900, "EUR"), DisputeState.NeedsResponse, "fraudulent", new Money(4900, "EUR"), new Money(1500, "EUR")),
                new DisputeChanged(dispute, payment, new Money(4900, "EUR"), DisputeState.NeedsResponse, "fraudulent", new Money(4900, "EUR"), new Money(1500, "EUR")),
                new DisputeChanged(dispute, payment, new Money(4900, "EUR"), DisputeState.Won, "fraudulent", new Money(0, "EUR"), new Money(1500, "EUR")),
            ],
            receiver.Facts.Select(fact => fact is DisputeChanged told ? told with { DueBy = null } : fact));
        Assert.All(receiver.Facts.OfType<DisputeChanged>(), told => Assert.Equal(7, Math.Round((told.DueBy!.Value - DateTimeOffset.UtcNow).TotalDays)));
    }

    [Fact, NoDatabase(Why)]
    public async Task Subscription_account_transfer_and_payout_are_told_in_facts()
    {
        await using var site = await StripeSite.StartAsync();
        var receiver = new Receiver(site);
        var account = await site.AccountAsync();
        var subscription = await site.Stripe.Hand.PayAsync((await site.CheckoutAsync(1500, "month")).Id);
        var paid = Assert.Single(receiver.Facts.OfType<SubscriptionInvoicePaid>());
        Assert.Equal((subscription, null, new Money(1500, "EUR"), "order-1", 30), (paid.SubscriptionId, paid.PaymentReference, paid.Amount, paid.OrderId, (paid.To - paid.From).Days));
        Assert.Equal(subscription, Assert.Single(receiver.Facts.OfType<CheckoutPaid>()).SubscriptionId);
        Assert.Equal((SubscriptionState.Active, paid.To), Assert.Single(receiver.Facts.OfType<SubscriptionChanged>()) is var begun ? (begun.State, begun.PeriodEnd) : default);
        Assert.Equal((account, true, 0), Assert.Single(receiver.Facts.OfType<AccountChanged>()) is var changed ? (changed.AccountId, changed.CanBePaid, changed.Requirements.Count) : default);

        var transfer = await site.TransferAsync(account, 1000);
        await receiver.HasAsync<TransferChanged>();
        var payout = await site.Stripe.Hand.PayOutAsync(owner: account);
        await site.Stripe.Hand.FailPayoutAsync(payout, account);
        Assert.Equal(new TransferChanged(transfer.Id, account, new Money(1000, "EUR"), Money.Zero("EUR"), null), Assert.Single(receiver.Facts.OfType<TransferChanged>()));
        Assert.Equal(
            [(PayoutState.InTransit, null), (PayoutState.Paid, null), (PayoutState.Failed, "account_closed")],
            receiver.Facts.OfType<PayoutChanged>().Select(p => (p.State, p.FailureCode)));
        Assert.All(receiver.Facts.OfType<PayoutChanged>(), p => Assert.Equal((account, new Money(1000, "EUR")), (p.AccountId, p.Amount)));
    }

    [Theory, InlineData(true), InlineData(false), NoDatabase(Why)]
    public async Task Slow_bank_is_told_as_waiting_and_then_as_paid_or_failed(bool paid)
    {
        await using var site = await StripeSite.StartAsync();
        var receiver = new Receiver(site);
        var session = await site.CheckoutAsync();
        await site.Stripe.Hand.PayLaterAsync(session.Id);
        Assert.IsType<CheckoutWaiting>(Assert.Single(receiver.Facts));
        await site.Stripe.Hand.SettleAsync(session.Id, paid);
        Assert.Equal(paid ? typeof(CheckoutPaid) : typeof(PaymentFailed), receiver.Facts[^1].GetType());
        Assert.True(receiver.Facts[^1] is not PaymentFailed { IsFinal: false });
    }

    [Fact, NoDatabase(Why)]
    public async Task Event_that_comes_three_times_counts_once()
    {
        await using var site = await StripeSite.StartAsync();
        var receiver = new Receiver(site);
        site.Stripe.Hooks.Copies = 3;
        await site.PaidAsync();
        Assert.Single(receiver.Facts.OfType<CheckoutPaid>());
        Assert.Equal(9, site.Stripe.Hooks.Sent.Count);
        await site.Stripe.Hooks.RedeliverAsync(site.Stripe.Hooks.Sent.Last().EventId);
        Assert.Single(receiver.Facts.OfType<CheckoutPaid>());
    }

    [Fact, NoDatabase(Why)]
    public async Task Events_come_in_another_order_and_tell_the_same()
    {
        await using var site = await StripeSite.StartAsync();
        site.Stripe.Hooks.When = HooksWhen.ByHand;
        var receiver = new Receiver(site);
        var session = await site.CheckoutAsync();
        await site.Stripe.Hand.DeclineAsync(session.Id);
        await site.Stripe.Hand.PayAsync(session.Id);
        site.Stripe.Hooks.Reversed = true;
        await site.Stripe.Hooks.DeliverAsync();
        Assert.Equal([typeof(CheckoutPaid), typeof(PaymentFailed)], receiver.Facts.Select(fact => fact.GetType()));
        // The time of the event says which is the later one only to the second: the state is what counts, and paid is not undone by it.
        Assert.False(receiver.Facts.OfType<PaymentFailed>().Single().IsFinal);
    }

    [Fact, NoDatabase(Why)]
    public async Task Webhook_comes_before_the_answer_to_the_call_that_caused_it()
    {
        await using var site = await StripeSite.StartAsync();
        var receiver = new Receiver(site);
        var payment = await site.PaidAsync();
        site.Stripe.Hooks.When = HooksWhen.BeforeAnswer;
        var refund = site.Client.Payments.RefundAsync(payment, new Money(100, "EUR"), StripeSite.NoNotes, site.NewKey(), CancellationToken.None);
        receiver.OnFact = fact => Assert.False(fact is RefundChanged && refund.IsCompleted);
        var made = await refund;
        Assert.Equal(made.Id, Assert.Single(receiver.Facts.OfType<RefundChanged>()).RefundId);
    }

    [Fact, NoDatabase(Why)]
    public async Task Webhook_tells_of_what_was_done_though_its_answer_was_lost()
    {
        await using var site = await StripeSite.StartAsync();
        var receiver = new Receiver(site);
        var payment = await site.PaidAsync();
        site.Stripe.Fail(StripeFault.CutAfter, 4, "POST /v1/refunds");
        await Assert.ThrowsAsync<Jaytek.Payments.Stripe.Calls.StripeException>(
            () => site.Client.Payments.RefundAsync(payment, new Money(100, "EUR"), new Dictionary<string, string> { ["order"] = "order-1" }, site.NewKey(), CancellationToken.None));
        Assert.Equal(("order-1", 100), Assert.Single(receiver.Facts.OfType<RefundChanged>()) is var refund ? (refund.OrderId, refund.Amount.Minor) : default);
    }

    [Theory, InlineData(-301, false), InlineData(-290, true), InlineData(290, true), InlineData(310, false), InlineData(3600, false), NoDatabase(Why)]
    public async Task Webhook_from_another_time_is_refused(int seconds, bool taken)
    {
        await using var site = await StripeSite.StartAsync();
        var receiver = new Receiver(site);
        site.Stripe.Hooks.Skew = TimeSpan.FromSeconds(seconds);
        await site.PaidAsync();
        Assert.All(site.Stripe.Hooks.Sent, sent => Assert.Equal(taken ? HttpStatusCode.OK : HttpStatusCode.BadRequest, sent.Status));
        Assert.Equal(taken, receiver.Facts.Count > 0);
    }

    [Fact, NoDatabase(Why)]
    public async Task Webhook_of_a_stranger_is_refused_and_one_of_a_new_secret_is_taken_while_both_hold()
    {
        await using var site = await StripeSite.StartAsync();
        var receiver = new Receiver(site);
        site.Stripe.Hooks.Secrets = ["whsec_somebodyElsesSecret"];
        await site.PaidAsync();
        Assert.Empty(receiver.Facts);
        site.Stripe.Hooks.Secrets = ["whsec_somebodyElsesSecret", StripeHooks.Secret];
        await site.Stripe.Hooks.RedeliverAsync(site.Stripe.Hooks.Sent.Last().EventId);
        Assert.IsType<CheckoutPaid>(Assert.Single(receiver.Facts));
    }

    private sealed class Receiver
    {
        private readonly HashSet<string> _seen = [];

        public Receiver(StripeSite site)
        {
            site.Stripe.Hooks.Target = new Uri("http://site.example/webhooks/stripe");
            site.Stripe.Hooks.Send = TakeAsync;
        }

        public List<ProviderFact> Facts { get; } = [];

        public Action<ProviderFact> OnFact { get; set; } = _ => { };

        /// <summary>Webhooks of a call come when it has been answered.</summary>
        public Task HasAsync<T>() => Eventually.IsTrueAsync(() =>
        {
            lock (Facts)
                return Task.FromResult(Facts.OfType<T>().Any());
        });

        private async Task<HttpResponseMessage> TakeAsync(HttpRequestMessage request)
        {
            var body = await request.Content!.ReadAsByteArrayAsync();
            var header = request.Headers.GetValues(StripeSignature.HeaderName).Single();
            if (StripeSignature.Check(body, header, [StripeHooks.Secret], TimeProvider.System.GetUtcNow()) != StripeSignatureVerdict.Good)
                return new HttpResponseMessage(HttpStatusCode.BadRequest);
            var happened = StripeEvent.Parse(body);
            var fact = StripeEvents.Translate(happened);
            lock (Facts)
            {
                if (_seen.Add(happened.Id) && fact is not NothingToUs)
                    Facts.Add(fact);
            }
            OnFact(fact);
            return new HttpResponseMessage(HttpStatusCode.OK);
        }
    }
}
