using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Withdrawals.Admin;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Payees.Admin;

/// <summary>Where somebody's money is to go, as who decides it sees it.</summary>
/// <param name="Payee">The details, of which only the label may be shown.</param>
/// <param name="Person">Whose, by name.</param>
/// <param name="UserName">By which they sign in: two people may have one name.</param>
/// <param name="Method">The way, in words.</param>
/// <param name="Before">Where their money goes now; null where nowhere yet.</param>
internal sealed record PayeeLine(Payee Payee, string Person, string UserName, string Method, string? Before);

/// <summary>Reads payees for administrators.</summary>
internal sealed class PayeeReader(JaytekDb db, IUserDirectory users, Enabled<IPayoutProvider> providers)
{
    /// <summary>How many there are in each state.</summary>
    public async Task<IReadOnlyDictionary<PayeeState, int>> CountAsync(CancellationToken cancellationToken) =>
        await db.Set<Payee>().GroupBy(p => p.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, cancellationToken);

    /// <summary>A page of those in a state: what waits longest first, else the newest.</summary>
    public async Task<IReadOnlyList<PayeeLine>> ListAsync(PayeeState state, int page, int size, CancellationToken cancellationToken)
    {
        var all = db.Set<Payee>().AsNoTracking().Where(p => p.State == state);
        var rows = await (state == PayeeState.Requested ? all.OrderBy(p => p.RequestedAt).ThenBy(p => p.Id) : all.OrderByDescending(p => p.RequestedAt).ThenBy(p => p.Id))
            .Skip((page - 1) * size).Take(size).ToListAsync(cancellationToken);
        var ids = rows.Select(p => p.UserId).Distinct().ToList();
        var people = await users.FindAsync(ids, cancellationToken);
        var active = await db.Set<Payee>().AsNoTracking().Where(p => p.State == PayeeState.Active && ids.Contains(p.UserId)).ToListAsync(cancellationToken);
        return [.. rows.Select(p => new PayeeLine(
            p, PayoutReader.NameOf(people, p.UserId), people.GetValueOrDefault(p.UserId)?.UserName ?? p.UserId, providers.FirstOrDefault(one => one.Method == p.Method)?.DisplayName ?? p.Method,
            active.Find(one => one.UserId == p.UserId && one.Method == p.Method && one.Id != p.Id)?.Label))];
    }
}
