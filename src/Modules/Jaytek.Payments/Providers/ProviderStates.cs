namespace Jaytek.Payments.Providers;

/// <summary>How far a refund is.</summary>
internal enum RefundState
{
    /// <summary>On its way.</summary>
    Pending,

    /// <summary>The buyer has to do something first.</summary>
    NeedsBuyer,

    /// <summary>Given back; it may fail all the same, days later.</summary>
    Succeeded,

    /// <summary>The bank did not take it; the money is ours again.</summary>
    Failed,

    /// <summary>Called off before it was done.</summary>
    Canceled,

    /// <summary>In a word that we do not know.</summary>
    Unknown,
}

/// <summary>How far a dispute is.</summary>
internal enum DisputeState
{
    /// <summary>A question of the bank's, without money so far.</summary>
    Inquiry,

    /// <summary>We have to answer; the money is withheld.</summary>
    NeedsResponse,

    /// <summary>The bank decides; the money is withheld.</summary>
    UnderReview,

    /// <summary>The money is ours again.</summary>
    Won,

    /// <summary>The money is gone.</summary>
    Lost,

    /// <summary>The question ended, or nothing came of it.</summary>
    Closed,

    /// <summary>In a word that we do not know.</summary>
    Unknown,
}

/// <summary>How far a payout is.</summary>
internal enum PayoutState
{
    /// <summary>Made, not sent.</summary>
    Pending,

    /// <summary>On its way.</summary>
    InTransit,

    /// <summary>There; it may fail all the same, days later.</summary>
    Paid,

    /// <summary>It came back.</summary>
    Failed,

    /// <summary>Called off.</summary>
    Canceled,

    /// <summary>In a word that we do not know.</summary>
    Unknown,
}

/// <summary>How a subscription stands.</summary>
internal enum SubscriptionState
{
    /// <summary>Its first payment is not there yet.</summary>
    Incomplete,

    /// <summary>Its first payment never came; it is over.</summary>
    IncompleteExpired,

    /// <summary>Free so far.</summary>
    Trialing,

    /// <summary>Paid.</summary>
    Active,

    /// <summary>A payment failed and is tried again.</summary>
    PastDue,

    /// <summary>No payment came, and none is tried any more.</summary>
    Unpaid,

    /// <summary>Stopped for a while.</summary>
    Paused,

    /// <summary>Over.</summary>
    Canceled,

    /// <summary>In a word that we do not know.</summary>
    Unknown,
}
