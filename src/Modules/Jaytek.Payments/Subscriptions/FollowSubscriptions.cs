using Jaytek.Engine.Actions;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jaytek.Payments.Subscriptions;

/// <summary>
/// Asks after subscriptions whose period has passed without word, and passes on wishes for which the provider was not there. Each is asked after
/// less and less often; after two weeks of silence a wish is given up, and what nobody renews is over.
/// </summary>
internal sealed class FollowSubscriptions(
    ActionRunner runner, UnitOfWork unit, SendWish send, LookAtSubscription look, TimeProvider clock, ILogger<FollowSubscriptions> logger) : IJob
{
    private const int Batch = 200;

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await unit.Db.Set<Subscription>().AsNoTracking().Where(s => s.FollowAt != null && s.FollowAt <= now)
            .OrderBy(s => s.FollowAt).Take(Batch).Select(s => s.Id).ToListAsync(cancellationToken);
        foreach (var id in due)
        {
            try
            {
                // Before it is asked: one whose provider is away holds up no other.
                await PostponeAsync(id, cancellationToken);
                var done = await send.RunAsync(id, cancellationToken);
                if (done.IsSuccess)
                    done = await look.RunAsync(id, cancellationToken);
                if (done.Error is { } error)
                    logger.LogWarning("Subscription {Subscription} is asked after again later: {Error}", id, error);
                await GiveUpAsync(id, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "Subscription {Subscription} is asked after again later", id);
            }
        }
    }

    private Task<Result> PostponeAsync(string id, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync("payments.subscription.follow", async scope =>
        {
            if (await SubscriptionRows.LockAsync(scope, id, cancellationToken) is { } subscription)
                subscription.FollowAt = scope.Now + OrderBackOff.After(subscription.FollowTimes++);
            return Result.Success;
        }, cancellationToken);

    private Task<Result> GiveUpAsync(string id, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync("payments.subscription.give_up", async scope =>
        {
            var subscription = await SubscriptionRows.LockAsync(scope, id, cancellationToken);
            var before = scope.Now - OrderBackOff.Longest;
            if (subscription is { Wish: { } wish } && subscription.WishedAt < before)
            {
                logger.LogError("Subscription {Subscription}: the provider could not be asked for {Wish} in two weeks; somebody has to do it there", id, wish);
                scope.Audit("Subscription", id, $"{subscription.Provider} could not be asked for it in two weeks: {wish}");
                subscription.Forget();
            }

            // Money that comes all the same is taken in all the same, and goes back.
            if (subscription is { IsLive: true } && subscription.PeriodEnd < before)
            {
                logger.LogError("Subscription {Subscription} was not renewed, and nobody tells of it; it is over", id);
                subscription.Want(SubscriptionWish.CancelNow, scope.Now);
                LookAtSubscription.End(scope, subscription, subscription.PeriodEnd!.Value);
            }

            if (subscription is { Stage: SubscriptionStage.Ended, Wish: null })
                subscription.FollowAt = null;
            return Result.Success;
        }, cancellationToken);
}
