using Jaytek.Engine.Actions;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Payments.Buyers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Orders;

/// <summary>Whose orders one sees: one's own, all with the right to, and the system all.</summary>
internal sealed class OrderAccess(UnitOfWork unit, ICurrentActor current, CurrentBuyer buyer, IAuthorizer authorizer)
{
    /// <summary>The order, or null where there is none or it is not theirs to see.</summary>
    public async Task<Order?> FindAsync(string orderId, CancellationToken cancellationToken) =>
        await unit.Db.Set<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == orderId, cancellationToken) is { } order
            && (buyer.Owns(order) || await authorizer.AllowsAsync(current.Actor, PaymentsPermissions.Read, null, cancellationToken))
            ? order : null;

    /// <summary>True for the account itself and for the system; a guest has no part in it.</summary>
    public static bool IsOwn(Actor actor, string userId) => actor.Kind == ActorKind.System || (actor.Kind == ActorKind.User && actor.UserId == userId);
}
