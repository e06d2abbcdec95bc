namespace Jaytek.Ledger.Contracts;

/// <summary>Why money moved. The books hold the name in lower case with underscores, such as <c>course_purchase</c>.</summary>
public enum PostingKind
{
    /// <summary>A course was bought.</summary>
    CoursePurchase,

    /// <summary>An instructor was paid out.</summary>
    InstructorPayout,

    /// <summary>A person's money left for their bank.</summary>
    Withdrawal,

    /// <summary>A buyer got money back. It may leave wallets below zero.</summary>
    Refund,

    /// <summary>A period of a subscription was paid.</summary>
    Subscription,

    /// <summary>A person of the platform corrected something. It may leave wallets below zero.</summary>
    Adjustment,

    /// <summary>A wallet was filled from outside.</summary>
    TopUp,

    /// <summary>Royalties were paid out.</summary>
    RoyaltyPayout,

    /// <summary>A buyer's bank took money back, or returned it. It may leave wallets below zero.</summary>
    Dispute,

    /// <summary>A conversion between two currencies.</summary>
    Fx,

    /// <summary>A sale was divided among who has a share in it.</summary>
    Split,

    /// <summary>Pending money became available.</summary>
    Release,

    /// <summary>Money was set aside, or given back from there.</summary>
    Reserve,

    /// <summary>What a provider took.</summary>
    Fee,
}
