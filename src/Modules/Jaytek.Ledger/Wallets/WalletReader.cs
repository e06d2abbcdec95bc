using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Holds;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Wallets;

/// <summary>Reads wallets: a balance is one row, however many entries made it.</summary>
internal sealed class WalletReader(OwnRows own) : IWallets
{
    private static readonly AccountKind[] Kinds = [AccountKind.Available, AccountKind.Pending, AccountKind.Reserve];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<WalletBalance>> BalancesAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await own.ReadAsync(
            userId,
            db => db.Set<LedgerAccount>().AsNoTracking().Where(a => a.Owner == userId && Kinds.Contains(a.Kind))
                .Select(a => new { a.Kind, a.Currency, a.Balance }).ToListAsync(cancellationToken),
            cancellationToken);
        return [.. rows.GroupBy(a => a.Currency).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one =>
        {
            Money Of(AccountKind kind) => new(one.SingleOrDefault(a => a.Kind == kind)?.Balance ?? 0, one.Key);
            return new WalletBalance(Of(AccountKind.Available), Of(AccountKind.Pending), Of(AccountKind.Reserve));
        })];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ComingRelease>> ComingAsync(string userId, int take, CancellationToken cancellationToken)
    {
        var rows = await own.ReadAsync(
            userId,
            db => db.Set<Hold>().AsNoTracking().Where(h => h.UserId == userId && h.Left > 0)
                .OrderBy(h => h.ReleaseAt).Take(take).Select(h => new { h.ReleaseAt, h.Left, h.Currency }).ToListAsync(cancellationToken),
            cancellationToken);
        return [.. rows.Select(h => new ComingRelease(h.ReleaseAt, new Money(h.Left, h.Currency)))];
    }
}
