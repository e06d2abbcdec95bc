using Jaytek.Engine.Actions;
using Jaytek.Payments.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Purchases;

/// <summary>Subscriptions as their buyer sees them.</summary>
internal sealed class OwnSubscriptions(UnitOfWork unit)
{
    // Nobody has more of them at a time; what is older stands with its payments.
    private const int Most = 50;

    /// <summary>The buyer's, those that last first, else the newest first. One that nobody paid is none.</summary>
    public async Task<IReadOnlyList<Subscription>> ListAsync(string buyerId, CancellationToken cancellationToken) =>
        await unit.Db.Set<Subscription>().AsNoTracking().Where(s => s.BuyerId == buyerId && s.BeganAt != null)
            .OrderBy(s => s.Stage == SubscriptionStage.Ended ? 1 : 0).ThenByDescending(s => s.CreatedAt).Take(Most).ToListAsync(cancellationToken);
}
