using Jaytek.Kernel;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Subscriptions;

namespace Jaytek.Payments.Stripe;

/// <summary>Subscriptions at Stripe: read whole, and changed.</summary>
internal static class StripeSubscriptions
{
    // A page of Stripe's; eight years of months, and what is older was taken in long ago.
    private const int MostBills = 100;

    /// <summary>Stripe's word for how often.</summary>
    public static string Interval(BillingPeriod every) => every == BillingPeriod.Year ? "year" : "month";

    /// <summary>How one stands, and the bills of it that were paid, the oldest first. Errors: <c>payments.provider.refused</c> for what cannot be read.</summary>
    public static async Task<Result<SubscriptionStanding>> ReadAsync(StripeClient client, string reference, CancellationToken cancellationToken)
    {
        // The bills first: what is paid between the two questions is told by an event of its own.
        var paid = new List<SubscriptionInvoicePaid>();
        await foreach (var bill in client.Billing.ListPaidInvoicesAsync(reference, MostBills, cancellationToken))
        {
            if (StripeEvents.Read(bill) is SubscriptionInvoicePaid one)
                paid.Add(one);
            else
                return PaymentsErrors.Message with { Message = $"bill {bill.Id} of subscription {reference} cannot be read" };
        }

        paid.Reverse();
        var subscription = await client.Billing.GetSubscriptionAsync(reference, cancellationToken);
        return new SubscriptionStanding(StripeEvents.Of(subscription), subscription.EndedAt, paid);
    }

    /// <summary>Has Stripe do what is wished.</summary>
    public static Task<Objects.Subscription> ChangeAsync(StripeClient client, string reference, SubscriptionWish wish, string key, CancellationToken cancellationToken) =>
        wish == SubscriptionWish.CancelNow
            ? client.Billing.CancelAsync(reference, cancellationToken)
            : client.Billing.SetCancelAtPeriodEndAsync(reference, wish == SubscriptionWish.CancelAtPeriodEnd, "subscription-" + key, cancellationToken);
}
