using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Subscriptions;

/// <summary>
/// Asks the provider how a subscription stands and what was paid for it, and takes that in. Whatever an event tells of a subscription comes down
/// to this: events come late, twice and in any order, and what stands there now does not.
/// </summary>
internal sealed class LookAtSubscription(ActionRunner runner, UnitOfWork unit, PaymentProviders providers, SettlePeriod periods)
{
    private const int MostLooks = 4;

    // A bill is made some time after its period has begun: Stripe lets an hour pass.
    private static readonly TimeSpan Late = TimeSpan.FromHours(2);

    // While the provider tries a card again it tells; this is for what it told nobody.
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Errors: <c>payments.subscription.not_found</c>, <c>payments.provider.unknown</c>, the provider's, and those of the periods.</summary>
    public async Task<Result> RunAsync(string subscriptionId, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            if (await unit.Db.Set<Subscription>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == subscriptionId, cancellationToken) is not { } seen)
                return PaymentsErrors.SubscriptionNotFound;
            if (seen.Reference is null)
                return Result.Success;
            if (providers.Find(seen.Provider) is not { } provider)
                return PaymentsErrors.NoProvider;
            var told = await provider.SubscriptionAsync(seen, cancellationToken);
            if (told.Error is { } silence)
                return silence;
            Error? refused = null;
            foreach (var paid in told.Value.Paid)
                refused ??= (await periods.RunAsync(subscriptionId, paid, cancellationToken)).Error;
            var taken = await TakeAsync(seen, told.Value, cancellationToken);
            if ((taken.Error ?? refused) is { } error)
                return error;
            if (taken.Value)
                return Result.Success;
            if (look == MostLooks)
                return PaymentsErrors.Unreachable(seen.Provider);
        }
    }

    // False where somebody else changed it since it was read: what the provider said may be older than what is known.
    private Task<Result<bool>> TakeAsync(Subscription seen, SubscriptionStanding told, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync<bool>("payments.subscription.take", async scope =>
        {
            var subscription = await SubscriptionRows.LockAsync(scope, seen.Id, cancellationToken);
            if (subscription!.RowVersion != seen.RowVersion)
                return false;
            if (subscription.Stage != SubscriptionStage.Ended)
                Take(scope, subscription, told);
            (subscription.FollowAt, subscription.FollowTimes) = Next(subscription, scope.Now);
            return true;
        }, cancellationToken);

    private static void Take(ActionScope scope, Subscription subscription, SubscriptionStanding told)
    {
        if (told.Now.CancelsAtPeriodEnd != subscription.CancelsAtPeriodEnd && subscription.IsLive)
            scope.Audit("Subscription", subscription.Id, told.Now.CancelsAtPeriodEnd ? $"{subscription.Title} ends with the period that is paid" : $"{subscription.Title} goes on");
        (subscription.PeriodEnd, subscription.CancelsAtPeriodEnd) = (told.Now.PeriodEnd ?? subscription.PeriodEnd, told.Now.CancelsAtPeriodEnd);
        switch (told.Now.State)
        {
            case SubscriptionState.Active or SubscriptionState.Trialing:
                Become(scope, subscription, SubscriptionStage.Active, "is paid");
                break;
            case SubscriptionState.PastDue or SubscriptionState.Paused when subscription.IsLive:
                Become(scope, subscription, SubscriptionStage.PastDue, "was not paid; the provider tries again");
                break;
            case SubscriptionState.Unpaid:
                // It would open nothing, and may take money again once a card is changed.
                subscription.Want(SubscriptionWish.CancelNow, scope.Now);
                End(scope, subscription, scope.Now);
                break;
            case SubscriptionState.Canceled or SubscriptionState.IncompleteExpired:
                End(scope, subscription, told.EndedAt ?? scope.Now);
                break;
        }
    }

    private static void Become(ActionScope scope, Subscription subscription, SubscriptionStage stage, string words)
    {
        if (subscription.Stage == stage)
            return;
        subscription.BeganAt ??= scope.Now;
        subscription.Stage = stage;
        scope.Audit("Subscription", subscription.Id, $"{subscription.Title} {words}");
    }

    /// <summary>Ends a subscription that is locked and has not ended, and tells so, once.</summary>
    public static void End(ActionScope scope, Subscription subscription, DateTimeOffset at)
    {
        (subscription.Stage, subscription.EndedAt) = (SubscriptionStage.Ended, at);
        if (subscription.Wish is not SubscriptionWish.CancelNow)
            subscription.Forget();
        scope.Audit("Subscription", subscription.Id, $"{subscription.Title} is over");
        scope.Raise(new SubscriptionEnded(subscription.Id, subscription.Purchase, subscription.ItemId, subscription.BuyerId));
    }

    private static (DateTimeOffset? At, int Times) Next(Subscription subscription, DateTimeOffset now)
    {
        if (subscription.Wish is not null)
            return (subscription.FollowAt, subscription.FollowTimes);
        if (subscription.Stage == SubscriptionStage.Ended || (subscription.Stage == SubscriptionStage.Started && now - subscription.CreatedAt > OrderBackOff.Longest))
            return (null, 0);
        if (subscription.IsLive && subscription.PeriodEnd > now)
            return (subscription.Stage == SubscriptionStage.PastDue ? now + Day : subscription.PeriodEnd + Late, 0);
        // No word of the next period yet: less and less often.
        return (subscription.FollowAt > now ? subscription.FollowAt : now + OrderBackOff.After(subscription.FollowTimes), subscription.FollowTimes);
    }
}
