using System.Text.Json;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Jaytek.Payments.Intake;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Reconciliation;

/// <summary>
/// Compares each provider's events and statement with what we have. Events that never came are stored and worked on, as if they had come: that
/// repairs what is merely late. Nothing else is repaired; what differs is kept for a person, and forgotten once it does not.
/// </summary>
internal sealed class Reconcile(
    ActionRunner runner, UnitOfWork unit, PaymentProviders providers, StoreEvent store, WorkDueEvents worker, OurBooks books, TimeProvider clock) : IJob, IEventHandler<ReconciliationRequested>
{
    /// <summary>How far back; providers keep their events for thirty days.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(30);

    private const int MaxError = 1_000;

    /// <inheritdoc/>
    public Task RunAsync(JobContext context, CancellationToken cancellationToken) => RunAsync(cancellationToken);

    /// <inheritdoc/>
    public Task HandleAsync(ReconciliationRequested domainEvent, CancellationToken cancellationToken) => RunAsync(cancellationToken);

    /// <summary>Compares with every provider that is configured.</summary>
    /// <exception cref="InvalidOperationException">One could not be asked; the others were.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var refusals = new List<string>();
        foreach (var name in providers.Ready)
        {
            var started = clock.GetUtcNow();
            if ((await CompareAsync(providers.Find(name)!, started, cancellationToken)).Error is not { } error)
                continue;
            refusals.Add($"{name}: {error}");
            await NoteAsync(name, started, null, error.ToString(), cancellationToken);
        }

        if (refusals.Count > 0)
            throw new InvalidOperationException(string.Join("; ", refusals));
    }

    private async Task<Result> CompareAsync(IPaymentProvider provider, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var from = now - Span;
        var late = await FetchAsync(provider, from, now, cancellationToken);
        if (late.Error is { } refusal)
            return refusal;
        var statement = await provider.StatementAsync(from, now, cancellationToken);
        if (statement.Error is { } error)
            return error;
        var (ours, orders) = await books.ReadAsync(provider.Name, statement.Value, from, cancellationToken);
        var (found, sums) = CompareBooks.Compare(provider.Name, statement.Value, ours, orders, from, now);
        var totals = (await books.TotalsAsync(provider.Name, cancellationToken)).Where(total => total.Rows != total.Books)
            .Select(total => CompareBooks.Make(provider.Name, DifferenceKind.Books, LineKind.Other, total.Currency, null, total.Currency, total.Books, total.Rows, now));
        return await NoteAsync(provider.Name, now, new Outcome(from, statement.Value.Count, late.Value, [.. found, .. totals], sums), null, cancellationToken);
    }

    // As a webhook would bring them, the oldest first; how many had not come.
    private async Task<Result<int>> FetchAsync(IPaymentProvider provider, DateTimeOffset from, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // What has just happened its webhook still brings, in the words that we read.
        var told = await provider.EventsAsync(from, now - CompareBooks.Moment, cancellationToken);
        if (told.Error is { } refusal)
            return refusal;
        var late = 0;
        foreach (var events in told.Value.Chunk(500))
        {
            var ids = events.Select(e => e.EventId).ToList();
            var known = await KnownAsync(provider, ids, cancellationToken);
            foreach (var one in events.ExceptBy(known, e => e.EventId))
            {
                var body = await provider.BodyAsync(one, cancellationToken);
                if (body.Error is { } away)
                    return away;
                var kept = await store.KeepAsync(provider.Name, new ProviderMessage(one.EventId, one.Kind), body.Value, cancellationToken);
                if (kept.Error is { } error)
                    return error;
                if (kept.Value is not { } row)
                    continue;
                late++;
                await worker.TryAsync(row, cancellationToken);
            }
        }

        return late;
    }

    // Those that came and could be read, whatever became of them.
    private async Task<List<string>> KnownAsync(IPaymentProvider provider, List<string> ids, CancellationToken cancellationToken)
    {
        var rows = unit.Db.Set<ProviderEventRow>().AsNoTracking().Where(r => r.Provider == provider.Name && ids.Contains(r.EventId));
        var known = await rows.Where(r => r.Outcome != EventOutcome.Failed || r.Body == null).Select(r => r.EventId).ToListAsync(cancellationToken);
        var failed = await rows.Where(r => r.Outcome == EventOutcome.Failed && r.Body != null).Select(r => new { r.EventId, r.Body }).ToListAsync(cancellationToken);
        known.AddRange(failed.Where(one => provider.Translate(one.Body!) is not Unreadable).Select(one => one.EventId));
        return known;
    }

    private Task<Result> NoteAsync(string provider, DateTimeOffset started, Outcome? outcome, string? error, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync("payments.reconciliation.note", async scope =>
        {
            await scope.LockAsync("reconciliation:" + provider, cancellationToken);
            var run = await scope.Db.Set<Comparison>().SingleOrDefaultAsync(c => c.Provider == provider, cancellationToken);
            if (run is null)
                scope.Db.Add(run = new Comparison { Provider = provider });
            (run.StartedAt, run.EndedAt, run.Error) = (started, clock.GetUtcNow(), error?.Length > MaxError ? error[..MaxError] : error);
            // What could not be compared anew stays as it was found.
            if (outcome is null)
                return Result.Success;
            (run.Since, run.Lines, run.Late, run.Differences, run.Sums) =
                (outcome.From, outcome.Lines, outcome.Late, outcome.Found.Count, JsonSerializer.Serialize(outcome.Sums, JsonSerializerOptions.Web));
            await KeepAsync(scope, provider, outcome.Found, cancellationToken);
            return Result.Success;
        }, cancellationToken);

    private static async Task KeepAsync(ActionScope scope, string provider, IReadOnlyList<Difference> found, CancellationToken cancellationToken)
    {
        var before = await scope.Db.Set<Difference>().Where(d => d.Provider == provider).ToDictionaryAsync(d => d.Id, cancellationToken);
        foreach (var difference in found)
        {
            if (before.Remove(difference.Id, out var there))
                (there.OrderId, there.Ours, there.Theirs, there.SeenAt) = (difference.OrderId, difference.Ours, difference.Theirs, difference.SeenAt);
            else
                scope.Db.Add(difference);
        }

        scope.Db.RemoveRange(before.Values);
    }

    private sealed record Outcome(DateTimeOffset From, int Lines, int Late, IReadOnlyList<Difference> Found, IReadOnlyList<SumLine> Sums);
}
