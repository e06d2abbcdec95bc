using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Subscriptions;

/// <summary>Has the provider do what somebody wished, under the key that was committed with the wish; then looks how it stands.</summary>
internal sealed class SendWish(ActionRunner runner, UnitOfWork unit, PaymentProviders providers, LookAtSubscription look)
{
    /// <summary>Errors: the provider's, <c>payments.provider.unknown</c>, and those of looking at it. After a refusal the wish is gone.</summary>
    public async Task<Result> RunAsync(string subscriptionId, CancellationToken cancellationToken)
    {
        if (await unit.Db.Set<Subscription>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == subscriptionId, cancellationToken) is not { } seen)
            return PaymentsErrors.SubscriptionNotFound;
        if (seen is not { Wish: { } wish, WishKey: { } key, Reference: not null })
            return Result.Success;
        if (providers.Find(seen.Provider) is not { } provider)
            return PaymentsErrors.NoProvider;
        var done = await provider.ChangeAsync(seen, wish, key, cancellationToken);
        // What did not answer is asked again; what refused would refuse again.
        if (done.Error is { } silence && silence.Code != PaymentsErrors.RefusedCode)
            return silence;
        await NoteAsync(subscriptionId, key, done.Error, cancellationToken);
        var looked = await look.RunAsync(subscriptionId, cancellationToken);
        return done.Error is { } refused ? refused : looked;
    }

    private Task<Result> NoteAsync(string subscriptionId, string key, Error? refused, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync("payments.subscription.wish_sent", async scope =>
        {
            var subscription = await SubscriptionRows.LockAsync(scope, subscriptionId, cancellationToken);
            // Another wish may have come meanwhile.
            if (subscription!.WishKey != key)
                return Result.Success;
            if (refused is not null)
                scope.Audit("Subscription", subscriptionId, $"{subscription.Provider} refused it: {refused.Message}");
            subscription.Forget();
            // Where the look that follows finds nobody there.
            subscription.FollowAt = scope.Now + OrderBackOff.First;
            return Result.Success;
        }, cancellationToken);
}
