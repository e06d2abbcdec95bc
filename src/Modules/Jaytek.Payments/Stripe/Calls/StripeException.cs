namespace Jaytek.Payments.Stripe.Calls;

/// <summary>Why a call failed.</summary>
internal enum StripeFailureKind
{
    /// <summary>The card, or whatever else pays, was declined (402).</summary>
    Card,

    /// <summary>The parameters, or the state of what they name, do not allow it (400).</summary>
    InvalidRequest,

    /// <summary>There is no such thing (404).</summary>
    NotFound,

    /// <summary>The idempotency key was used for something else before: a bug of ours.</summary>
    Idempotency,

    /// <summary>Another call with this key, or at this thing, is under way (409).</summary>
    Conflict,

    /// <summary>Too many calls (429).</summary>
    RateLimited,

    /// <summary>The secret key is wrong or was withdrawn (401).</summary>
    Authentication,

    /// <summary>The key may not do this, or not for this account (403).</summary>
    Permission,

    /// <summary>Stripe failed (5xx), or answered what cannot be read.</summary>
    Server,

    /// <summary>No whole answer came: no connection, a torn one, or the time was over.</summary>
    Connection,

    /// <summary>Nothing was sent, for the server has failed too often just now.</summary>
    NotAsked,
}

/// <summary>A call that failed, after all the tries that it was worth.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Message">For logs and administrators; keys are taken out of it.</param>
internal sealed record StripeFailure(StripeFailureKind Kind, string Message)
{
    /// <summary>
    /// True where it may have been done all the same. Then make the same call with the same key again, later, or look whether it was done; never
    /// take it for undone.
    /// </summary>
    public bool OutcomeUnknown { get; init; }

    /// <summary>The HTTP status, or null without an answer.</summary>
    public int? Status { get; init; }

    /// <summary>Stripe's code, such as <c>charge_already_refunded</c>; new ones come at any time.</summary>
    public string? Code { get; init; }

    /// <summary>The bank's reason, such as <c>insufficient_funds</c>.</summary>
    public string? DeclineCode { get; init; }

    /// <summary>The parameter that it is about, such as <c>line_items[0][quantity]</c>.</summary>
    public string? Param { get; init; }

    /// <summary>Stripe's name of the call, for its support.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long Stripe asks to be left alone, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Stripe's own word on whether to repeat the call, or null.</summary>
    public bool? ShouldRetry { get; init; }
}

/// <summary>A call to Stripe failed; see <see cref="Failure"/>.</summary>
internal sealed class StripeException(StripeFailure failure, Exception? inner = null)
    : Exception($"Stripe: {failure.Message} ({string.Join(", ", new object?[] { failure.Kind, failure.Status, failure.Code, failure.DeclineCode, failure.Param, failure.RequestId }.Where(part => part is not null))})", inner)
{
    public StripeFailure Failure { get; } = failure;
}
