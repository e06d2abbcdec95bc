using System.Globalization;
using System.Security.Cryptography;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Explorer;

/// <summary>One entry of an account.</summary>
/// <param name="PostingId">Of which posting.</param>
/// <param name="Line">Which of its lines.</param>
/// <param name="Key">The posting's key.</param>
/// <param name="Kind">Why money moved.</param>
/// <param name="Description">A sentence.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Amount">Positive is a credit.</param>
/// <param name="After">What was on the account then.</param>
internal sealed record HistoryLine(long PostingId, int Line, string Key, PostingKind Kind, string Description, DateTimeOffset At, Money Amount, Money After);

/// <summary>A page of an account's entries.</summary>
/// <param name="Lines">The newest first.</param>
/// <param name="Older">Where the next page begins; null on the last.</param>
/// <param name="IsOlder">True where this is not the newest page.</param>
internal sealed record HistoryPage(IReadOnlyList<HistoryLine> Lines, string? Older, bool IsOlder);

/// <summary>
/// What moved an account, newest first, with the balance behind each: the newest is today's, each older one is that less what followed.
/// A place in the history bears its balance, so that no page adds up the pages before it; it is sealed, so that nobody is shown a balance that somebody made up.
/// </summary>
internal sealed class AccountHistory(JaytekDb db, IDataProtectionProvider protection)
{
    public const int PageSize = 50;

    private readonly IDataProtector _places = protection.CreateProtector("Jaytek.Ledger.AccountHistory");

    /// <param name="accountId">Which account.</param>
    /// <param name="place">A <see cref="HistoryPage.Older"/>; anything else is the newest page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<HistoryPage> ReadAsync(long accountId, string? place, CancellationToken cancellationToken)
    {
        var from = Open(accountId, place);
        var entries = db.Set<LedgerEntry>().AsNoTracking().Where(e => e.AccountId == accountId);
        // So written that both databases go down the index of account and number.
        if (from is not null)
            entries = entries.Where(e => e.PostingId <= from.PostingId && (e.PostingId < from.PostingId || e.Line < from.Line));
        // One question, so that the balance and the entries are of the same moment.
        var rows = await (
            from entry in entries
            join account in db.Set<LedgerAccount>() on entry.AccountId equals account.Id
            join posting in db.Set<LedgerPosting>() on entry.PostingId equals posting.Id
            orderby entry.PostingId descending, entry.Line descending
            select new { entry.PostingId, entry.Line, posting.Key, posting.Kind, posting.Description, posting.At, entry.Amount, account.Currency, account.Balance })
            .Take(PageSize + 1).ToListAsync(cancellationToken);
        var lines = new List<HistoryLine>();
        var after = from?.Balance ?? (rows.Count > 0 ? rows[0].Balance : 0);
        foreach (var row in rows.Take(PageSize))
        {
            lines.Add(new HistoryLine(
                row.PostingId, row.Line, row.Key, row.Kind, row.Description, row.At, new Money(row.Amount, row.Currency), new Money(after, row.Currency)));
            after -= row.Amount;
        }
        var older = rows.Count > PageSize ? Seal(accountId, new Place(lines[^1].PostingId, lines[^1].Line, after)) : null;
        return new HistoryPage(lines, older, from is not null);
    }

    private string Seal(long accountId, Place place) =>
        _places.Protect(string.Create(CultureInfo.InvariantCulture, $"{accountId} {place.PostingId} {place.Line} {place.Balance}"));

    // A place of another account, or one that somebody wrote by hand, is none.
    private Place? Open(long accountId, string? place)
    {
        if (string.IsNullOrEmpty(place))
            return null;
        try
        {
            return _places.Unprotect(place).Split(' ') is [var account, var posting, var line, var balance] && account == accountId.ToString(CultureInfo.InvariantCulture)
                ? new Place(long.Parse(posting, CultureInfo.InvariantCulture), int.Parse(line, CultureInfo.InvariantCulture), long.Parse(balance, CultureInfo.InvariantCulture))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Place(long PostingId, int Line, long Balance);
}
