using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;

namespace Jaytek.Ledger.Withdrawals;

/// <summary>What a person does with a withdrawal that does not leave by itself: has it sent again, or gives the money back to its owner.</summary>
internal sealed class RescueWithdrawal(ActionRunner runner, PayoutOrders orders, EndWithdrawal end)
{
    // Longer than a call with all its tries takes: what is on the wire has arrived by then or never does.
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(5);

    /// <summary>Sends it again now. Errors: <c>engine.forbidden</c>, <c>ledger.withdrawal.not_found</c>, <c>ledger.own</c>, <c>ledger.withdrawal.sent</c>.</summary>
    public Task<Result> SendAgainAsync(string id, CancellationToken cancellationToken) =>
        runner.RunAsync("ledger.withdrawal.send_again", async scope =>
        {
            var found = await FindAsync(scope, id, cancellationToken);
            if (found.Error is { } refusal)
                return refusal;
            found.Value.BeginSending(scope.Now);
            scope.Audit("Withdrawal", id, $"{found.Value.Money} is sent again");
            scope.Raise(new WithdrawalReady(id));
            return Result.Success;
        }, cancellationToken);

    /// <summary>
    /// Gives the money back, once the method says that it has not left: true; where it has left after all the withdrawal is completed: false.
    /// Errors: as <see cref="SendAgainAsync"/>, <c>ledger.withdrawal.reason</c>, <c>ledger.withdrawal.in_hand</c>, and those of the method.
    /// </summary>
    public async Task<Result<bool>> GiveBackAsync(string id, string? reason, CancellationToken cancellationToken)
    {
        var held = await runner.RunAsync<Withdrawal>("ledger.withdrawal.hold", async scope =>
        {
            var found = await FindAsync(scope, id, cancellationToken);
            if (found.Error is { } refusal)
                return refusal;
            if (string.IsNullOrWhiteSpace(reason) || reason.Length > Withdrawal.MaxReason)
                return LedgerErrors.WithdrawalReason;
            if (found.Value.TriedAt is { } tried && scope.Now - tried < Quiet)
                return LedgerErrors.InHand;
            // Nobody sends it while its method is asked.
            (found.Value.Tries, found.Value.SendError) = (PayoutBackOff.Most, found.Value.SendError ?? "Held back by an administrator.");
            return found.Value;
        }, cancellationToken);
        if (held.Error is { } error)
            return error;
        var there = await LookAsync(held.Value, cancellationToken);
        if (there.Error is { } unknown)
            return unknown;
        if (there.Value)
            return (await end.CompleteAsync(id, cancellationToken)).Error is { } late ? late : false;
        return await runner.RunAsync<bool>("ledger.withdrawal.give_back", async scope =>
        {
            var found = await FindAsync(scope, id, cancellationToken);
            if (found.Error is { } refusal)
                return refusal;
            // Somebody had it sent again meanwhile.
            if (!found.Value.IsGivenUp || found.Value.TriedAt != held.Value.TriedAt)
                return LedgerErrors.InHand;
            return (await end.FailAsync(id, reason!.Trim(), cancellationToken)).Error is { } refused ? refused : true;
        }, cancellationToken);
    }

    private async Task<Result<bool>> LookAsync(Withdrawal withdrawal, CancellationToken cancellationToken)
    {
        var order = await orders.OfAsync(withdrawal, cancellationToken);
        return order.Error is { } error ? error : await order.Value.Provider.HasLeftAsync(order.Value.Order, cancellationToken);
    }

    private static async Task<Result<Withdrawal>> FindAsync(ActionScope scope, string id, CancellationToken cancellationToken)
    {
        if (await scope.RefuseAsync(LedgerPermissions.DecideWithdrawals, null, cancellationToken) is { } refusal)
            return refusal;
        if (await Withdrawals.LockAsync(scope, id, cancellationToken) is not { } withdrawal)
            return LedgerErrors.WithdrawalNotFound;
        if (withdrawal.UserId == scope.Actor.UserId)
            return LedgerErrors.Own;
        // What its method has taken ends by what that tells; what is in a bank's list, by who keeps the list.
        return withdrawal is { State: WithdrawalState.Processing, SentAt: null, BankListId: null } ? withdrawal : LedgerErrors.Sent;
    }
}
