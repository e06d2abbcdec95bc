using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Orders;

/// <summary>Asks what the provider took of a payment; the platform bears it.</summary>
internal sealed class RecordFee(ActionRunner runner, UnitOfWork unit, PaymentProviders providers, IPostings postings) : IEventHandler<PaymentSettled>
{
    /// <inheritdoc/>
    public async Task HandleAsync(PaymentSettled domainEvent, CancellationToken cancellationToken)
    {
        var order = await unit.Db.Set<Order>().AsNoTracking().SingleAsync(o => o.Id == domainEvent.OrderId, cancellationToken);
        if (order.IsFeeKnown || providers.Find(order.Provider) is not { } provider)
            return;
        var fee = await provider.FeeAsync(order, cancellationToken);
        if (fee.Error is { } error)
            throw new InvalidOperationException(error.ToString());
        if (fee.Value is not { } amount)
            throw new InvalidOperationException($"{order.Provider} does not tell yet what it took of order {order.Id}.");
        if ((await NoteAsync(order.Id, amount, cancellationToken)).Error is { } refused)
            throw new InvalidOperationException(refused.ToString());
    }

    private Task<Result> NoteAsync(string orderId, Money fee, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync("payments.fee.record", async scope =>
        {
            var order = await OrderRows.LockAsync(scope, orderId, cancellationToken);
            if (order!.IsFeeKnown)
                return Result.Success;
            (order.IsFeeKnown, order.Fee, order.FeeCurrency) = (true, fee.Minor, fee.Currency);
            if (fee.IsZero)
                return Result.Success;
            return await postings.PostAsync(
                new PostingDraft
                {
                    Key = order.SaleKey + ":fee",
                    Kind = PostingKind.Fee,
                    Source = "payments",
                    Description = $"Fee of {order.Provider} for order {order.Id}",
                    Entries = EntryDraft.Move(AccountRef.Fees(fee.Currency), AccountRef.Clearing(order.Provider, fee.Currency), fee),
                    Metadata = new Dictionary<string, string> { ["order"] = order.Id },
                },
                cancellationToken);
        }, cancellationToken);
}
