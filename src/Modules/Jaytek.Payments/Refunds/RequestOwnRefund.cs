using Jaytek.Engine.Actions;
using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaytek.Payments.Refunds;

/// <summary>
/// A buyer takes their purchase back: the whole price, once, within the days that the site grants, and where the module whose thing it is has
/// nothing against it.
/// </summary>
internal sealed class RequestOwnRefund(
    ActionRunner runner, UnitOfWork unit, ICurrentActor current, Enabled<IPurchasable> purchasables, IOptions<PaymentsOptions> options, TimeProvider clock)
{
    private const int MostTries = 5;
    private const string Reason = "Taken back by the buyer";

    /// <summary>
    /// Pressed twice it is one; where the provider refused it, or the money came back, it may be asked for again a few times. Errors: <c>payments.order.not_found</c> (also of somebody else's), <c>payments.order.not_paid</c>,
    /// <c>payments.refund.not_offered</c>, <c>payments.refund.too_late</c>, <c>payments.refund.already</c>, <c>payments.refund.disputed</c>, and
    /// those of the module whose thing it is.
    /// </summary>
    public Task<Result<Refund>> RunAsync(string orderId, CancellationToken cancellationToken) =>
        runner.RunAsync<Refund>("payments.refund.request_own", async scope =>
        {
            var subscription = await SubscriptionRows.LockOfOrderAsync(scope, orderId, cancellationToken);
            if (await OrderRows.LockAsync(scope, orderId, cancellationToken) is not { } order || !IsBuyers(order, scope.Actor))
                return PaymentsErrors.OrderNotFound;
            var own = await scope.Db.Set<Refund>().Where(r => r.OrderId == orderId && r.RequestedBy == order.BuyerId).ToListAsync(cancellationToken);
            if (own.Find(r => r.Stage != RefundStage.Failed) is { } first)
                return first;
            if ((await CheckAsync(order, scope.Now, cancellationToken)).Error is { } refusal)
                return refusal;
            // Whoever takes back how it began does not go on paying.
            if (subscription is { IsLive: true })
                subscription.Want(SubscriptionWish.CancelNow, scope.Now);
            return RequestRefund.Add(scope, order, order.Gross, Reason, IdOf(orderId, own.Count));
        }, cancellationToken);

    /// <summary>Whether the signed-in buyer could do so now: a success, or why not, as <see cref="RunAsync"/> would say.</summary>
    public async Task<Result> CanRefundAsync(Order order, CancellationToken cancellationToken) =>
        IsBuyers(order, current.Actor) ? await CheckAsync(order, clock.GetUtcNow(), cancellationToken) : PaymentsErrors.OrderNotFound;

    /// <summary>Until when, UTC; null where nothing was paid or nothing is granted.</summary>
    public DateTimeOffset? Until(Order order) => options.Value.RefundDays > 0 ? order.PaidAt?.AddDays(options.Value.RefundDays) : null;

    private async Task<Result> CheckAsync(Order order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (order.PaidAt is null || !order.State.IsPaid())
            return PaymentsErrors.NotPaid;
        if (order.IsDisputed)
            return PaymentsErrors.WithBank;
        var refunds = unit.Db.Set<Refund>().Where(r => r.OrderId == order.Id);
        if (order.TakenBack > 0 || await refunds.AnyAsync(r => r.Stage != RefundStage.Failed, cancellationToken))
            return PaymentsErrors.Returned;
        if (await refunds.CountAsync(r => r.RequestedBy == order.BuyerId, cancellationToken) >= MostTries)
            return PaymentsErrors.NoReturns;
        if (Until(order) is not { } until)
            return PaymentsErrors.NoReturns;
        if (now > until)
            return PaymentsErrors.TooLate(options.Value.RefundDays);
        // The days are for making up one's mind, once; else each period could be had for nothing.
        if (order.SubscriptionId is not null && !await unit.Db.Set<Subscription>().AnyAsync(s => s.FirstOrderId == order.Id, cancellationToken))
            return PaymentsErrors.NoReturns;
        return purchasables.FirstOrDefault(p => p.Kind == order.Purchase) is { } sold ? await sold.MayReturnAsync(order.ItemId, order.BuyerId, cancellationToken) : Result.Success;
    }

    private static bool IsBuyers(Order order, Actor actor) => actor.Kind == ActorKind.User && actor.UserId == order.BuyerId;

    // A provider answers a key that it knows as it did before.
    private static string IdOf(string orderId, int tries) => PublicId.Derived($"own refund {orderId}{(tries == 0 ? "" : " " + tries)}");
}
