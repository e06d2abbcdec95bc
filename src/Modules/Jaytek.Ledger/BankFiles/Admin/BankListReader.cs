using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.BankFiles.Lists;
using Jaytek.Ledger.Withdrawals;
using Jaytek.Ledger.Withdrawals.Admin;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.BankFiles.Admin;

/// <summary>What waits for a list in one currency.</summary>
internal sealed record WaitingCurrency(int Count, Money Sum);

/// <summary>A list, who made it, and how far the bank is with it.</summary>
internal sealed record BankListLine(BankList List, string By, int UnderWay, int Completed, int Returned);

/// <summary>Reads lists for the bank. Accounts stay locked here.</summary>
internal sealed class BankListReader(JaytekDb db, IUserDirectory users, PayoutReader payouts)
{
    /// <summary>What waits for a list, by currency.</summary>
    public async Task<IReadOnlyList<WaitingCurrency>> WaitingAsync(CancellationToken cancellationToken)
    {
        var rows = await Unlisted().GroupBy(w => w.Currency).Select(g => new { g.Key, Count = g.Count(), Sum = g.Sum(w => w.Amount) }).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new WaitingCurrency(one.Count, new Money(one.Sum, one.Key)))];
    }

    /// <summary>What waits longest for a list.</summary>
    public Task<IReadOnlyList<PayoutLine>> WaitingLinesAsync(int take, CancellationToken cancellationToken) =>
        payouts.LinesAsync(Unlisted().OrderBy(w => w.RequestedAt).ThenBy(w => w.Id).Take(take), cancellationToken);

    /// <summary>A page of lists, newest first.</summary>
    public Task<IReadOnlyList<BankListLine>> ListAsync(int page, int size, CancellationToken cancellationToken) =>
        LinesAsync(db.Set<BankList>().AsNoTracking().OrderByDescending(l => l.CreatedAt).ThenBy(l => l.Id).Skip((page - 1) * size).Take(size), cancellationToken);

    /// <summary>How many lists there are.</summary>
    public Task<int> CountAsync(CancellationToken cancellationToken) => db.Set<BankList>().CountAsync(cancellationToken);

    /// <summary>A list, or null.</summary>
    public async Task<BankListLine?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await LinesAsync(db.Set<BankList>().AsNoTracking().Where(l => l.Id == id), cancellationToken)).SingleOrDefault();

    /// <summary>A page of what is in a list, in the order of its file.</summary>
    public Task<IReadOnlyList<PayoutLine>> WithdrawalsAsync(string id, int page, int size, CancellationToken cancellationToken) => payouts.LinesAsync(
        db.Set<Withdrawal>().AsNoTracking().Where(w => w.BankListId == id).OrderBy(w => w.RequestedAt).ThenBy(w => w.Id).Skip((page - 1) * size).Take(size), cancellationToken);

    private IQueryable<Withdrawal> Unlisted() =>
        db.Set<Withdrawal>().AsNoTracking().Where(w => w.Method == BankFileProvider.Name && w.State == WithdrawalState.Processing && w.BankListId == null);

    private async Task<IReadOnlyList<BankListLine>> LinesAsync(IQueryable<BankList> lists, CancellationToken cancellationToken)
    {
        var rows = await lists.ToListAsync(cancellationToken);
        var ids = rows.Select(l => l.Id).ToList();
        var counts = await db.Set<Withdrawal>().Where(w => w.BankListId != null && ids.Contains(w.BankListId)).GroupBy(w => new { w.BankListId, w.State })
            .Select(g => new { g.Key.BankListId, g.Key.State, Count = g.Count() }).ToListAsync(cancellationToken);
        var people = await users.FindAsync([.. rows.Select(l => l.CreatedBy).OfType<string>().Distinct()], cancellationToken);
        return [.. rows.Select(l =>
        {
            int Of(WithdrawalState state) => counts.Find(one => one.BankListId == l.Id && one.State == state)?.Count ?? 0;
            return new BankListLine(
                l, l.CreatedBy is { } by ? PayoutReader.NameOf(people, by) : "The system", Of(WithdrawalState.Processing), Of(WithdrawalState.Completed), Of(WithdrawalState.Failed));
        })];
    }
}
