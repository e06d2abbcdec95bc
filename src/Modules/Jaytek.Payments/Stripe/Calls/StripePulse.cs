namespace Jaytek.Payments.Stripe.Calls;

/// <summary>How the last calls of this process went, for who looks whether Stripe is there.</summary>
internal sealed class StripePulse
{
    private readonly Lock _gate = new();
    private (DateTimeOffset? Succeeded, DateTimeOffset? Failed, string? Failure) _last;

    public DateTimeOffset? SucceededAt => Read().Succeeded;

    public DateTimeOffset? FailedAt => Read().Failed;

    /// <summary>How it failed; keys are taken out of it.</summary>
    public string? Failure => Read().Failure;

    /// <summary>It answered.</summary>
    public void Succeeded(DateTimeOffset at)
    {
        lock (_gate)
            _last.Succeeded = at;
    }

    /// <summary>A call failed: by the server, the way there or our key; or it was answered by a refusal, which is an answer.</summary>
    public void Note(StripeFailure failure, DateTimeOffset at)
    {
        if (failure.Kind is StripeFailureKind.Card or StripeFailureKind.InvalidRequest or StripeFailureKind.NotFound)
        {
            Succeeded(at);
            return;
        }

        lock (_gate)
            (_last.Failed, _last.Failure) = (at, $"{failure.Kind}: {failure.Message}");
    }

    private (DateTimeOffset? Succeeded, DateTimeOffset? Failed, string? Failure) Read()
    {
        lock (_gate)
            return _last;
    }
}
