using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Intake;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Orders;

/// <summary>Asks the provider how an order stands, where it is not known to be paid: for the buyer who comes back before the webhook does.</summary>
internal sealed class LookAtOrder(UnitOfWork unit, OrderAccess access, PaymentProviders providers, TakeFact take, TimeProvider clock)
{
    /// <summary>For how long a page that is being made waits for the provider; it asks again by itself.</summary>
    public static readonly TimeSpan OfAPage = TimeSpan.FromSeconds(3);

    /// <summary>The order as it is then. Errors: <c>payments.order.not_found</c>, also for somebody else's, and the provider's.</summary>
    public Task<Result<Order>> RunAsync(string orderId, CancellationToken cancellationToken) => RunAsync(orderId, Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Likewise, where the provider may not take for ever: <c>payments.provider.unreachable</c> after that.</summary>
    public async Task<Result<Order>> RunAsync(string orderId, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(orderId, cancellationToken) is not { } order)
            return PaymentsErrors.OrderNotFound;
        if (!order.State.IsOpen() || order.SessionId is null || providers.Find(order.Provider) is not { } provider)
            return order;
        var fact = await LookAsync(provider, order, patience, cancellationToken);
        if (fact.Error is { } error)
            return error;
        if ((await take.RunAsync(order.Provider, fact.Value, cancellationToken)).Error is { } refused)
            return refused;
        return await unit.Db.Set<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == orderId, cancellationToken) ?? order;
    }

    // Only the question is given up; what was answered is taken in whole.
    private async Task<Result<ProviderFact>> LookAsync(IPaymentProvider provider, Order order, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        try
        {
            return await provider.LookAsync(order, either.Token);
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return PaymentsErrors.Unreachable(order.Provider);
        }
    }
}
