using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Kernel;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Intake;

/// <summary>Works on a stored event: translates it, and takes the fact in. Until that succeeds it is tried again, and shown where it never does.</summary>
internal sealed class WorkEvent(ActionRunner runner, UnitOfWork unit, PaymentProviders providers, TakeFact take) : IEventHandler<ProviderSpoke>
{
    /// <inheritdoc/>
    public async Task HandleAsync(ProviderSpoke domainEvent, CancellationToken cancellationToken)
    {
        var row = await unit.Db.Set<ProviderEventRow>().AsNoTracking().SingleAsync(r => r.Id == domainEvent.RowId, cancellationToken);
        if (row.Outcome is EventOutcome.Done or EventOutcome.Nothing)
            return;
        var provider = providers.Find(row.Provider) ?? throw new InvalidOperationException($"{row.Provider} is not configured any more; its event {row.EventId} waits.");
        var fact = provider.Translate(row.Body);
        var taken = await take.RunAsync(row.Provider, fact, cancellationToken);
        await NoteAsync(row.Id, fact, taken.Error, cancellationToken);
        if (taken.Error is { } error)
            throw new InvalidOperationException($"Event {row.EventId} of {row.Provider}: {error}");
    }

    private Task<Result> NoteAsync(string rowId, ProviderFact fact, Error? error, CancellationToken cancellationToken) =>
        runner.RunAsync("payments.event.note", async scope =>
        {
            var row = await scope.Db.Set<ProviderEventRow>().SingleAsync(r => r.Id == rowId, cancellationToken);
            row.Outcome = error is not null ? EventOutcome.Failed : fact is NothingToUs ? EventOutcome.Nothing : EventOutcome.Done;
            row.Note = error?.ToString() is { } note ? note[..Math.Min(note.Length, ProviderEventRow.MaxNote)] : null;
            row.WorkedAt = scope.Now;
            return Result.Success;
        }, cancellationToken);
}
