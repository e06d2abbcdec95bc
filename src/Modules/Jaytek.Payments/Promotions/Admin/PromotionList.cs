using Jaytek.Engine.Data;
using Jaytek.Payments.Orders;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Promotions.Admin;

/// <summary>A code and how often it was paid with.</summary>
internal sealed record PromotionLine(Promotion Promotion, int Uses);

/// <summary>Codes for administrators, the newest first.</summary>
internal sealed class PromotionList(JaytekDb db)
{
    /// <summary>A page of them, and how many there are.</summary>
    public async Task<(IReadOnlyList<PromotionLine> Lines, int Total)> ListAsync(int page, int size, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Promotion>().AsNoTracking().OrderByDescending(p => p.CreatedAt).ThenBy(p => p.Id).Skip((page - 1) * size).Take(size).ToListAsync(cancellationToken);
        var ids = rows.Select(p => p.Id).ToList();
        var uses = await db.Set<Order>().Where(o => o.PromotionId != null && ids.Contains(o.PromotionId) && o.PaidAt != null)
            .GroupBy(o => o.PromotionId!).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return ([.. rows.Select(p => new PromotionLine(p, uses.GetValueOrDefault(p.Id)))], await db.Set<Promotion>().CountAsync(cancellationToken));
    }
}
