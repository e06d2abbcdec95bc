using System.Text.Json;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Wallets.Movements;

/// <summary>Reads what moved a person's wallet. A page costs the same however much there is before it.</summary>
internal sealed class MovementReader(OwnRows own)
{
    private static readonly AccountKind[] Kinds = [AccountKind.Available, AccountKind.Pending, AccountKind.Reserve];

    /// <summary>A person's movements below a posting's number, or the newest.</summary>
    public Task<MovementPage> ListAsync(string userId, MovementFilter filter, long? before, int take, CancellationToken cancellationToken) =>
        own.ReadAsync(userId, db => ListAsync(db, userId, filter, before, take, cancellationToken), cancellationToken);

    private static async Task<MovementPage> ListAsync(JaytekDb db, string userId, MovementFilter filter, long? before, int take, CancellationToken cancellationToken)
    {
        var accounts = await db.Set<LedgerAccount>().AsNoTracking()
            .Where(a => a.Owner == userId && Kinds.Contains(a.Kind) && (filter.Currency == null || a.Currency == filter.Currency)).ToDictionaryAsync(a => a.Id, cancellationToken);
        var ids = new SortedSet<long>(Comparer<long>.Create((a, b) => b.CompareTo(a)));
        // Each account has its own run of the index; of all of them together the database would read everything and sort it.
        foreach (var account in accounts.Keys)
            ids.UnionWith(await NewestAsync(db, account, filter.Kind, before ?? long.MaxValue, take + 1, cancellationToken));
        var shown = ids.Take(take).ToList();
        var postings = await db.Set<LedgerPosting>().AsNoTracking().Where(p => shown.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Where(e => shown.Contains(e.PostingId)).ToListAsync(cancellationToken);
        var sales = await SalesAsync(db, postings.Values, cancellationToken);
        var rows = entries.Where(e => accounts.ContainsKey(e.AccountId)).GroupBy(e => (e.PostingId, accounts[e.AccountId].Currency))
            .OrderByDescending(one => one.Key.PostingId).ThenBy(one => one.Key.Currency, StringComparer.Ordinal)
            .Select(one =>
            {
                var posting = postings[one.Key.PostingId];
                Money Of(AccountKind kind) => new(one.Where(e => accounts[e.AccountId].Kind == kind).Sum(e => e.Amount), one.Key.Currency);
                return new Movement(posting.Id, posting.At, posting.Kind, What(posting, sales), Of(AccountKind.Available), Of(AccountKind.Pending), Of(AccountKind.Reserve));
            });
        return new MovementPage([.. rows], ids.Count > take ? shown[^1] : null);
    }

    private static Task<List<long>> NewestAsync(JaytekDb db, long account, PostingKind? kind, long before, int take, CancellationToken cancellationToken)
    {
        var entries = db.Set<LedgerEntry>().Where(e => e.AccountId == account && e.PostingId < before);
        if (kind is { } only)
            entries = entries.Where(e => db.Set<LedgerPosting>().Any(p => p.Id == e.PostingId && p.Kind == only));
        return entries.Select(e => e.PostingId).OrderByDescending(id => id).Take(take).ToListAsync(cancellationToken);
    }

    // What was sold stands in the words of its division; what comes later names the sale by its key alone.
    private static async Task<IReadOnlyDictionary<string, string>> SalesAsync(JaytekDb db, IEnumerable<LedgerPosting> postings, CancellationToken cancellationToken)
    {
        var keys = postings.Select(SaleOf).OfType<string>().Select(sale => sale + ":split").ToHashSet();
        return await db.Set<LedgerPosting>().AsNoTracking().Where(p => keys.Contains(p.Key)).ToDictionaryAsync(p => p.Key, p => p.Description, cancellationToken);
    }

    private static string What(LedgerPosting posting, IReadOnlyDictionary<string, string> sales)
    {
        if (SaleOf(posting) is { } sale && sales.TryGetValue(sale + ":split", out var sold))
            return sold;
        return posting.Kind == PostingKind.Reserve && posting.Key.StartsWith("transfer:withdrawal:", StringComparison.Ordinal) && posting.Key.EndsWith(":reserve", StringComparison.Ordinal)
            ? "Set aside for a withdrawal"
            : posting.Description;
    }

    private static string? SaleOf(LedgerPosting posting) => JsonSerializer.Deserialize<Dictionary<string, string>>(posting.Metadata)?.GetValueOrDefault("sale");
}
