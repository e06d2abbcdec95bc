using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Invoices;

/// <summary>Finds an invoice for who asks: its buyer, whose the order is now, or somebody who may read all.</summary>
internal sealed class FindInvoice(JaytekDb db, OwnRows own, ICurrentActor current, IAuthorizer authorizer, Enabled<IInvoiceReader> readers)
{
    /// <summary>The invoice; null where there is none, or none for them: the two are not told apart.</summary>
    public async Task<Invoice?> RunAsync(string id, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        // A program that acts for the buyer within limits is not the buyer: it needs the right to read.
        if (actor is { Kind: Kernel.ActorKind.User, Limit: null, UserId: { } buyer }
            && await own.ReadAsync(buyer, one => Invoices(one).SingleOrDefaultAsync(i => i.Id == id && i.BuyerId == buyer, cancellationToken), cancellationToken) is { } bought)
            return bought;
        if (await Invoices(db).SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is not { } invoice)
            return null;
        if (actor.Limit is null && await IsReadersAsync(invoice, cancellationToken))
            return invoice;
        return actor.IsAuthenticated && await authorizer.AllowsAsync(actor, LedgerPermissions.ReadInvoices, invoice.BuyerId, cancellationToken) ? invoice : null;
    }

    private async Task<bool> IsReadersAsync(Invoice invoice, CancellationToken cancellationToken)
    {
        foreach (var reader in readers)
        {
            if (await reader.MayReadAsync(invoice.OrderId, cancellationToken))
                return true;
        }

        return false;
    }

    private static IQueryable<Invoice> Invoices(JaytekDb db) => db.Set<Invoice>().AsNoTracking();
}
