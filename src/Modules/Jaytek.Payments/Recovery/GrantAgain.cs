using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Engine.Features;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Orders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jaytek.Payments.Recovery;

/// <summary>
/// Tells again of orders that were paid and whose buyer has nothing for it: a quarter of an hour after the payment, then each hour, for a week.
/// Where the event is still on its way nothing is added; where its tries are used up it is tried again; where it is gone it is raised anew.
/// </summary>
internal sealed class GrantAgain(
    ActionRunner runner, UnitOfWork unit, WaitingEvents waiting, RetryEvents retry, Enabled<IPurchasable> purchasables, TimeProvider clock, ILogger<GrantAgain> logger) : IJob
{
    private const int Batch = 200;
    private const int MostWaiting = 2_000;

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = now - Longest;
        // Nobody would hear of things whose module is off; their events wait for it.
        var kinds = purchasables.Select(p => p.Kind).ToList();
        var orders = await unit.Db.Set<Order>().AsNoTracking()
            .Where(o => o.PaidAt != null && o.FulfilledAt == null && o.FollowAt <= now && o.PaidAt > since && kinds.Contains(o.Purchase))
            .OrderBy(o => o.FollowAt).Take(Batch).ToListAsync(cancellationToken);
        if (orders.Count == 0)
            return;
        // Our own handlers grant nothing: that their events wait says nothing of the others.
        var events = (await waiting.ListAsync(0, MostWaiting, cancellationToken))
            .Where(e => e.Event == EventNameAttribute.Of(typeof(PaymentSettled)) && !e.Handler.StartsWith(PaymentsModule.Handlers, StringComparison.Ordinal)).ToLookup(e => e.AggregateId);
        foreach (var order in orders)
        {
            logger.LogWarning("Order {Order} was paid at {PaidAt} and is not granted; it is told again", order.Id, order.PaidAt);
            foreach (var failed in events[order.Id].Where(e => e.Reason == WaitingReason.Failed))
                await retry.OneAsync(failed.Id, cancellationToken);
            if ((await TellAsync(order.Id, raise: !events[order.Id].Any(), cancellationToken)).Error is { } error)
                logger.LogError("Order {Order} could not be told again: {Error}", order.Id, error);
        }
    }

    private Task<Result> TellAsync(string orderId, bool raise, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync("payments.order.grant_again", async scope =>
        {
            if (await OrderRows.LockAsync(scope, orderId, cancellationToken) is not { } order)
                return PaymentsErrors.OrderNotFound;
            order.FollowAt = scope.Now + Every;
            if (raise && order.FulfilledAt is null)
            {
                scope.Raise(new PaymentSettled(order.Id, order.Purchase, order.ItemId, order.BuyerId));
                scope.Audit("Order", order.Id, $"{order.Title} was paid and is not granted; it is told again");
            }

            return Result.Success;
        }, cancellationToken);
}
