using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Withdrawals;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.BankFiles.Lists;

/// <summary>What came of settling many.</summary>
/// <param name="Settled">How many were settled now.</param>
/// <param name="Left">How many were not, and why the first of them was not.</param>
/// <param name="Why">Null where none was left.</param>
internal sealed record SettledMany(int Settled, int Left, Error? Why);

/// <summary>Writes down of all that is under way in a list what the bank did; each withdrawal for itself, so that one that is refused holds up no other.</summary>
internal sealed class SettleBankList(ActionRunner runner, UnitOfWork unit, SettleBankWithdrawal settle)
{
    /// <summary>Errors: <c>engine.forbidden</c>, <c>ledger.bank_list.not_found</c>, <c>ledger.bank_list.kept</c>, <c>ledger.withdrawal.reason</c>.</summary>
    public async Task<Result<SettledMany>> RunAsync(string id, BankOutcome outcome, string? reason, CancellationToken cancellationToken)
    {
        var allowed = await runner.RunAsync("ledger.bank_list.settle", async scope =>
        {
            if (await scope.RefuseAsync(LedgerPermissions.SendPayouts, null, cancellationToken) is { } refusal)
                return refusal;
            if (outcome == BankOutcome.Returned && (string.IsNullOrWhiteSpace(reason) || reason.Length > Withdrawal.MaxReason))
                return LedgerErrors.WithdrawalReason;
            if (await BankLists.LockAsync(scope, id, cancellationToken) is not { } list)
                return LedgerErrors.BankListNotFound;
            if (list.State != BankListState.HandedOut)
                return LedgerErrors.BankListKept;
            scope.Audit("BankList", id, outcome == BankOutcome.Executed ? "Said to be carried out whole" : "Said to have come back whole");
            return Result.Success;
        }, cancellationToken);
        if (allowed.Error is { } error)
            return error;
        var (settled, left, why) = (0, 0, (Error?)null);
        var under = await unit.Db.Set<Withdrawal>().AsNoTracking().Where(w => w.BankListId == id && w.State == WithdrawalState.Processing)
            .OrderBy(w => w.Id).Select(w => w.Id).ToListAsync(cancellationToken);
        foreach (var one in under)
        {
            var done = await settle.RunAsync(one, outcome, reason, cancellationToken);
            if (done.IsSuccess)
                settled++;
            else
                (left, why) = (left + 1, why ?? done.Error);
        }

        return new SettledMany(settled, left, why);
    }
}
