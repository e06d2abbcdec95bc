using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Subscriptions;

/// <summary>Takes in what is told of a subscription: which of ours it is, and that it is to be looked at.</summary>
internal sealed class TakeSubscription(UnitOfWork unit, PaymentProviders providers, BindSubscription bind, LookAtSubscription look)
{
    /// <summary>It began at a page. Errors: those of binding it and of looking at it; what is not ours is nothing.</summary>
    public async Task<Result> BeginAsync(string provider, CheckoutPaid begun, CancellationToken cancellationToken)
    {
        if (await OrderRows.FindAsync(unit, provider, begun.OrderId, begun.SessionId, null, cancellationToken) is not { } orderId)
            return Result.Success;
        var bound = await bind.RunAsync(orderId, begun, cancellationToken);
        return bound.Error is { } error ? error : bound.Value is { } id ? await look.RunAsync(id, cancellationToken) : Result.Success;
    }

    /// <summary>Something of it has changed. Errors: as <see cref="BeginAsync"/>.</summary>
    /// <param name="provider">Who tells.</param>
    /// <param name="reference">The provider's name for it.</param>
    /// <param name="orderId">Our order that it came of, by our note there; or null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result> HearAsync(string provider, string reference, string? orderId, CancellationToken cancellationToken)
    {
        var known = await unit.Db.Set<Subscription>().AsNoTracking().Where(s => s.Provider == provider && s.Reference == reference).Select(s => s.Id).SingleOrDefaultAsync(cancellationToken);
        if (known is not null)
            return await look.RunAsync(known, cancellationToken);
        // Told before its page was: the page is read. Where even that is not known yet, the page's own word comes, or the order is asked after.
        if (orderId is null || providers.Find(provider) is not { } asked
            || await unit.Db.Set<Order>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == orderId && o.Provider == provider && o.SubscriptionId != null && o.SessionId != null, cancellationToken) is not { } order)
            return Result.Success;
        var page = await asked.LookAsync(order, cancellationToken);
        if (page.Error is { } error)
            return error;
        return page.Value is CheckoutPaid begun && begun.SubscriptionId == reference ? await BeginAsync(provider, begun, cancellationToken) : Result.Success;
    }
}
