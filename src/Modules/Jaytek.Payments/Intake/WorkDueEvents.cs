using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jaytek.Payments.Intake;

/// <summary>Events are to be worked on again now. It is this module's own.</summary>
/// <param name="Id">The wish's own name, so that no event that was given up before it holds it up.</param>
internal sealed record EventsReplayed(string Id) : IDomainEvent
{
    public string AggregateId => Id;
}

/// <summary>Works on the stored events whose time has come: what its own event has given up, and what somebody had worked on again.</summary>
internal sealed class WorkDueEvents(UnitOfWork unit, PaymentProviders providers, IServiceScopeFactory scopes, TimeProvider clock, ILogger<WorkDueEvents> logger) : IEventHandler<EventsReplayed>
{
    private const int Batch = 100;

    // Of a time with thousands the job takes the rest.
    private const int MostBatches = 10;

    /// <inheritdoc/>
    public async Task HandleAsync(EventsReplayed domainEvent, CancellationToken cancellationToken)
    {
        for (var batch = 0; batch < MostBatches && await WorkAsync(cancellationToken) == Batch; batch++)
        {
        }
    }

    /// <summary>Works on a batch; how many these were.</summary>
    public async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var (now, ready) = (clock.GetUtcNow(), providers.Ready);
        // What a provider told that is configured no more waits until it is, and uses up no tries.
        var due = await unit.Db.Set<ProviderEventRow>().AsNoTracking().Where(e => e.DueAt != null && e.DueAt <= now && ready.Contains(e.Provider))
            .OrderBy(e => e.DueAt).Take(Batch).Select(e => e.Id).ToListAsync(cancellationToken);
        foreach (var id in due)
            await TryAsync(id, cancellationToken);
        return due.Count;
    }

    /// <summary>Works on one of them now, in a scope of its own; where it fails again it holds up no other.</summary>
    public async Task TryAsync(string id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        try
        {
            await scope.ServiceProvider.GetRequiredService<WorkEvent>().HandleAsync(new ProviderSpoke(id), cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning(e, "Event {Event} is worked on again later", id);
            await scope.ServiceProvider.GetRequiredService<PostponeEvent>().RunAsync(id, cancellationToken);
        }
    }
}
