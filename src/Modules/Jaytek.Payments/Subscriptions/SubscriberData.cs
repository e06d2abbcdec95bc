using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Payments.Orders;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Subscriptions;

/// <summary>What a person has subscribed to.</summary>
internal sealed class SubscriberData(JaytekDb db, TimeProvider clock) : IPersonalData
{
    public string Section => "subscriptions";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Subscription>().AsNoTracking().Where(s => s.BuyerId == userId).OrderBy(s => s.CreatedAt).ToListAsync(cancellationToken);
        return new JsonArray([.. rows.Select(s => new JsonObject
        {
            ["id"] = s.Id, ["title"] = s.Title, ["price"] = s.Price.ToString(), ["every"] = s.Every.ToString(), ["state"] = s.Stage.ToString(), ["createdAt"] = s.CreatedAt,
            ["periodEnd"] = s.PeriodEnd, ["cancelsAtPeriodEnd"] = s.CancelsAtPeriodEnd, ["endedAt"] = s.EndedAt, ["provider"] = s.Provider, ["subscription"] = s.Reference,
            ["customer"] = s.CustomerReference,
        })]);
    }

    /// <summary>Has what still renews ended at its provider, by the job that passes on wishes: nobody who is gone goes on paying. What was paid has to be kept.</summary>
    public async Task EraseAsync(string userId, CancellationToken cancellationToken)
    {
        foreach (var subscription in await db.Set<Subscription>().Where(s => s.BuyerId == userId).ToListAsync(cancellationToken))
        {
            subscription.CustomerReference = null;
            if (subscription is { Reference: not null, Stage: not SubscriptionStage.Ended })
                subscription.Want(SubscriptionWish.CancelNow, clock.GetUtcNow());
        }

        foreach (var order in await db.Set<Order>().Where(o => o.BuyerId == userId && o.CustomerReference != null).ToListAsync(cancellationToken))
            order.CustomerReference = null;
    }
}
