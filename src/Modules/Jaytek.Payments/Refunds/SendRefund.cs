using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Refunds;

/// <summary>
/// Has the provider make a refund; after a crash or a lost answer it is asked again under the same key. Keys are good for a day: later it is
/// first looked whether it was made.
/// </summary>
internal sealed class SendRefund(ActionRunner runner, UnitOfWork unit, PaymentProviders providers, SettleRefund settle, TimeProvider clock) : IEventHandler<RefundRequested>
{
    // A little less than a day: a call may take its time.
    private static readonly TimeSpan KeyLife = TimeSpan.FromHours(20);

    /// <inheritdoc/>
    public async Task HandleAsync(RefundRequested domainEvent, CancellationToken cancellationToken)
    {
        var refund = await unit.Db.Set<Refund>().AsNoTracking().SingleAsync(r => r.Id == domainEvent.RefundId, cancellationToken);
        var order = await unit.Db.Set<Order>().AsNoTracking().SingleAsync(o => o.Id == refund.OrderId, cancellationToken);
        // One that has a name at the provider is there; how it goes on is told.
        if (refund.Stage != RefundStage.Requested || refund.Reference is not null)
            return;
        var provider = providers.Find(order.Provider) ?? throw new InvalidOperationException($"{order.Provider} is not configured any more; refund {refund.Id} waits.");
        var made = await MakeAsync(provider, order, refund, cancellationToken);
        var done = made.Error switch
        {
            null => await settle.RunAsync(order.Provider, made.Value, refund.Id, cancellationToken),
            { Code: PaymentsErrors.RefusedCode } error => await FailAsync(order.Id, refund.Id, error, cancellationToken),
            { } error => throw new InvalidOperationException(error.ToString()),
        };
        if (done.Error is { } refused)
            throw new InvalidOperationException(refused.ToString());
    }

    private async Task<Result<RefundChanged>> MakeAsync(IPaymentProvider provider, Order order, Refund refund, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - refund.RequestedAt > KeyLife)
        {
            var there = await provider.RefundsAsync(order, cancellationToken);
            if (there.Error is { } error)
                return error;
            if (there.Value.FirstOrDefault(one => one.OurRefundId == refund.Id) is { } made)
                return made;
        }

        return await provider.RefundAsync(order, refund, cancellationToken);
    }

    private Task<Result> FailAsync(string orderId, string refundId, Error error, CancellationToken cancellationToken) =>
        runner.RunAsync("payments.refund.fail", async scope =>
        {
            await OrderRows.LockAsync(scope, orderId, cancellationToken);
            var refund = await scope.Db.Set<Refund>().SingleAsync(r => r.Id == refundId, cancellationToken);
            // Somebody else may have asked at the same time, and been told otherwise.
            if (refund.Stage != RefundStage.Requested)
                return Result.Success;
            (refund.Stage, refund.FailureCode, refund.EndedAt) = (RefundStage.Failed, error.Code, scope.Now);
            scope.Audit("Order", refund.OrderId, $"The refund was refused: {error.Message}");
            return Result.Success;
        }, cancellationToken);
}
