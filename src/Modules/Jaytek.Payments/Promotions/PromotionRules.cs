using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Payments.Buyers;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Orders;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Promotions;

/// <summary>An offer with a code or without.</summary>
/// <param name="Offer">What is sold, at its own price.</param>
/// <param name="Price">What is to be paid.</param>
/// <param name="Promotion">What made it cheaper, or null.</param>
internal sealed record PricedOffer(Offer Offer, Money Price, Promotion? Promotion);

/// <summary>Whether a code is good for what somebody buys.</summary>
internal static class PromotionRules
{
    /// <summary>
    /// The price with a code; without one, or with an empty one, the offer's own. Whoever is about to make an order of it has locked
    /// <see cref="LockName"/>. Errors: <c>payments.promotion.unknown</c> (also of one that is off, over, or for something else),
    /// <c>payments.promotion.used_up</c>, <c>payments.promotion.used</c>, <c>payments.promotion.subscription</c>.
    /// </summary>
    public static async Task<Result<PricedOffer>> PriceAsync(
        JaytekDb db, Offer offer, string purchase, string itemId, string? buyerId, string? code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var wanted = Promotion.Normalise(code);
        if (wanted.Length == 0)
            return new PricedOffer(offer, offer.Price, null);
        if (wanted.Length > Promotion.MaxCode
            || await db.Set<Promotion>().AsNoTracking().SingleOrDefaultAsync(p => p.Code == wanted, cancellationToken) is not { IsOn: true } promotion
            || promotion.From > now || promotion.Until <= now || (promotion.Item is { } item && item != $"{purchase}/{itemId}")
            || (promotion.Currency is { } currency && currency != offer.Price.Currency))
            return PaymentsErrors.Promotion;
        if (offer.Every is not null)
            return PaymentsErrors.PromotionOnce;
        // What is paid, and what may still be paid. What ran out without money is free for the next.
        var uses = db.Set<Order>().AsNoTracking().Where(o => o.PromotionId == promotion.Id && (o.PaidAt != null || o.State == OrderState.Started || o.State == OrderState.Waiting));
        if (promotion.IsOncePerBuyer && buyerId is not null)
        {
            var same = await SameAsync(db, buyerId, cancellationToken);
            if (await uses.AnyAsync(o => same.Contains(o.BuyerId) && (o.BuyerId != buyerId || o.Purchase != purchase || o.ItemId != itemId || o.PaidAt != null), cancellationToken))
                return PaymentsErrors.PromotionUsed;
        }

        if (promotion.MostUses is { } most && await uses.CountAsync(o => o.BuyerId != buyerId || o.Purchase != purchase || o.ItemId != itemId || o.PaidAt != null, cancellationToken) >= most)
            return PaymentsErrors.PromotionUsedUp;
        return new PricedOffer(offer, promotion.Off(offer.Price), promotion);
    }

    // A guest of the same address in another browser is the same buyer, and so is the account into which such a guest's orders went.
    private static async Task<List<string>> SameAsync(JaytekDb db, string buyerId, CancellationToken cancellationToken)
    {
        var guests = db.Set<Guest>().AsNoTracking();
#pragma warning disable CA1304, CA1311 // It becomes SQL's lower().
        var addresses = guests.Where(g => g.Id == buyerId || g.ClaimedBy == buyerId).Select(g => g.Email.ToLower());
        var same = await guests.Where(g => addresses.Contains(g.Email.ToLower())).Select(g => new { g.Id, g.ClaimedBy }).ToListAsync(cancellationToken);
#pragma warning restore CA1304, CA1311
        return [buyerId, .. same.Select(g => g.ClaimedBy ?? g.Id)];
    }

    /// <summary>The name under which one at a time counts a code's uses.</summary>
    public static string LockName(string? code) => "promotion:" + Promotion.Normalise(code);
}
