using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Explorer;

/// <summary>A place in a list of accounts, which runs by currency and owner.</summary>
internal sealed record AccountPlace(string Currency, string Owner);

/// <summary>The books of one currency: what is owed and where it lies are the same.</summary>
/// <param name="Credits">The sum of the balances above zero.</param>
/// <param name="Debits">The sum of those below, without their sign.</param>
/// <param name="Accounts">How many accounts there are.</param>
internal sealed record CurrencyTotals(Money Credits, Money Debits, long Accounts)
{
    public bool IsEven => Credits == Debits;
}

/// <summary>Lists accounts.</summary>
internal sealed class AccountList(JaytekDb db)
{
    /// <summary>At most <paramref name="take"/> accounts of a kind behind a place, by the index of kind, currency and owner.</summary>
    public async Task<IReadOnlyList<AccountLine>> ListAsync(
        AccountKind kind, string? currency, bool withEmpty, AccountPlace? after, int take, CancellationToken cancellationToken)
    {
        var rows = db.Set<LedgerAccount>().AsNoTracking().Where(a => a.Kind == kind);
        if (currency is not null)
            rows = rows.Where(a => a.Currency == currency);
        if (!withEmpty)
            rows = rows.Where(a => a.Balance != 0);
        if (after is not null)
            rows = rows.Where(a => a.Currency.CompareTo(after.Currency) >= 0 && (a.Currency.CompareTo(after.Currency) > 0 || a.Owner.CompareTo(after.Owner) > 0));
        return await ReadAsync(rows.OrderBy(a => a.Currency).ThenBy(a => a.Owner).Take(take), cancellationToken);
    }

    /// <summary>The accounts of these owners, and the one with this number.</summary>
    public async Task<IReadOnlyList<AccountLine>> OfAsync(IReadOnlyCollection<string> owners, long? number, int take, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(
            db.Set<LedgerAccount>().AsNoTracking().Where(a => owners.Contains(a.Owner)).OrderBy(a => a.Owner).ThenBy(a => a.Kind).ThenBy(a => a.Currency).Take(take), cancellationToken);
        return number is { } id ? [.. await ReadAsync(db.Set<LedgerAccount>().AsNoTracking().Where(a => a.Id == id), cancellationToken), .. found] : found;
    }

    /// <summary>The currencies that are in the books on accounts of these kinds, by code: from one to the next by the index, for there are few of both and many accounts.</summary>
    public async Task<IReadOnlyList<string>> CurrenciesAsync(IEnumerable<AccountKind> kinds, CancellationToken cancellationToken)
    {
        var sql = $"""
            with recursive kinds(kind) as (values {string.Join(", ", kinds.Select(kind => $"('{Words.Of(kind)}')"))}),
            found(kind, currency) as (
              select kind, (select min(a.currency) from {AccountTable.Name} a where a.kind = kinds.kind) from kinds
              union all
              select kind, (select min(a.currency) from {AccountTable.Name} a where a.kind = found.kind and a.currency > found.currency) from found where currency is not null)
            select distinct currency as "Value" from found where currency is not null order by 1
            """;
        return await db.Database.SqlQueryRaw<string>(sql).ToListAsync(cancellationToken);
    }

    /// <summary>Whether each currency is even. All accounts are read for it: there are fewer of them than entries, and the sum is today's.</summary>
    public async Task<IReadOnlyList<CurrencyTotals>> TotalsAsync(CancellationToken cancellationToken)
    {
        var rows = await db.Set<LedgerAccount>().GroupBy(a => a.Currency).Select(one => new
        {
            Currency = one.Key,
            Above = one.Sum(a => a.Balance > 0 ? a.Balance : 0),
            Below = one.Sum(a => a.Balance < 0 ? a.Balance : 0),
            Accounts = one.LongCount(),
        }).OrderBy(one => one.Currency).ToListAsync(cancellationToken);
        return rows.ConvertAll(one => new CurrencyTotals(new Money(one.Above, one.Currency), -new Money(one.Below, one.Currency), one.Accounts));
    }

    private static async Task<IReadOnlyList<AccountLine>> ReadAsync(IQueryable<LedgerAccount> rows, CancellationToken cancellationToken)
    {
        var read = await rows.Select(a => new { a.Id, a.Kind, a.Owner, a.Currency, a.Balance, a.MovedBy }).ToListAsync(cancellationToken);
        return read.ConvertAll(a => new AccountLine(a.Id, a.Kind, a.Owner, new Money(a.Balance, a.Currency), a.MovedBy is { } posting ? PostingIds.At(posting) : null));
    }
}
