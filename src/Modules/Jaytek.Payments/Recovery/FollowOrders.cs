using Jaytek.Engine.Actions;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jaytek.Payments.Recovery;

/// <summary>
/// Asks after orders of which nothing was heard: tells the provider of those that it may not know, looks at those that may be paid, and gives up
/// those whose time is over. It takes the way of webhooks, so that what comes late finds it done. Each is asked after less and less often, and
/// none for ever.
/// </summary>
internal sealed class FollowOrders(
    ActionRunner runner, UnitOfWork unit, PaymentProviders providers, OpenCheckout open, LookAtOrder look, SettlePayment payments, TimeProvider clock, ILogger<FollowOrders> logger) : IJob
{
    /// <summary>What an order failed of that nobody could tell of until its end.</summary>
    public const string Unheard = "unheard_of";

    private const int Batch = 200;

    // A page of a provider's is open for a day at most.
    private static readonly TimeSpan Page = TimeSpan.FromHours(25);

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var orders = await unit.Db.Set<Order>().AsNoTracking()
            .Where(o => (o.State == OrderState.Started || o.State == OrderState.Waiting) && o.FollowAt <= now)
            .OrderBy(o => o.FollowAt).Take(Batch).ToListAsync(cancellationToken);
        foreach (var order in orders)
        {
            try
            {
                // Before it is asked: one that cannot be read, or whose provider is away, holds up no other.
                await PostponeAsync(order.Id, cancellationToken);
                if ((await FollowAsync(order, now, cancellationToken)).Error is { } error)
                    logger.LogWarning("Order {Order} is asked after again later: {Error}", order.Id, error);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "Order {Order} is asked after again later", order.Id);
            }
        }
    }

    private Task<Result> PostponeAsync(string orderId, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync("payments.order.follow", async scope =>
        {
            if (await OrderRows.LockAsync(scope, orderId, cancellationToken) is not { } order)
                return PaymentsErrors.OrderNotFound;
            order.FollowAt = scope.Now + OrderBackOff.After(order.FollowTimes++);
            // At its end it is looked at in time: the button is free for another.
            if (order.BankSince is null && order.ExpiresAt is { } end && end > scope.Now && end < order.FollowAt)
                order.FollowAt = end.AddSeconds(30);
            return Result.Success;
        }, cancellationToken);

    private async Task<Result> FollowAsync(Order order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isOver = now > (order.BankSince ?? order.CreatedAt) + OrderBackOff.Longest;
        // Money that comes all the same is taken in all the same.
        if (providers.Find(order.Provider) is null)
            return isOver ? await payments.GiveUpAsync(order.Id, OrderState.Abandoned, Unheard, cancellationToken) : Result.Success;
        if (order.SessionId is null && now - order.CreatedAt < Page)
            return (await open.RunAsync(order.Id, cancellationToken)).ToResult();
        var looked = await look.RunAsync(order.Id, cancellationToken);
        if (looked.Error is not null)
            return isOver ? await payments.GiveUpAsync(order.Id, OrderState.Abandoned, Unheard, cancellationToken) : looked.ToResult();
        if (!looked.Value.State.IsOpen())
            return Result.Success;
        // Only what the provider has just called unpaid is given up before the very end; a bank may take two weeks.
        return isOver || (looked.Value.BankSince is null && now > (order.ExpiresAt ?? order.CreatedAt + Page))
            ? await payments.GiveUpAsync(order.Id, OrderState.Abandoned, null, cancellationToken)
            : Result.Success;
    }
}
