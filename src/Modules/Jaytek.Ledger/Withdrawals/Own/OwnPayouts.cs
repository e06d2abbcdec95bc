using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Payees;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Withdrawals.Own;

/// <summary>Where a person's money goes by one way: now, and what they asked for.</summary>
/// <param name="Method">The way.</param>
/// <param name="DisplayName">What a person reads.</param>
/// <param name="Active">Where it goes; null where nothing is approved yet.</param>
/// <param name="Asked">Newer details that wait for somebody's look or for their time, or were refused; null where there are none.</param>
/// <param name="SetUpPath">As <see cref="IPayoutProvider.SetUpPath"/>.</param>
internal sealed record OwnPayee(string Method, string DisplayName, Payee? Active, Payee? Asked, string? SetUpPath);

/// <summary>Reads a person's own payees and withdrawals.</summary>
internal sealed class OwnPayouts(OwnRows own, Enabled<IPayoutProvider> providers)
{
    /// <summary>One for each way that is set up on this site.</summary>
    public async Task<IReadOnlyList<OwnPayee>> PayeesAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await own.ReadAsync(
            userId,
            db => db.Set<Payee>().AsNoTracking().Where(p => p.UserId == userId && p.State != PayeeState.Replaced).OrderByDescending(p => p.RequestedAt).ToListAsync(cancellationToken),
            cancellationToken);
        return [.. providers.Where(provider => provider.IsReady).Select(provider =>
        {
            var asked = rows.Where(p => p.Method == provider.Method).ToList();
            var active = asked.Find(p => p.State == PayeeState.Active);
            return new OwnPayee(provider.Method, provider.DisplayName, active, asked.Find(p => p.State != PayeeState.Active && (active is null || p.RequestedAt > active.RequestedAt)), provider.SetUpPath);
        })];
    }

    /// <summary>A page of withdrawals, newest first, each with where it goes, and how many there are.</summary>
    public Task<(IReadOnlyList<(Withdrawal Withdrawal, string Label)> Rows, int Total)> ListAsync(string userId, int page, int size, CancellationToken cancellationToken) =>
        own.ReadAsync(userId, db => ListAsync(db, userId, page, size, cancellationToken), cancellationToken);

    private static async Task<(IReadOnlyList<(Withdrawal Withdrawal, string Label)> Rows, int Total)> ListAsync(
        JaytekDb db, string userId, int page, int size, CancellationToken cancellationToken)
    {
        var withdrawals = db.Set<Withdrawal>().AsNoTracking().Where(w => w.UserId == userId);
        var rows = await withdrawals.OrderByDescending(w => w.RequestedAt).ThenBy(w => w.Id).Skip((page - 1) * size).Take(size)
            .Join(db.Set<Payee>(), w => w.PayeeId, p => p.Id, (w, p) => new { Withdrawal = w, p.Label }).ToListAsync(cancellationToken);
        return ([.. rows.OrderByDescending(one => one.Withdrawal.RequestedAt).ThenBy(one => one.Withdrawal.Id, StringComparer.Ordinal).Select(one => (one.Withdrawal, one.Label))], await withdrawals.CountAsync(cancellationToken));
    }
}
