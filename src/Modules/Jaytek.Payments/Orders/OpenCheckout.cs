using Jaytek.Engine.Actions;
using Jaytek.Engine.Http;
using Jaytek.Kernel;
using Jaytek.Payments.Providers;

namespace Jaytek.Payments.Orders;

/// <summary>Tells the provider of an order, under the order's id as the key: made again after a crash or a lost answer it is the same checkout.</summary>
internal sealed class OpenCheckout(ActionRunner runner, OrderAccess access, PaymentProviders providers, SiteAddress site, OurWords words)
{
    /// <summary>The order, with the provider's page. Errors: <c>payments.order.not_found</c>, also for somebody else's, and the provider's.</summary>
    public async Task<Result<Order>> RunAsync(string orderId, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(orderId, cancellationToken) is not { } order)
            return PaymentsErrors.OrderNotFound;
        if (order.SessionId is not null || !order.State.IsOpen())
            return order;
        if (providers.Find(order.Provider) is not { } provider)
            return PaymentsErrors.NoProvider;
        // Outside of a transaction: a provider may take a minute.
        var opened = await provider.OpenAsync(order, await site.ForMailAsync(cancellationToken), cancellationToken);
        return opened.Error is { } error ? words.Of(await FailAsync(order, error, cancellationToken), $"order {order.Id}") : await NoteAsync(order.Id, opened.Value, cancellationToken);
    }

    private Task<Result<Order>> NoteAsync(string orderId, HostedCheckout checkout, CancellationToken cancellationToken) =>
        runner.RunAsync<Order>("payments.checkout.open", async scope =>
        {
            var order = await OrderRows.LockAsync(scope, orderId, cancellationToken);
            // The buyer may have paid already, where the answer came late.
            (order!.SessionId, order.SessionUrl, order.ExpiresAt) = (checkout.SessionId, checkout.Url, checkout.ExpiresAt);
            order.Become(OrderState.Waiting);
            return order;
        }, cancellationToken);

    // What did not answer is asked again; what refused would refuse again.
    private async Task<Error> FailAsync(Order order, Error error, CancellationToken cancellationToken)
    {
        if (error.Code != PaymentsErrors.RefusedCode)
            return error;
        await runner.RunAsync("payments.checkout.fail", async scope =>
        {
            var failed = await OrderRows.LockAsync(scope, order.Id, cancellationToken);
            // Somebody else may have opened it meanwhile.
            if (failed!.SessionId is null && failed.Become(OrderState.Failed))
            {
                failed.FailureCode = error.Code;
                scope.Audit("Order", order.Id, $"{order.Provider} opened no checkout: {error.Message}");
            }

            return Result.Success;
        }, cancellationToken);
        return error;
    }
}
