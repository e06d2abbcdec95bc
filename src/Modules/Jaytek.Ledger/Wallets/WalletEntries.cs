using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Wallets;

/// <summary>A place among entries, which run from new to old.</summary>
internal sealed record EntryPlace(long PostingId, int Line);

/// <summary>An entry on one of a person's accounts.</summary>
/// <param name="PostingId">Of which posting.</param>
/// <param name="Line">Which of its lines.</param>
/// <param name="Kind">Why.</param>
/// <param name="Description">A sentence.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Account">Available, pending or reserved.</param>
/// <param name="Amount">Positive for what came.</param>
internal sealed record WalletEntry(long PostingId, int Line, PostingKind Kind, string Description, DateTimeOffset At, AccountKind Account, Money Amount);

/// <summary>The entries of a person's accounts in one currency, newest first.</summary>
internal sealed class WalletEntries(OwnRows own)
{
    /// <summary>At most <paramref name="take"/> entries behind a place.</summary>
    public Task<IReadOnlyList<WalletEntry>> ListAsync(string userId, string currency, EntryPlace? after, int take, CancellationToken cancellationToken) =>
        own.ReadAsync(userId, db => ListAsync(db, userId, currency, after, take, cancellationToken), cancellationToken);

    private static async Task<IReadOnlyList<WalletEntry>> ListAsync(
        JaytekDb db, string userId, string currency, EntryPlace? after, int take, CancellationToken cancellationToken)
    {
        var accounts = await db.Set<LedgerAccount>().Where(a => a.Owner == userId && WalletList.Kinds.Contains(a.Kind) && a.Currency == currency)
            .Select(a => new { a.Id, a.Kind }).ToListAsync(cancellationToken);
        var found = new List<WalletEntry>();
        // Each by the index of account and number: asked for all three at once, both databases sort all that ever moved.
        foreach (var account in accounts)
        {
            var entries = db.Set<LedgerEntry>().AsNoTracking().Where(e => e.AccountId == account.Id);
            if (after is not null)
                entries = entries.Where(e => e.PostingId <= after.PostingId && (e.PostingId < after.PostingId || e.Line < after.Line));
            var rows = await (
                from entry in entries
                join posting in db.Set<LedgerPosting>() on entry.PostingId equals posting.Id
                orderby entry.PostingId descending, entry.Line descending
                select new { entry.PostingId, entry.Line, posting.Kind, posting.Description, posting.At, entry.Amount }).Take(take).ToListAsync(cancellationToken);
            found.AddRange(rows.Select(r => new WalletEntry(r.PostingId, r.Line, r.Kind, r.Description, r.At, account.Kind, new Money(r.Amount, currency))));
        }

        return [.. found.OrderByDescending(m => m.PostingId).ThenByDescending(m => m.Line).Take(take)];
    }
}
