using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Explorer;

/// <summary>Which postings; null members do not filter.</summary>
internal sealed record PostingFilter
{
    public PostingKind? Kind { get; init; }

    public string? Currency { get; init; }

    /// <summary>The first instant, UTC.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The instant after the last, UTC.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>Lists postings, newest first: by the index of the kind, of the currency, or of the numbers, all of which end in the number, which is the time.</summary>
internal sealed class PostingList(JaytekDb db)
{
    /// <summary>At most <paramref name="take"/> postings with numbers below <paramref name="before"/>.</summary>
    public async Task<IReadOnlyList<PostingLine>> ListAsync(PostingFilter filter, long? before, int take, CancellationToken cancellationToken)
    {
        var rows = db.Set<LedgerPosting>().AsNoTracking();
        if (filter.Kind is { } kind)
            rows = rows.Where(p => p.Kind == kind);
        if (filter.From is { } from && PostingIds.From(from) is var first)
            rows = rows.Where(p => p.Id >= first);
        if (filter.Until is { } until && PostingIds.From(until) is var last)
            rows = rows.Where(p => p.Id < last);
        if (before is { } place)
            rows = rows.Where(p => p.Id < place);
        if (filter.Currency is not { } currency)
            return await ReadAsync(rows, take, cancellationToken);
        // Of one currency, and those of several that have it among them: asked in one question both databases read the whole table.
        var alone = await ReadAsync(rows.Where(p => p.Currency == currency), take, cancellationToken);
        var among = await ReadAsync(rows.Where(p => p.Currency == null && db.Set<LedgerEntry>().Any(e =>
            e.PostingId == p.Id && db.Set<LedgerAccount>().Any(a => a.Id == e.AccountId && a.Currency == currency))), take, cancellationToken);
        return [.. alone.Concat(among).OrderByDescending(p => p.Id).Take(take)];
    }

    /// <summary>The postings with these numbers, newest first.</summary>
    public Task<IReadOnlyList<PostingLine>> FindAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        ReadAsync(db.Set<LedgerPosting>().AsNoTracking().Where(p => ids.Contains(p.Id)), ids.Count, cancellationToken);

    private async Task<IReadOnlyList<PostingLine>> ReadAsync(IQueryable<LedgerPosting> rows, int take, CancellationToken cancellationToken)
    {
        var lines = await rows.OrderByDescending(p => p.Id).Take(take)
            .Select(p => new PostingLine(p.Id, p.Key, p.Kind, p.Description, p.At)).ToListAsync(cancellationToken);
        var ids = lines.ConvertAll(line => line.Id);
        var moved = await (
            from entry in db.Set<LedgerEntry>().AsNoTracking()
            where ids.Contains(entry.PostingId) && entry.Amount > 0
            join account in db.Set<LedgerAccount>() on entry.AccountId equals account.Id
            group entry.Amount by new { entry.PostingId, account.Currency } into one
            select new { one.Key.PostingId, one.Key.Currency, Amount = one.Sum() }).ToListAsync(cancellationToken);
        var byPosting = moved.ToLookup(one => one.PostingId, one => new Money(one.Amount, one.Currency));
        return lines.ConvertAll(line => line with { Moved = [.. byPosting[line.Id].OrderBy(money => money.Currency, StringComparer.Ordinal)] });
    }
}
