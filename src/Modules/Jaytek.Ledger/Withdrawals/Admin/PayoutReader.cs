using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Payees;
using Jaytek.Ledger.Postings;
using Jaytek.Ledger.Wallets.Movements;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Withdrawals.Admin;

/// <summary>A heap of withdrawals, as who decides them works through it.</summary>
internal enum PayoutTab
{
    Waiting,
    Processing,
    Stuck,
    Completed,
    Ended,
}

/// <summary>A withdrawal in a list.</summary>
/// <param name="Withdrawal">The withdrawal.</param>
/// <param name="Person">Whose, by name.</param>
/// <param name="Label">Where to, as far as it is shown.</param>
internal sealed record PayoutLine(Withdrawal Withdrawal, string Person, string Label);

/// <summary>One line of a posting that belongs to a withdrawal.</summary>
internal sealed record PayoutEntry(long PostingId, DateTimeOffset At, string What, string Account, Money Amount);

/// <summary>Everything about a withdrawal that may be shown.</summary>
internal sealed record PayoutDetails(PayoutLine Line, Payee Payee, string? DecidedBy, IReadOnlyList<PayoutEntry> Entries, IReadOnlyList<AuditRecord> History);

/// <summary>Reads withdrawals for administrators. Accounts stay locked: nobody sees more of them than their labels.</summary>
internal sealed class PayoutReader(JaytekDb db, IUserDirectory users, AuditTrail trail)
{
    private const int MostHistory = 50;

    /// <summary>The states of a heap.</summary>
    public static WithdrawalState[] StatesOf(PayoutTab tab) => tab switch
    {
        PayoutTab.Waiting => [WithdrawalState.AwaitingApproval],
        PayoutTab.Processing or PayoutTab.Stuck => [WithdrawalState.Processing],
        PayoutTab.Completed => [WithdrawalState.Completed],
        _ => [WithdrawalState.Failed, WithdrawalState.Rejected, WithdrawalState.Cancelled],
    };

    /// <summary>How many are in each heap.</summary>
    public async Task<IReadOnlyDictionary<PayoutTab, int>> CountAsync(CancellationToken cancellationToken)
    {
        var counts = await db.Set<Withdrawal>().GroupBy(w => w.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, cancellationToken);
        var stuck = await Stuck(db.Set<Withdrawal>()).CountAsync(cancellationToken);
        return Enum.GetValues<PayoutTab>().ToDictionary(tab => tab, tab => tab == PayoutTab.Stuck ? stuck : StatesOf(tab).Sum(state => counts.GetValueOrDefault(state)));
    }

    /// <summary>A page of a heap: what waits longest first where somebody has to act, else the newest.</summary>
    public Task<IReadOnlyList<PayoutLine>> ListAsync(PayoutTab tab, int page, int size, CancellationToken cancellationToken)
    {
        var states = StatesOf(tab);
        var rows = db.Set<Withdrawal>().AsNoTracking().Where(w => states.Contains(w.State));
        if (tab == PayoutTab.Stuck)
            rows = Stuck(rows);
        return LinesAsync(
            (tab is PayoutTab.Waiting or PayoutTab.Processing or PayoutTab.Stuck ? rows.OrderBy(w => w.RequestedAt).ThenBy(w => w.Id) : rows.OrderByDescending(w => w.RequestedAt).ThenBy(w => w.Id))
            .Skip((page - 1) * size).Take(size), cancellationToken);
    }

    // As Withdrawal.IsGivenUp, for the database.
    private static IQueryable<Withdrawal> Stuck(IQueryable<Withdrawal> withdrawals) =>
        withdrawals.Where(w => w.State == WithdrawalState.Processing && w.SentAt == null && w.Tries >= PayoutBackOff.Most);

    /// <summary>Withdrawals with names, in their order.</summary>
    public async Task<IReadOnlyList<PayoutLine>> LinesAsync(IQueryable<Withdrawal> withdrawals, CancellationToken cancellationToken)
    {
        var rows = await withdrawals.ToListAsync(cancellationToken);
        var payees = rows.Select(w => w.PayeeId).Distinct().ToList();
        var labels = await db.Set<Payee>().AsNoTracking().Where(p => payees.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Label, cancellationToken);
        var people = await users.FindAsync([.. rows.Select(w => w.UserId).Distinct()], cancellationToken);
        return [.. rows.Select(w => new PayoutLine(w, NameOf(people, w.UserId), labels[w.PayeeId]))];
    }

    /// <summary>One withdrawal with its history and postings, or null.</summary>
    public async Task<PayoutDetails?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await LinesAsync(db.Set<Withdrawal>().AsNoTracking().Where(w => w.Id == id), cancellationToken) is not [var line])
            return null;
        var withdrawal = line.Withdrawal;
        var payee = await db.Set<Payee>().AsNoTracking().SingleAsync(p => p.Id == withdrawal.PayeeId, cancellationToken);
        var decided = withdrawal.DecidedBy is { } by ? NameOf(await users.FindAsync([by], cancellationToken), by) : null;
        var history = await trail.ListAsync(new AuditFilter { TargetType = "Withdrawal", TargetId = id }, null, MostHistory, cancellationToken);
        return new PayoutDetails(line, payee, decided, await EntriesAsync(withdrawal, line.Person, cancellationToken), history);
    }

    /// <summary>A person's name; what is said of one who is gone.</summary>
    public static string NameOf(IReadOnlyDictionary<string, UserCard> people, string userId) => people.TryGetValue(userId, out var card) ? card.DisplayName : "A deleted account";

    private async Task<IReadOnlyList<PayoutEntry>> EntriesAsync(Withdrawal withdrawal, string person, CancellationToken cancellationToken)
    {
        var transfer = "transfer:" + withdrawal.TransferKey;
        string[] keys = [transfer + ":reserve", transfer + ":post", transfer + ":void", withdrawal.TransferKey + ":returned"];
        var rows = await (
            from posting in db.Set<LedgerPosting>().AsNoTracking()
            where keys.Contains(posting.Key)
            join entry in db.Set<LedgerEntry>() on posting.Id equals entry.PostingId
            join account in db.Set<LedgerAccount>() on entry.AccountId equals account.Id
            orderby posting.Id, entry.Line
            select new { posting.Id, posting.At, posting.Description, account.Kind, account.Owner, account.Currency, entry.Amount }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new PayoutEntry(
            row.Id, row.At, row.Description, $"{MovementWords.Of(row.Kind)}, {(row.Owner == withdrawal.UserId ? person : row.Owner)}", new Money(row.Amount, row.Currency)))];
    }
}
