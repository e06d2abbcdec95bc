using System.Text.Json;
using Jaytek.Kernel;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Endpoints;
using Jaytek.Payments.Stripe.Objects;

namespace Jaytek.Payments.Stripe;

/// <summary>What Stripe's events mean to us. It asks nobody: the same event is always the same fact.</summary>
internal static class StripeEvents
{
    /// <summary>Our word for an account whose owner has shut us out.</summary>
    public const string Deauthorized = "deauthorized";

    /// <summary>The kinds that mean something, for the webhook endpoint and for reading the list of events.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        "checkout.session.completed", "checkout.session.async_payment_succeeded", "checkout.session.async_payment_failed", "checkout.session.expired",
        "payment_intent.payment_failed",
        "refund.created", "refund.updated", "refund.failed",
        "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed", "charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated",
        "payout.created", "payout.updated", "payout.paid", "payout.failed", "payout.canceled",
        "transfer.created", "transfer.updated", "transfer.reversed",
        "customer.subscription.created", "customer.subscription.updated", "customer.subscription.deleted", "customer.subscription.paused", "customer.subscription.resumed",
        "invoice.paid",
        "account.updated", "account.application.deauthorized",
    ];

    /// <summary>The note under which our refund's id stands at a refund.</summary>
    public const string RefundNote = "refund";

    /// <summary>The fact that an event tells.</summary>
    public static ProviderFact Translate(StripeEvent happened)
    {
        if (!Types.Contains(happened.Type))
            return new NothingToUs();
        if (happened.ApiVersion != StripeRequest.Version)
            return new Unreadable($"{happened.Type} is written in version {happened.ApiVersion} of Stripe's API, and {StripeRequest.Version} is read; set it at the webhook endpoint");
        // Of others' accounts only what they are and what is paid out to them; their sales are not ours.
        if (happened.Account is not null && happened.Type.Split('.')[0] is not ("account" or "payout"))
            return new NothingToUs();
        try
        {
            return Read(happened);
        }
        catch (Exception e) when (e is JsonException or UnreadableAmountException or OverflowException)
        {
            return new Unreadable($"{happened.Type} {happened.Id}: {e.Message}");
        }
    }

    /// <summary>How a session stands, for who looks at it.</summary>
    public static ProviderFact Of(CheckoutSession session)
    {
        try
        {
            return session switch
            {
                { Status: "expired" } => Session("expired", session),
                { Status: "complete" } => Session("completed", session),
                // Open: its buyer may come yet.
                _ => new NothingToUs(),
            };
        }
        catch (UnreadableAmountException e)
        {
            return new Unreadable($"session {session.Id}: {e.Message}");
        }
    }

    /// <summary>How a refund stands.</summary>
    public static RefundChanged Of(Refund refund) => new(
        refund.Id, refund.PaymentIntent?.Id, Money(refund.Amount, refund.Currency), StripeStates.Refund(refund.Status), OrderOf(refund.Metadata),
        refund.Metadata?.GetValueOrDefault(RefundNote));

    private static ProviderFact Read(StripeEvent happened) => happened.Type.Split('.') switch
    {
        ["checkout", "session", var what] => Session(what, As<CheckoutSession>(happened)),
        ["payment_intent", ..] => Failed(As<PaymentIntent>(happened)),
        ["refund", ..] => Of(As<Refund>(happened)),
        ["charge", "dispute", ..] => Dispute(As<Dispute>(happened)),
        ["payout", ..] => Payout(happened.Account, As<Payout>(happened)),
        ["transfer", ..] => Transfer(As<Transfer>(happened)),
        ["customer", "subscription", ..] => Of(As<Subscription>(happened)),
        ["invoice", ..] => Of(As<Invoice>(happened)),
        ["account", "updated"] => Of(As<ConnectAccount>(happened)),
        // It tells of our application, no more of the account, which is out of our reach now.
        ["account", "application", ..] => happened.Account is { } account ? new AccountChanged(account, false, [], Deauthorized) : new NothingToUs(),
        _ => new NothingToUs(),
    };

    private static ProviderFact Session(string what, CheckoutSession session)
    {
        var order = OrderOf(session.Metadata) ?? session.ClientReferenceId;
        return (what, session.PaymentStatus) switch
        {
            ("expired", _) => new CheckoutExpired(session.Id, order),
            ("async_payment_failed", _) => new PaymentFailed(session.PaymentIntent?.Id, session.Id, order, null, IsFinal: true),
            // Keeps a card for later and takes no money; we make none of these.
            _ when session.Mode == "setup" || session.AmountTotal is null || session.Currency is null => new NothingToUs(),
            ("completed", "unpaid") => new CheckoutWaiting(session.Id, session.PaymentIntent?.Id, order),
            (_, "paid" or "no_payment_required") => new CheckoutPaid(
                session.Id, session.PaymentIntent?.Id, Money(session.AmountTotal.Value, session.Currency), session.Customer?.Id, order, session.Subscription?.Id),
            _ => new Unreadable($"a session {what} with a payment that is {session.PaymentStatus}"),
        };
    }

    // The buyer sees why and can take another card on the same page; the session's end is told by itself.
    private static PaymentFailed Failed(PaymentIntent payment) => new(
        payment.Id, null, OrderOf(payment.Metadata), payment.LastPaymentError?.DeclineCode ?? payment.LastPaymentError?.Code, IsFinal: false);

    private static DisputeChanged Dispute(Dispute dispute)
    {
        var lines = dispute.BalanceTransactions;
        // Taken is below zero there, given back above.
        Money? withheld = lines.Count > 0 ? -Money(lines.Sum(line => line.Amount), lines[0].Currency) : null;
        Money? fee = lines.Count > 0 ? Money(lines.Sum(line => line.Fee), lines[0].Currency) : null;
        return new DisputeChanged(dispute.Id, dispute.PaymentIntent?.Id, Money(dispute.Amount, dispute.Currency), StripeStates.Dispute(dispute.Status), dispute.Reason, withheld, fee)
        {
            DueBy = dispute.EvidenceDetails?.DueBy,
        };
    }

    private static PayoutChanged Payout(string? account, Payout payout) => new(
        payout.Id, account, Money(payout.Amount, payout.Currency), StripeStates.Payout(payout.Status), payout.ArrivalDate, payout.FailureCode);

    private static TransferChanged Transfer(Transfer transfer) => new(
        transfer.Id, transfer.Destination?.Id, Money(transfer.Amount, transfer.Currency), Money(transfer.AmountReversed, transfer.Currency), transfer.TransferGroup);

    /// <summary>How a subscription stands.</summary>
    public static SubscriptionChanged Of(Subscription subscription) => new(
        subscription.Id, StripeStates.Subscription(subscription.Status), subscription.PeriodEnd(),
        subscription.CancelAtPeriodEnd || subscription.CancelAt is not null, OrderOf(subscription.Metadata));

    private static ProviderFact Of(Invoice invoice)
    {
        if (invoice.Parent?.SubscriptionDetails is not { } details)
            return new NothingToUs();
        if (invoice.Lines is not { Data: { Count: > 0 } lines })
            return new Unreadable($"invoice {invoice.Id} has no lines, so that its period is not known");
        // The invoice's own period is the one that has passed; what is paid for stands at the lines, and the latest is what is bought now.
        var period = lines.MaxBy(line => line.Period.End)!.Period;
        return new SubscriptionInvoicePaid(
            details.Subscription.Id, invoice.Id, invoice.Payments?.Data.FirstOrDefault(payment => payment.Status == "paid")?.Payment.PaymentIntent?.Id,
            Money(invoice.AmountPaid, invoice.Currency), period.Start, period.End, OrderOf(details.Metadata))
        {
            IsFirst = invoice.BillingReason == "subscription_create",
        };
    }

    /// <summary>What a bill tells that is read by itself; what cannot be read is told as such.</summary>
    public static ProviderFact Read(Invoice invoice)
    {
        try
        {
            return Of(invoice);
        }
        catch (UnreadableAmountException e)
        {
            return new Unreadable($"invoice {invoice.Id}: {e.Message}");
        }
    }

    /// <summary>What an account tells. Whether money may be sent to it and whether Stripe would bring it to their bank goes one without the other.</summary>
    public static AccountChanged Of(ConnectAccount account) => new(
        account.Id, account.PayoutsEnabled && account.Capabilities?.Transfers == AccountCapabilities.Active,
        [.. (account.Requirements?.PastDue ?? []).Concat(account.Requirements?.CurrentlyDue ?? []).Distinct(StringComparer.Ordinal)],
        account.Requirements?.DisabledReason);

    private static string? OrderOf(IReadOnlyDictionary<string, string>? metadata) => metadata?.GetValueOrDefault(NewCheckout.OrderNote);

    private static T As<T>(StripeEvent happened) => happened.Data.Object.Deserialize<T>(StripeJson.Options) ?? throw new JsonException("It has no object.");

    private static Money Money(long number, string currency) =>
        StripeAmounts.ToMoney(number, currency) is { IsSuccess: true } money ? money.Value : throw new UnreadableAmountException(StripeAmounts.ToMoney(number, currency).Error!.Message);

    private sealed class UnreadableAmountException(string message) : Exception(message);
}
