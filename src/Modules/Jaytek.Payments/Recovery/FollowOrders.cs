using Jaytek.Engine.Actions;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Jaytek.Payments.Intake;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jaytek.Payments.Recovery;

/// <summary>
/// Asks after orders of which nothing was heard: tells the provider of those that it may not know, looks at those that may be paid, and gives up
/// those whose time is over. It takes the way of webhooks, so that what comes late finds it done.
/// </summary>
internal sealed class FollowOrders(
    UnitOfWork unit, PaymentProviders providers, OpenCheckout open, LookAtOrder look, SettlePayment payments, TimeProvider clock, ILogger<FollowOrders> logger) : IJob
{
    private const int Batch = 200;

    // Those who just began hear from the provider themselves.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(25);

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var before = now - Soon;
        // Orders of a provider that is configured no more wait for it, and hold up no others.
        var ready = providers.Ready;
        var orders = await unit.Db.Set<Order>().AsNoTracking()
            .Where(o => (o.State == OrderState.Started || o.State == OrderState.Waiting) && o.CreatedAt < before && ready.Contains(o.Provider))
            .OrderBy(o => o.CreatedAt).Take(Batch).ToListAsync(cancellationToken);
        foreach (var order in orders)
        {
            try
            {
                if ((await FollowAsync(order, now, cancellationToken)).Error is { } error)
                    logger.LogWarning("Order {Order} is asked after again later: {Error}", order.Id, error);
            }
            // One that cannot be read holds up no other.
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "Order {Order} is asked after again later", order.Id);
            }
        }
    }

    private async Task<Result> FollowAsync(Order order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (order.SessionId is null && now - order.CreatedAt < Longest)
            return (await open.RunAsync(order.Id, cancellationToken)).ToResult();
        var looked = await look.RunAsync(order.Id, cancellationToken);
        if (looked.Error is not null)
            return looked.ToResult();
        // Only what the provider has just called unpaid is given up.
        return looked.Value.State.IsOpen() && now > (order.ExpiresAt ?? order.CreatedAt + Longest)
            ? await payments.GiveUpAsync(order.Id, OrderState.Abandoned, null, cancellationToken)
            : Result.Success;
    }
}
