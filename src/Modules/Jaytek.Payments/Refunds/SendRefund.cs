using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Refunds;

/// <summary>Has the provider make a refund; after a crash or a lost answer it is asked again under the same key.</summary>
internal sealed class SendRefund(ActionRunner runner, UnitOfWork unit, PaymentProviders providers, SettleRefund settle) : IEventHandler<RefundRequested>
{
    /// <inheritdoc/>
    public async Task HandleAsync(RefundRequested domainEvent, CancellationToken cancellationToken)
    {
        var refund = await unit.Db.Set<Refund>().AsNoTracking().SingleAsync(r => r.Id == domainEvent.RefundId, cancellationToken);
        var order = await unit.Db.Set<Order>().AsNoTracking().SingleAsync(o => o.Id == refund.OrderId, cancellationToken);
        // One that has a name at the provider is there; how it goes on is told.
        if (refund.Stage != RefundStage.Requested || refund.Reference is not null)
            return;
        var provider = providers.Find(order.Provider) ?? throw new InvalidOperationException($"{order.Provider} is not configured any more; refund {refund.Id} waits.");
        var made = await provider.RefundAsync(order, refund, cancellationToken);
        var done = made.Error switch
        {
            null => await settle.RunAsync(order.Provider, made.Value, refund.Id, cancellationToken),
            { Kind: ErrorKind.Unavailable } error => throw new InvalidOperationException(error.ToString()),
            { } error => await FailAsync(order.Id, refund.Id, error, cancellationToken),
        };
        if (done.Error is { } refused)
            throw new InvalidOperationException(refused.ToString());
    }

    private Task<Result> FailAsync(string orderId, string refundId, Error error, CancellationToken cancellationToken) =>
        runner.RunAsync("payments.refund.fail", async scope =>
        {
            await Orders.Orders.LockAsync(scope, orderId, cancellationToken);
            var refund = await scope.Db.Set<Refund>().SingleAsync(r => r.Id == refundId, cancellationToken);
            // Somebody else may have asked at the same time, and been told otherwise.
            if (refund.Stage != RefundStage.Requested)
                return Result.Success;
            (refund.Stage, refund.FailureCode, refund.EndedAt) = (RefundStage.Failed, error.Code, scope.Now);
            scope.Audit("Order", refund.OrderId, $"The refund was refused: {error.Message}");
            return Result.Success;
        }, cancellationToken);
}
