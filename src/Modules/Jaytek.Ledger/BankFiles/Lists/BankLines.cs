using System.Text.Json;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Payees;
using Jaytek.Ledger.Withdrawals;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.BankFiles.Lists;

/// <summary>One payment, as a bank's file needs it. It holds an account in the clear: for making a file, and for nothing else.</summary>
internal sealed record BankLine(Withdrawal Withdrawal, BankAccount Account);

/// <summary>Reads withdrawals with the accounts that they go to, which nobody else unlocks.</summary>
internal sealed class BankLines(UnitOfWork unit, PayeeSecrets secrets)
{
    /// <summary>The most that is looked through for one list.</summary>
    private const int Most = 5_000;

    /// <summary>What waits for a list of a currency, the oldest first.</summary>
    public Task<IReadOnlyList<BankLine>> WaitingAsync(string currency, CancellationToken cancellationToken) => ReadAsync(
        unit.Db.Set<Withdrawal>().Where(w => w.Method == BankFileProvider.Name && w.State == WithdrawalState.Processing && w.Currency == currency && w.BankListId == null), cancellationToken);

    /// <summary>What is in a list, in the order of its file.</summary>
    public Task<IReadOnlyList<BankLine>> OfAsync(string listId, CancellationToken cancellationToken) =>
        ReadAsync(unit.Db.Set<Withdrawal>().Where(w => w.BankListId == listId), cancellationToken);

    private async Task<IReadOnlyList<BankLine>> ReadAsync(IQueryable<Withdrawal> withdrawals, CancellationToken cancellationToken)
    {
        var rows = await withdrawals.OrderBy(w => w.RequestedAt).ThenBy(w => w.Id).Take(Most)
            .Join(unit.Db.Set<Payee>(), w => w.PayeeId, p => p.Id, (w, p) => new { Withdrawal = w, p.Details }).ToListAsync(cancellationToken);
        // The databases' orders of text differ, and the file has one.
        return [.. rows.OrderBy(one => one.Withdrawal.RequestedAt).ThenBy(one => one.Withdrawal.Id, StringComparer.Ordinal)
            .Select(one => new BankLine(one.Withdrawal, JsonSerializer.Deserialize<BankAccount>(secrets.Unlock(one.Details))!))];
    }
}
