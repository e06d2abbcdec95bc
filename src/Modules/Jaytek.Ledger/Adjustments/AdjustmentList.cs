using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Adjustments;

/// <summary>Adjustments as a page shows them, with the names of whoever they name.</summary>
internal sealed record AdjustmentLines(IReadOnlyList<Adjustment> Lines, IReadOnlyDictionary<string, UserCard> People)
{
    /// <summary>A name; the id of who is forgotten.</summary>
    public string NameOf(string? userId) => userId is null ? "" : People.TryGetValue(userId, out var person) ? person.DisplayName : userId;
}

/// <summary>Lists adjustments.</summary>
internal sealed class AdjustmentList(JaytekDb db, IUserDirectory users)
{
    /// <summary>How many wait for a second person.</summary>
    public Task<int> CountWaitingAsync(CancellationToken cancellationToken) =>
        db.Set<Adjustment>().CountAsync(a => a.State == AdjustmentState.Requested, cancellationToken);

    /// <summary>Those that wait, the oldest first.</summary>
    public Task<AdjustmentLines> WaitingAsync(int take, CancellationToken cancellationToken) => ReadAsync(
        db.Set<Adjustment>().Where(a => a.State == AdjustmentState.Requested).OrderBy(a => a.RequestedAt).ThenBy(a => a.Id).Take(take), cancellationToken);

    /// <summary>Those of a wallet, the newest first.</summary>
    public Task<AdjustmentLines> OfAsync(string userId, int take, CancellationToken cancellationToken) => ReadAsync(
        db.Set<Adjustment>().Where(a => a.UserId == userId).OrderByDescending(a => a.RequestedAt).ThenBy(a => a.Id).Take(take), cancellationToken);

    private async Task<AdjustmentLines> ReadAsync(IQueryable<Adjustment> rows, CancellationToken cancellationToken)
    {
        var lines = await rows.AsNoTracking().ToListAsync(cancellationToken);
        var people = lines.SelectMany(a => new[] { a.UserId, a.RequestedBy, a.DecidedBy }).OfType<string>().Distinct().ToList();
        return new AdjustmentLines(lines, await users.FindAsync(people, cancellationToken));
    }
}
