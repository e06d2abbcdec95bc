using Jaytek.Engine.Features;
using Jaytek.Kernel;
using Jaytek.Payments.Contracts;

namespace Jaytek.Payments.Orders;

/// <summary>What things cost, asked of the modules that sell them.</summary>
internal sealed class Offers(Enabled<IPurchasable> purchasables)
{
    /// <summary>What a thing costs a buyer now. Errors: <c>payments.purchase.unknown</c>, and the seller's own.</summary>
    public async Task<Result<Offer>> FindAsync(string purchase, string itemId, string buyerId, CancellationToken cancellationToken) =>
        purchasables.FirstOrDefault(p => p.Kind == purchase) is { } sold
            ? await sold.OfferAsync(itemId, buyerId, cancellationToken)
            : PaymentsErrors.NotSold;
}
