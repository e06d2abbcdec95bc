using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Buyers;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Disputes;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Refunds;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Invoicing;

/// <summary>
/// Issues what an order lacks, whatever event told of it: the invoice of what was paid, a credit note for each refund that left and each dispute
/// that was lost, an invoice again for what came back. It looks at what the books hold under each key and not at the event, so the same event
/// twice, or two in another order, end the same.
/// </summary>
internal sealed class InvoiceOrder(ActionRunner runner, IInvoices invoices, ISplits splits)
    : IEventHandler<PaymentSettled>, IEventHandler<PaymentTakenBack>, IEventHandler<PaymentRestored>, IEventHandler<DisputeLost>
{
    /// <inheritdoc/>
    public Task HandleAsync(PaymentSettled domainEvent, CancellationToken cancellationToken) => HandleAsync(domainEvent.OrderId, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(PaymentTakenBack domainEvent, CancellationToken cancellationToken) => HandleAsync(domainEvent.OrderId, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(PaymentRestored domainEvent, CancellationToken cancellationToken) => HandleAsync(domainEvent.OrderId, cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(DisputeLost domainEvent, CancellationToken cancellationToken) => HandleAsync(domainEvent.OrderId, cancellationToken);

    /// <summary>The invoice's key.</summary>
    public static string KeyOf(string orderId) => "order:" + orderId;

    /// <summary>Errors: <c>payments.order.not_found</c>, and those of <see cref="IInvoices"/>.</summary>
    public Task<Result> RunAsync(string orderId, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync("payments.order.invoice", async scope =>
        {
            if (await OrderRows.LockAsync(scope, orderId, cancellationToken) is not { } order)
                return PaymentsErrors.OrderNotFound;
            // What cost nothing needs none.
            if (order.PaidAt is not { } paidAt || order.Gross == 0)
                return Result.Success;
            if ((await IssueAsync(scope, order, paidAt, cancellationToken)).Error is { } error)
                return error;
            return await CorrectAsync(order, await CorrectionsAsync(scope, order, cancellationToken), cancellationToken);
        }, cancellationToken);

    private async Task HandleAsync(string orderId, CancellationToken cancellationToken)
    {
        if ((await RunAsync(orderId, cancellationToken)).Error is { } error)
            throw new InvalidOperationException($"Order {orderId} could not be invoiced: {error}");
    }

    // Once: whose the order is may change afterwards, as where a guest takes it into an account.
    private async Task<Result> IssueAsync(ActionScope scope, Order order, DateTimeOffset paidAt, CancellationToken cancellationToken)
    {
        if (await invoices.FindAsync(KeyOf(order.Id), cancellationToken) is not null)
            return Result.Success;
        var guest = await scope.Db.Set<Guest>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == order.BuyerId, cancellationToken);
        var details = await scope.Db.Set<BillingDetails>().AsNoTracking().SingleOrDefaultAsync(b => b.UserId == order.BuyerId, cancellationToken);
        return (await invoices.IssueAsync(
            new InvoiceDraft
            {
                Key = KeyOf(order.Id), BuyerId = order.BuyerId, OrderId = order.Id, PaymentReference = order.PaymentReference, SuppliedAt = paidAt,
                BuyerName = details?.Name ?? guest?.Name, BuyerEmail = guest?.Email, BuyerAddress = details?.Lines() ?? [], BuyerVatId = details?.VatId,
                Lines = [new InvoiceLineDraft(order.Title, 1, order.Price, order.TaxName, order.TaxBasisPoints, new Money(order.Tax, order.Currency))],
            },
            cancellationToken)).ToResult();
    }

    // The keys under which the books take money of a sale. While a bank only withholds, nothing is decided, and nothing is credited.
    private static async Task<IReadOnlyList<(string Key, string Reason)>> CorrectionsAsync(ActionScope scope, Order order, CancellationToken cancellationToken)
    {
        var refunds = await scope.Db.Set<Refund>().AsNoTracking().Where(r => r.OrderId == order.Id && r.EndedAt != null).OrderBy(r => r.EndedAt).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        var disputes = await scope.Db.Set<Dispute>().AsNoTracking().Where(d => d.OrderId == order.Id && d.Times > 0).OrderBy(d => d.OpenedAt).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        IReadOnlyList<(string Key, string Reason)> own =
        [
            .. refunds.Select(r => (r.Key, r.Reason)),
            .. disputes.SelectMany(d => Enumerable.Range(1, d.Times).Where(time => time < d.Times || d.State == Providers.DisputeState.Lost || !d.IsTaken)
                .Select(time => (d.KeyAt(time), "The payment was disputed at the buyer's bank"))),
        ];
        return disputes.Exists(d => d.IsTaken && d.State != Providers.DisputeState.Lost)
            ? own
            : [.. own, .. own.Select(one => (one.Key + OrderMoney.InsteadMark, "The money reached the buyer by another way"))];
    }

    private async Task<Result> CorrectAsync(Order order, IReadOnlyList<(string Key, string Reason)> corrections, CancellationToken cancellationToken)
    {
        var due = new List<(string Key, string Reason, Money Taken)>();
        foreach (var (key, reason) in corrections)
        {
            var taken = await splits.TakenAsync(order.SaleKey, key, order.Currency, cancellationToken);
            if (taken.IsZero == await invoices.FindAsync(key, cancellationToken) is not null)
                due.Add((key, reason, taken));
        }

        // What came back first: it may have gone out again by another way already, and credit is never more than the invoice.
        foreach (var (key, reason, taken) in due.OrderBy(one => !one.Taken.IsZero))
        {
            var done = taken.IsZero
                ? await invoices.RestoreAsync(key + ":back", key, "The money did not stay with the buyer", cancellationToken)
                : await invoices.CreditAsync(
                    key, KeyOf(order.Id), taken, await splits.TakenTaxAsync(order.SaleKey, key, cancellationToken), reason, cancellationToken);
            if (done.Error is { } error)
                return error;
        }

        return Result.Success;
    }
}
