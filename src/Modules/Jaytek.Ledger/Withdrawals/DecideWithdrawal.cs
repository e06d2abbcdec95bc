using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Withdrawals;

/// <summary>Agrees to a withdrawal or not; its owner may take it back as long as nobody has.</summary>
internal sealed class DecideWithdrawal(ActionRunner runner, ITransfers transfers)
{
    /// <summary>Errors: <c>engine.forbidden</c>, <c>ledger.withdrawal.not_found</c>, <c>ledger.withdrawal.decided</c>, <c>ledger.withdrawal.reason</c>, <c>ledger.own</c>.</summary>
    public Task<Result> RunAsync(string id, bool approve, string? reason, CancellationToken cancellationToken) =>
        runner.RunAsync("ledger.withdrawal.decide", async scope =>
        {
            if (await scope.RefuseAsync(LedgerPermissions.DecideWithdrawals, null, cancellationToken) is { } refusal)
                return refusal;
            if (await Withdrawals.LockAsync(scope, id, cancellationToken) is not { } withdrawal)
                return LedgerErrors.WithdrawalNotFound;
            if (withdrawal.UserId == scope.Actor.UserId)
                return LedgerErrors.Own;
            if (withdrawal.State != WithdrawalState.AwaitingApproval)
                return LedgerErrors.WithdrawalDecided;
            if (!approve && (string.IsNullOrWhiteSpace(reason) || reason.Length > Withdrawal.MaxReason))
                return LedgerErrors.WithdrawalReason;
            withdrawal.DecidedBy = scope.Actor.UserId;
            scope.Audit("Withdrawal", id, $"{withdrawal.Money} {(approve ? "approved" : $"refused: {reason}")}");
            if (!approve)
                return await GiveBackAsync(scope, withdrawal, WithdrawalState.Rejected, reason!.Trim(), cancellationToken);
            withdrawal.BeginSending(scope.Now);
            scope.Raise(new WithdrawalReady(id));
            return Result.Success;
        }, cancellationToken);

    /// <summary>Takes one's own back. Errors: <c>ledger.withdrawal.not_found</c>, <c>ledger.withdrawal.decided</c>.</summary>
    public Task<Result> CancelAsync(string id, CancellationToken cancellationToken) =>
        runner.RunAsync("ledger.withdrawal.cancel", async scope =>
        {
            // Of another's one is told no more than of none.
            if (await Withdrawals.LockAsync(scope, id, cancellationToken) is not { } withdrawal || withdrawal.UserId != scope.Actor.UserId
                || await scope.RefuseAsync(LedgerPermissions.Withdraw, withdrawal.UserId, cancellationToken) is not null)
                return LedgerErrors.WithdrawalNotFound;
            if (withdrawal.State != WithdrawalState.AwaitingApproval)
                return LedgerErrors.WithdrawalDecided;
            scope.Audit("Withdrawal", id, $"{withdrawal.Money} taken back");
            return await GiveBackAsync(scope, withdrawal, WithdrawalState.Cancelled, null, cancellationToken);
        }, cancellationToken);

    private Task<Result> GiveBackAsync(ActionScope scope, Withdrawal withdrawal, WithdrawalState state, string? reason, CancellationToken cancellationToken)
    {
        (withdrawal.State, withdrawal.Reason, withdrawal.EndedAt) = (state, reason, scope.Now);
        return transfers.VoidAsync(withdrawal.TransferKey, "Withdrawal not carried out", cancellationToken);
    }
}

/// <summary>Finds withdrawals for who changes them.</summary>
internal static class Withdrawals
{
    /// <summary>The withdrawal, or null; nobody else changes it until the unit of work ends.</summary>
    public static async Task<Withdrawal?> LockAsync(ActionScope scope, string id, CancellationToken cancellationToken)
    {
        await scope.LockAsync("withdrawal:" + id, cancellationToken);
        return await scope.Db.Set<Withdrawal>().SingleOrDefaultAsync(w => w.Id == id, cancellationToken);
    }
}
