using Jaytek.Engine.Data;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Orders;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Buyers;

/// <summary>Whose the order is now may read its invoices: a guest, and the account into which a guest's order went.</summary>
internal sealed class InvoiceReader(OwnRows own, CurrentBuyer buyer) : IInvoiceReader
{
    /// <inheritdoc/>
    public Task<bool> MayReadAsync(string orderId, CancellationToken cancellationToken) =>
        buyer.Id is { } id ? own.ReadAsync(id, db => db.Set<Order>().AnyAsync(o => o.Id == orderId && o.BuyerId == id, cancellationToken), cancellationToken) : Task.FromResult(false);
}
