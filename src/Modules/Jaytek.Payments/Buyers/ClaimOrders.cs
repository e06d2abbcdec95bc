using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Orders;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Buyers;

/// <summary>Takes a guest's orders into the account of whoever is signed in and holds the guest's pass; what was paid is granted to them.</summary>
internal sealed class ClaimOrders(ActionRunner runner)
{
    /// <summary>How many orders went. Twice by the same account is once. Errors: <c>payments.buyer.unknown</c>, <c>payments.guest.claimed</c> (by somebody else).</summary>
    public Task<Result<int>> RunAsync(string guestId, CancellationToken cancellationToken) =>
        runner.RunAsync<int>("payments.guest.claim", async scope =>
        {
            if (scope.Actor is not { Kind: ActorKind.User, UserId: { } user, Limit: null })
                return PaymentsErrors.SignIn;
            await scope.LockAsync(Guest.LockName(guestId), cancellationToken);
            if (await scope.Db.Set<Guest>().SingleOrDefaultAsync(g => g.Id == guestId, cancellationToken) is not { } guest || (guest.ClaimedBy is { } other && other != user))
                return PaymentsErrors.GuestClaimed;
            (guest.ClaimedBy, guest.ClaimedAt) = (user, guest.ClaimedAt ?? scope.Now);
            var ids = await scope.Db.Set<Order>().Where(o => o.BuyerId == guestId).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(cancellationToken);
            foreach (var id in ids)
            {
                var order = (await OrderRows.LockAsync(scope, id, cancellationToken))!;
                order.BuyerId = user;
                scope.Audit("Order", order.Id, $"{order.Title} went from a guest into the account of {scope.Actor.UserName}");
                // Whoever grants looks at whose the order is now.
                if (order.PaidAt is not null)
                    scope.Raise(new PaymentSettled(order.Id, order.Purchase, order.ItemId, user));
            }

            return ids.Count;
        }, cancellationToken);
}
