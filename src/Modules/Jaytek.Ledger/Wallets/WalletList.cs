using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Wallets;

/// <summary>A person's money in one currency, in a list.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="Balance">What they have.</param>
internal sealed record WalletLine(string UserId, WalletBalance Balance);

/// <summary>Lists people's wallets, one currency at a time, in the order of their ids.</summary>
internal sealed class WalletList(JaytekDb db)
{
    /// <summary>The accounts that a wallet is made of.</summary>
    public static IReadOnlyList<AccountKind> Kinds { get; } = [AccountKind.Available, AccountKind.Pending, AccountKind.Reserve];

    /// <summary>At most <paramref name="take"/> wallets in a currency behind a person.</summary>
    public async Task<IReadOnlyList<WalletLine>> ListAsync(string currency, bool negative, string? after, int take, CancellationToken cancellationToken)
    {
        var owners = new SortedSet<string>(StringComparer.Ordinal);
        // Each kind by the index of kind, currency and owner: asked for all three at once, PostgreSQL goes through the owners of all there is.
        foreach (var kind in negative ? [AccountKind.Available] : Kinds)
        {
            var rows = db.Set<LedgerAccount>().Where(a => a.Kind == kind && a.Currency == currency);
            if (negative)
                rows = rows.Where(a => a.Balance < 0);
            if (after is not null)
                rows = rows.Where(a => a.Owner.CompareTo(after) > 0);
            owners.UnionWith(await rows.OrderBy(a => a.Currency).ThenBy(a => a.Owner).Take(take).Select(a => a.Owner).ToListAsync(cancellationToken));
        }

        return await ReadAsync(currency, [.. owners.Take(take)], cancellationToken);
    }

    private async Task<IReadOnlyList<WalletLine>> ReadAsync(string currency, List<string> owners, CancellationToken cancellationToken)
    {
        var rows = await db.Set<LedgerAccount>().Where(a => owners.Contains(a.Owner) && Kinds.Contains(a.Kind) && a.Currency == currency)
            .Select(a => new { a.Owner, a.Kind, a.Balance }).ToListAsync(cancellationToken);
        var balances = rows.ToDictionary(a => (a.Owner, a.Kind), a => a.Balance);
        return owners.ConvertAll(owner =>
        {
            Money Of(AccountKind kind) => new(balances.GetValueOrDefault((owner, kind)), currency);
            return new WalletLine(owner, new WalletBalance(Of(AccountKind.Available), Of(AccountKind.Pending), Of(AccountKind.Reserve)));
        });
    }
}
