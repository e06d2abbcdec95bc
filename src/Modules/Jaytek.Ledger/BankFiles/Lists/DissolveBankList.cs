using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Withdrawals;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.BankFiles.Lists;

/// <summary>Gives up a list whose file nobody has; what was in it waits for another.</summary>
internal sealed class DissolveBankList(ActionRunner runner)
{
    /// <summary>Errors: <c>engine.forbidden</c>, <c>ledger.bank_list.not_found</c>, <c>ledger.bank_list.dissolved</c>, <c>ledger.bank_list.handed_out</c>.</summary>
    public Task<Result> RunAsync(string id, CancellationToken cancellationToken) =>
        runner.RunAsync("ledger.bank_list.dissolve", async scope =>
        {
            if (await scope.RefuseAsync(LedgerPermissions.SendPayouts, null, cancellationToken) is { } refusal)
                return refusal;
            if (await BankLists.LockAsync(scope, id, cancellationToken) is not { } list)
                return LedgerErrors.BankListNotFound;
            if (list.State != BankListState.Gathered)
                return list.State == BankListState.Dissolved ? LedgerErrors.BankListDissolved : LedgerErrors.BankListHandedOut;
            list.State = BankListState.Dissolved;
            foreach (var withdrawal in await scope.Db.Set<Withdrawal>().Where(w => w.BankListId == id).ToListAsync(cancellationToken))
                withdrawal.BankListId = null;
            scope.Audit("BankList", id, $"The list of {Counted.Of(list.Count, "withdrawal")} was dissolved");
            return Result.Success;
        }, cancellationToken);
}
