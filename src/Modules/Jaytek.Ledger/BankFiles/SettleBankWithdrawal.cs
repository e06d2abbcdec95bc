using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.BankFiles.Lists;
using Jaytek.Ledger.Withdrawals;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.BankFiles;

/// <summary>What the bank did.</summary>
internal enum BankOutcome
{
    /// <summary>It paid.</summary>
    Executed,

    /// <summary>It did not, or the money came back.</summary>
    Returned,
}

/// <summary>Writes down what the bank did with a withdrawal; who keeps the list says so, by hand or by the bank's answer.</summary>
internal sealed class SettleBankWithdrawal(ActionRunner runner, EndWithdrawal end)
{
    /// <summary>
    /// True where it was news. Errors: <c>engine.forbidden</c>, <c>ledger.withdrawal.not_found</c>, <c>ledger.own</c>, <c>ledger.withdrawal.reason</c>,
    /// <c>ledger.withdrawal.not_listed</c>, <c>ledger.bank_list.kept</c>, <c>ledger.withdrawal.ended</c>.
    /// </summary>
    /// <param name="id">The withdrawal's.</param>
    /// <param name="outcome">What the bank did.</param>
    /// <param name="reason">Why it came back; for its owner to read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Result<bool>> RunAsync(string id, BankOutcome outcome, string? reason, CancellationToken cancellationToken) =>
        runner.RunAsync<bool>("ledger.withdrawal.settle", async scope =>
        {
            if (await scope.RefuseAsync(LedgerPermissions.SendPayouts, null, cancellationToken) is { } refusal)
                return refusal;
            if (outcome == BankOutcome.Returned && (string.IsNullOrWhiteSpace(reason) || reason.Length > Withdrawal.MaxReason))
                return LedgerErrors.WithdrawalReason;
            var listed = await scope.Db.Set<Withdrawal>().AsNoTracking().Where(w => w.Id == id && w.Method == BankFileProvider.Name)
                .Select(w => new { w.UserId, w.Currency, w.BankListId }).SingleOrDefaultAsync(cancellationToken);
            if (listed is null)
                return LedgerErrors.WithdrawalNotFound;
            // Money that "came back" is its owner's again: nobody says so of their own.
            if (listed.UserId == scope.Actor.UserId)
                return LedgerErrors.Own;
            if (await RefuseListAsync(scope, listed.BankListId ?? listed.Currency, listed.BankListId is not null, outcome, cancellationToken) is { } early)
                return early;
            if (await Withdrawals.Withdrawals.LockAsync(scope, id, cancellationToken) is not { } withdrawal || withdrawal.BankListId != listed.BankListId)
                return LedgerErrors.WithdrawalEnded;
            var before = withdrawal.State;
            var ended = outcome == BankOutcome.Executed ? await end.CompleteAsync(id, cancellationToken) : await end.FailAsync(id, reason!.Trim(), cancellationToken);
            return ended.Error is { } error ? error : withdrawal.State != before;
        }, cancellationToken);

    // Nothing is settled while a file is made that names it: a bank must never pay what was given back to its owner.
    private static async Task<Error?> RefuseListAsync(ActionScope scope, string name, bool isListed, BankOutcome outcome, CancellationToken cancellationToken)
    {
        if (!isListed)
        {
            await scope.LockAsync("bank-list:" + name, cancellationToken);
            return outcome == BankOutcome.Executed ? LedgerErrors.NotListed : null;
        }

        return await BankLists.LockAsync(scope, name, cancellationToken) is { State: BankListState.HandedOut } ? null : LedgerErrors.BankListKept;
    }
}
