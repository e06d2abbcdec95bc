using System.Text.Json;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Explorer;

/// <summary>One line of a posting.</summary>
/// <param name="Line">Its place.</param>
/// <param name="Account">Which account, with today's balance.</param>
/// <param name="Amount">Positive is a credit.</param>
/// <param name="SoFar">The sum of the lines of its currency up to this one; the last of each is zero.</param>
internal sealed record EntryLine(int Line, AccountLine Account, Money Amount, Money SoFar);

/// <summary>A posting with all that belongs to it.</summary>
/// <param name="Posting">Its row.</param>
/// <param name="Entries">Its lines.</param>
/// <param name="Metadata">By name.</param>
/// <param name="Actor">Who caused it; null for the system, and for who is forgotten.</param>
/// <param name="Reverses">What it reverses.</param>
/// <param name="ReversedBy">What reverses it.</param>
/// <param name="Related">Others of the same sale, order or transfer.</param>
internal sealed record PostingView(
    LedgerPosting Posting, IReadOnlyList<EntryLine> Entries, IReadOnlyDictionary<string, string> Metadata, UserCard? Actor,
    PostingLine? Reverses, IReadOnlyList<PostingLine> ReversedBy, IReadOnlyList<PostingLine> Related);

/// <summary>Reads one posting, and what leads on from it.</summary>
internal sealed class OpenPosting(JaytekDb db, PostingList postings, FindInBooks books, IUserDirectory users)
{
    // The names in metadata that say which affair a posting belongs to; a buyer or a rate belongs to many.
    private static readonly string[] Affairs = ["sale", "order", "payment", "transfer", "reason", "adjustment"];

    /// <summary>The posting, or null.</summary>
    public async Task<PostingView?> RunAsync(long id, CancellationToken cancellationToken)
    {
        if (await db.Set<LedgerPosting>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } posting)
            return null;
        var metadata = JsonSerializer.Deserialize<IReadOnlyDictionary<string, string>>(posting.Metadata) ?? new Dictionary<string, string>();
        var entries = await EntriesAsync(id, cancellationToken);
        var actor = posting.ActorId is { } who ? (await users.FindAsync([who], cancellationToken)).GetValueOrDefault(who) : null;
        var reversed = posting.Reverses is { } first ? await postings.FindAsync([first], cancellationToken) : [];
        var reversing = await db.Set<LedgerPosting>().Where(p => p.Reverses == id).OrderByDescending(p => p.Id).Take(FindInBooks.Most).Select(p => p.Id).ToListAsync(cancellationToken);
        return new PostingView(
            posting, entries, metadata, actor, reversed.SingleOrDefault(), await postings.FindAsync(reversing, cancellationToken),
            await RelatedAsync(posting, entries, metadata, cancellationToken));
    }

    private async Task<IReadOnlyList<EntryLine>> EntriesAsync(long id, CancellationToken cancellationToken)
    {
        var rows = await (
            from entry in db.Set<LedgerEntry>().AsNoTracking()
            where entry.PostingId == id
            join account in db.Set<LedgerAccount>() on entry.AccountId equals account.Id
            orderby entry.Line
            select new { entry.Line, entry.Amount, account.Id, account.Kind, account.Owner, account.Currency, account.Balance, account.MovedBy }).ToListAsync(cancellationToken);
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        return rows.ConvertAll(row =>
        {
            var sum = sums[row.Currency] = sums.GetValueOrDefault(row.Currency) + row.Amount;
            var account = new AccountLine(row.Id, row.Kind, row.Owner, new Money(row.Balance, row.Currency), row.MovedBy is { } last ? PostingIds.At(last) : null);
            return new EntryLine(row.Line, account, new Money(row.Amount, row.Currency), new Money(sum, row.Currency));
        });
    }

    // Who mentions the same affair, whose key is that affair, and what moved the undecided money of it.
    private async Task<IReadOnlyList<PostingLine>> RelatedAsync(
        LedgerPosting posting, IReadOnlyList<EntryLine> entries, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        var affairs = metadata.Where(one => Affairs.Contains(one.Key)).Select(one => one.Value).Append(posting.Key)
            .Concat(entries.Where(e => e.Account.Kind == AccountKind.Suspense).Select(e => e.Account.Owner)).Distinct(StringComparer.Ordinal).Take(10).ToList();
        var ids = new HashSet<long>();
        foreach (var affair in affairs)
        {
            ids.UnionWith(await books.MentionsAsync(affair, cancellationToken));
            // Of "payment:1" also "payment:1:split"; of an order's bare number none.
            if (affair.Contains(':', StringComparison.Ordinal))
                ids.UnionWith(await books.KeysAsync(affair, cancellationToken));
        }
        foreach (var account in entries.Where(e => e.Account.Kind == AccountKind.Suspense).Select(e => e.Account.Id).Distinct().Take(10).ToList())
            ids.UnionWith(await db.Set<LedgerEntry>().Where(e => e.AccountId == account).OrderByDescending(e => e.PostingId).Take(FindInBooks.Most).Select(e => e.PostingId).ToListAsync(cancellationToken));
        ids.Remove(posting.Id);
        return await postings.FindAsync([.. ids.OrderDescending().Take(FindInBooks.Most)], cancellationToken);
    }
}
