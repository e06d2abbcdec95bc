using System.Runtime.CompilerServices;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Engine.Actions;

/// <summary>One line of the audit trail.</summary>
/// <param name="Id">Its number; later rows have higher ones.</param>
/// <param name="At">When the action began, UTC.</param>
/// <param name="Action">The action's name, <c>module.noun.verb</c>.</param>
/// <param name="ActorId">26 characters; null for the system and for nobody.</param>
/// <param name="ActorName">The name as it was then; <c>system</c>, or null for nobody.</param>
/// <param name="TargetType">What sort of thing was changed, such as <c>ContentItem</c>.</param>
/// <param name="TargetId">Which one.</param>
/// <param name="Summary">What happened, in a sentence.</param>
/// <param name="Before">JSON, or null.</param>
/// <param name="After">JSON, or null.</param>
public sealed record AuditRecord(
    long Id, DateTimeOffset At, string Action, string? ActorId, string? ActorName, string TargetType, string TargetId, string Summary,
    string? Before, string? After);

/// <summary>Which lines; null members do not filter.</summary>
public sealed record AuditFilter
{
    /// <summary>A user's id, 26 characters.</summary>
    public string? ActorId { get; init; }

    /// <summary>True for what no user did: set-up, jobs, handlers, the command line.</summary>
    public bool BySystem { get; init; }

    /// <summary>An action's name.</summary>
    public string? Action { get; init; }

    /// <summary>A sort of thing.</summary>
    public string? TargetType { get; init; }

    /// <summary>One thing; its type narrows it where two types share ids.</summary>
    public string? TargetId { get; init; }

    /// <summary>The first instant, UTC.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The instant after the last, UTC.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>A place in the trail, which runs from new to old.</summary>
/// <param name="At">When the line at this place happened, UTC.</param>
/// <param name="Id">Its number.</param>
public sealed record AuditPlace(DateTimeOffset At, long Id);

/// <summary>Reads the audit trail, which every action writes; newest first. The rows are the Engine's, the page is the module Governance's.</summary>
public sealed class AuditTrail
{
    private const int Batch = 500;

    private readonly JaytekDb _db;

    internal AuditTrail(JaytekDb db) => _db = db;

    /// <summary>At most <paramref name="take"/> lines that are older than <paramref name="after"/>, or the newest.</summary>
    public async Task<IReadOnlyList<AuditRecord>> ListAsync(AuditFilter filter, AuditPlace? after, int take, CancellationToken cancellationToken)
    {
        var rows = Matching(filter);
        // So written that both databases go down one index; "earlier, or at the same time and with a smaller id" makes them read it whole.
        if (after is not null)
            rows = rows.Where(a => a.At <= after.At && (a.At < after.At || a.Id < after.Id));
        return await Records(rows.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(take)).ToListAsync(cancellationToken);
    }

    /// <summary>The line with this number, or null.</summary>
    public Task<AuditRecord?> FindAsync(long id, CancellationToken cancellationToken) =>
        Records(_db.Set<AuditEntry>().AsNoTracking().Where(a => a.Id == id)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>All lines of a filter, read in batches, so that a million of them need neither memory nor a long transaction.</summary>
    public async IAsyncEnumerable<AuditRecord> StreamAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AuditPlace? place = null;
        while (true)
        {
            var batch = await ListAsync(filter, place, Batch, cancellationToken);
            foreach (var record in batch)
                yield return record;
            if (batch.Count < Batch)
                yield break;
            place = new AuditPlace(batch[^1].At, batch[^1].Id);
        }
    }

    /// <summary>The names of the actions that were ever done, in order.</summary>
    public Task<IReadOnlyList<string>> ActionsAsync(CancellationToken cancellationToken) => DistinctAsync("action", cancellationToken);

    /// <summary>The sorts of things that were ever changed, in order.</summary>
    public Task<IReadOnlyList<string>> TargetTypesAsync(CancellationToken cancellationToken) => DistinctAsync("target_type", cancellationToken);

    /// <summary>Removes at most <paramref name="most"/> of the oldest lines from before an instant, inside the caller's action; how many these were.</summary>
    public async Task<int> RemoveAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var ids = await _db.Set<AuditEntry>().Where(a => a.At < before).OrderBy(a => a.At).ThenBy(a => a.Id).Select(a => a.Id).Take(most)
            .ToListAsync(cancellationToken);
        return ids.Count == 0 ? 0 : await _db.Set<AuditEntry>().Where(a => ids.Contains(a.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    private IQueryable<AuditEntry> Matching(AuditFilter filter)
    {
        var rows = _db.Set<AuditEntry>().AsNoTracking();
        if (filter.BySystem)
            rows = rows.Where(a => a.ActorId == null);
        else if (filter.ActorId is { } actor)
            rows = rows.Where(a => a.ActorId == actor);
        if (filter.Action is { } action)
            rows = rows.Where(a => a.Action == action);
        if (filter.TargetType is { } type)
            rows = rows.Where(a => a.TargetType == type);
        if (filter.TargetId is { } id)
            rows = rows.Where(a => a.TargetId == id);
        if (filter.From is { } from)
            rows = rows.Where(a => a.At >= from);
        if (filter.Until is { } until)
            rows = rows.Where(a => a.At < until);
        return rows;
    }

    private static IQueryable<AuditRecord> Records(IQueryable<AuditEntry> rows) => rows.Select(a => new AuditRecord(
        a.Id, a.At, a.Action, a.ActorId, a.ActorName, a.TargetType, a.TargetId, a.Summary, a.Before, a.After));

    // From one value to the next by the index: a plain "distinct" reads every row.
    private async Task<IReadOnlyList<string>> DistinctAsync(string column, CancellationToken cancellationToken)
    {
        var sql = $"""
            with recursive found(v) as (
              select min({column}) from cms_audit
              union all
              select (select min({column}) from cms_audit where {column} > found.v) from found where found.v is not null)
            select v as "Value" from found where v is not null
            """;
        return await _db.Database.SqlQueryRaw<string>(sql).ToListAsync(cancellationToken);
    }
}
