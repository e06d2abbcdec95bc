using Jaytek.Kernel;
using Jaytek.Payments.Stripe.Calls;

namespace Jaytek.Payments.Stripe;

/// <summary>Turns failures of Stripe's into what a provider may answer.</summary>
internal static class StripeAsking
{
    /// <summary>
    /// What a call answers. What Stripe may have done all the same, and what is ours to put right, is asked again
    /// (<c>payments.provider.unreachable</c>); what it has refused it would refuse again (<c>payments.provider.refused</c>).
    /// </summary>
    public static async Task<Result<T>> AskAsync<T>(Func<Task<Result<T>>> ask, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await ask();
        }
        catch (StripeException e)
        {
            return IsRefusal(e.Failure)
                ? PaymentsErrors.Refused(StripeProvider.ProviderName, e.Failure.Message)
                : PaymentsErrors.Unreachable(StripeProvider.ProviderName) with { Message = e.Message };
        }
    }

    private static bool IsRefusal(StripeFailure failure) => !failure.OutcomeUnknown
        && failure.Kind is StripeFailureKind.Card or StripeFailureKind.InvalidRequest or StripeFailureKind.NotFound or StripeFailureKind.Idempotency;
}
