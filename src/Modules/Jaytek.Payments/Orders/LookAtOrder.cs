using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Intake;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Orders;

/// <summary>Asks the provider how an order stands, where it is not known to be paid: for the buyer who comes back before the webhook does.</summary>
internal sealed class LookAtOrder(UnitOfWork unit, PaymentProviders providers, TakeFact take)
{
    /// <summary>The order as it is then. Errors: <c>payments.order.not_found</c>, and the provider's.</summary>
    public async Task<Result<Order>> RunAsync(string orderId, CancellationToken cancellationToken)
    {
        if (await FindAsync(orderId, cancellationToken) is not { } order)
            return PaymentsErrors.OrderNotFound;
        if (!order.State.IsOpen() || order.SessionId is null || providers.Find(order.Provider) is not { } provider)
            return order;
        var fact = await provider.LookAsync(order, cancellationToken);
        if (fact.Error is { } error)
            return error;
        if ((await take.RunAsync(order.Provider, fact.Value, cancellationToken)).Error is { } refused)
            return refused;
        return await FindAsync(orderId, cancellationToken) ?? order;
    }

    private Task<Order?> FindAsync(string orderId, CancellationToken cancellationToken) =>
        unit.Db.Set<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == orderId, cancellationToken);
}
