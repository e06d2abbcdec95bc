using Jaytek.Payments.Providers;

namespace Jaytek.Payments.Stripe;

/// <summary>Stripe's words for states in ours. A word that is new to us is <c>Unknown</c>, and never taken for another one.</summary>
internal static class StripeStates
{
    public static RefundState Refund(string? status) => status switch
    {
        "pending" => RefundState.Pending,
        "requires_action" => RefundState.NeedsBuyer,
        "succeeded" => RefundState.Succeeded,
        "failed" => RefundState.Failed,
        "canceled" => RefundState.Canceled,
        _ => RefundState.Unknown,
    };

    public static DisputeState Dispute(string status) => status switch
    {
        "warning_needs_response" or "warning_under_review" => DisputeState.Inquiry,
        "needs_response" or "appeal_needs_response" => DisputeState.NeedsResponse,
        "under_review" or "appeal_under_review" => DisputeState.UnderReview,
        "won" => DisputeState.Won,
        "lost" => DisputeState.Lost,
        "warning_closed" or "prevented" => DisputeState.Closed,
        _ => DisputeState.Unknown,
    };

    public static PayoutState Payout(string status) => status switch
    {
        "pending" => PayoutState.Pending,
        "in_transit" => PayoutState.InTransit,
        "paid" => PayoutState.Paid,
        "failed" => PayoutState.Failed,
        "canceled" => PayoutState.Canceled,
        _ => PayoutState.Unknown,
    };

    public static SubscriptionState Subscription(string status) => status switch
    {
        "incomplete" => SubscriptionState.Incomplete,
        "incomplete_expired" => SubscriptionState.IncompleteExpired,
        "trialing" => SubscriptionState.Trialing,
        "active" => SubscriptionState.Active,
        "past_due" => SubscriptionState.PastDue,
        "unpaid" => SubscriptionState.Unpaid,
        "paused" => SubscriptionState.Paused,
        "canceled" => SubscriptionState.Canceled,
        _ => SubscriptionState.Unknown,
    };
}
