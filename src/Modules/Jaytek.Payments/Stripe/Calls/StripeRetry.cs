namespace Jaytek.Payments.Stripe.Calls;

/// <summary>
/// Whether and when a call is made again. Stripe's own word decides where it gives one (<c>Stripe-Should-Retry</c>); else what may pass is tried
/// again: no answer, a conflict, too many calls, and failures of Stripe. Always with the same idempotency key, so that twice is once.
/// </summary>
internal static class StripeRetry
{
    /// <summary>An answer that asks for a longer wait goes to the caller, whose job can wait better than a page.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    /// <summary>How long to wait, or null where it is not made again.</summary>
    /// <param name="failure">The last try's.</param>
    /// <param name="tries">How many have failed, from 1.</param>
    /// <param name="retries">How many there may be after the first.</param>
    /// <param name="chance">Between 0 and 1.</param>
    public static TimeSpan? Wait(StripeFailure failure, int tries, int retries, double chance)
    {
        if (tries > retries || failure.RetryAfter > LongestAsked || !(failure.ShouldRetry ?? MayPass(failure.Kind)))
            return null;
        var full = First * Math.Pow(2, tries - 1);
        // Between half and all of it, so that callers who failed together do not come back together.
        var wait = (full < Longest ? full : Longest) * ((1 + chance) / 2);
        return failure.RetryAfter > wait ? failure.RetryAfter : wait;
    }

    private static bool MayPass(StripeFailureKind kind) =>
        kind is StripeFailureKind.Connection or StripeFailureKind.Conflict or StripeFailureKind.RateLimited or StripeFailureKind.Server;
}
