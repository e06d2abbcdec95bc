using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Kernel;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Intake;

/// <summary>Works on a stored event: translates it, and takes the fact in. Until that succeeds it is tried again, and shown where it never does.</summary>
internal sealed class WorkEvent(ActionRunner runner, UnitOfWork unit, PaymentProviders providers, TakeFact take, TimeProvider clock) : IEventHandler<ProviderSpoke>
{
    // An order's own row is committed before its provider hears of it, so that whatever has none after a day is not ours.
    private static readonly TimeSpan Ours = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public async Task HandleAsync(ProviderSpoke domainEvent, CancellationToken cancellationToken)
    {
        var row = await unit.Db.Set<ProviderEventRow>().AsNoTracking().SingleAsync(r => r.Id == domainEvent.RowId, cancellationToken);
        if (row.Outcome is EventOutcome.Done or EventOutcome.Nothing || row.Body is null)
            return;
        var provider = providers.Find(row.Provider) ?? throw new InvalidOperationException($"{row.Provider} is not configured any more; its event {row.EventId} waits.");
        var fact = provider.Translate(row.Body);
        var taken = await take.RunAsync(row.Provider, fact, cancellationToken);
        // Others use the same account: their refunds and disputes have no order here.
        var isForeign = fact is RefundChanged or DisputeChanged && taken.Error?.Code == PaymentsErrors.OrderNotFound.Code && clock.GetUtcNow() - row.ReceivedAt > Ours;
        await NoteAsync(row.Id, fact is NothingToUs || isForeign, isForeign ? PaymentsErrors.Foreign : taken.Error, cancellationToken);
        if (taken.Error is { } error && !isForeign)
            throw new InvalidOperationException($"Event {row.EventId} of {row.Provider}: {error}");
    }

    private Task<Result> NoteAsync(string rowId, bool isNothing, Error? error, CancellationToken cancellationToken) =>
        runner.RunAsync("payments.event.note", async scope =>
        {
            var row = await scope.Db.Set<ProviderEventRow>().SingleAsync(r => r.Id == rowId, cancellationToken);
            row.Outcome = isNothing ? EventOutcome.Nothing : error is not null ? EventOutcome.Failed : EventOutcome.Done;
            row.Note = error?.ToString() is { } note ? note[..Math.Min(note.Length, ProviderEventRow.MaxNote)] : null;
            row.WorkedAt = scope.Now;
            (row.Tries, row.DueAt) = row.Outcome == EventOutcome.Failed ? Again(row, scope.Now) : (row.Tries, null);
            return Result.Success;
        }, cancellationToken);

    // The event's own tries come within seconds, and count as one.
    private static (int Tries, DateTimeOffset? DueAt) Again(ProviderEventRow row, DateTimeOffset now) =>
        row.DueAt is { } due && due > now ? (Math.Max(1, row.Tries), due) : (row.Tries + 1, ProviderEventRow.NextTry(row.Tries + 1, now));
}
