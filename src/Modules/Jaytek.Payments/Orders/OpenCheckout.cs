using Jaytek.Engine.Actions;
using Jaytek.Engine.Http;
using Jaytek.Kernel;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Orders;

/// <summary>Tells the provider of an order, under the order's id as the key: made again after a crash or a lost answer it is the same checkout.</summary>
internal sealed class OpenCheckout(ActionRunner runner, UnitOfWork unit, PaymentProviders providers, SiteAddress site)
{
    /// <summary>The order, with the provider's page. Errors: <c>payments.order.not_found</c>, and the provider's.</summary>
    public async Task<Result<Order>> RunAsync(string orderId, CancellationToken cancellationToken)
    {
        if (await unit.Db.Set<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == orderId, cancellationToken) is not { } order)
            return PaymentsErrors.OrderNotFound;
        if (order.SessionId is not null || !order.State.IsOpen())
            return order;
        if (providers.Find(order.Provider) is not { } provider)
            return PaymentsErrors.NoProvider;
        // Outside of a transaction: a provider may take a minute.
        var opened = await provider.OpenAsync(order, await site.ForMailAsync(cancellationToken), cancellationToken);
        return opened.Error is { } error ? await FailAsync(order, error, cancellationToken) : await NoteAsync(order.Id, opened.Value, cancellationToken);
    }

    private Task<Result<Order>> NoteAsync(string orderId, HostedCheckout checkout, CancellationToken cancellationToken) =>
        runner.RunAsync<Order>("payments.checkout.open", async scope =>
        {
            var order = await Orders.LockAsync(scope, orderId, cancellationToken);
            // The buyer may have paid already, where the answer came late.
            (order!.SessionId, order.SessionUrl, order.ExpiresAt) = (checkout.SessionId, checkout.Url, checkout.ExpiresAt);
            order.Become(OrderState.Waiting);
            return order;
        }, cancellationToken);

    // What did not answer is asked again; what refused would refuse again.
    private async Task<Result<Order>> FailAsync(Order order, Error error, CancellationToken cancellationToken)
    {
        if (error.Kind == ErrorKind.Unavailable)
            return error;
        await runner.RunAsync("payments.checkout.fail", async scope =>
        {
            var failed = await Orders.LockAsync(scope, order.Id, cancellationToken);
            // Somebody else may have opened it meanwhile.
            if (failed!.SessionId is null && failed.Become(OrderState.Failed))
                failed.FailureCode = error.Code;
            return Result.Success;
        }, cancellationToken);
        return error;
    }
}
