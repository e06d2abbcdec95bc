using Jaytek.Engine.Actions;
using Jaytek.Engine.Jobs;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Intake;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Refunds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jaytek.Payments.Recovery;

/// <summary>
/// Takes up again what its events have given up: refunds that the provider was not there for, messages that could not be taken in, fees that
/// were not told. A provider may be away for longer than events are tried; what waits for one that is configured no more stays until it is. Where
/// there is more than a run takes up, chance says which: what fails each time is at the head of no line.
/// </summary>
internal sealed class FollowRest(UnitOfWork unit, PaymentProviders providers, WorkDueEvents events, IServiceScopeFactory scopes, TimeProvider clock, ILogger<FollowRest> logger) : IJob
{
    private const int Batch = 100;

    // Until then their events are at it.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(10);

    // Of a fee that nobody tells somebody has to look at the order.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var (now, before) = (clock.GetUtcNow(), clock.GetUtcNow() - Soon);
        var ready = providers.Ready;
        var refunds = await unit.Db.Set<Refund>().AsNoTracking().Where(r => r.Stage == RefundStage.Requested && r.Reference == null && r.RequestedAt < before)
            .Where(r => unit.Db.Set<Order>().Any(o => o.Id == r.OrderId && ready.Contains(o.Provider)))
            .OrderBy(_ => EF.Functions.Random()).Take(Batch).Select(r => r.Id).ToListAsync(cancellationToken);
        foreach (var id in refunds)
            await TryAsync<SendRefund>($"refund {id}", one => one.HandleAsync(new RefundRequested(id), cancellationToken));

        await events.WorkAsync(cancellationToken);

        var since = now - Longest;
        var orders = await unit.Db.Set<Order>().AsNoTracking().Where(o => o.PaidAt != null && !o.IsFeeKnown && o.PaidAt < before && o.PaidAt > since && ready.Contains(o.Provider))
            .OrderBy(_ => EF.Functions.Random()).Take(Batch).ToListAsync(cancellationToken);
        foreach (var order in orders)
            await TryAsync<RecordFee>($"fee of order {order.Id}", one => one.HandleAsync(new PaymentSettled(order.Id, order.Purchase, order.ItemId, order.BuyerId), cancellationToken));
    }

    // Each in a scope of its own; one that fails again holds up no other.
    private async Task TryAsync<THandler>(string what, Func<THandler, Task> workAsync) where THandler : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Jaytek.Engine.Security.CurrentActor>().Actor = Kernel.Actor.System;
        try
        {
            await workAsync(scope.ServiceProvider.GetRequiredService<THandler>());
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning(e, "The {What} is tried again later", what);
        }
    }
}
