using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Payees;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaytek.Ledger.Withdrawals;

/// <summary>A withdrawal is to be sent. It is this module's own.</summary>
/// <param name="WithdrawalId">Which.</param>
internal sealed record WithdrawalReady(string WithdrawalId) : IDomainEvent
{
    public string AggregateId => WithdrawalId;
}

/// <summary>Asks for one's available money. It is set aside at once, so that nobody asks for it twice.</summary>
internal sealed class RequestWithdrawal(ActionRunner runner, ITransfers transfers, IOptions<LedgerOptions> options)
{
    private static readonly TimeSpan ApprovalWindow = TimeSpan.FromDays(7);

    /// <summary>
    /// Errors: <c>engine.forbidden</c>, <c>ledger.withdrawal.id</c>, <c>ledger.withdrawal.amount</c>, <c>ledger.payee.none</c>, <c>ledger.payee.cooling</c>,
    /// <c>ledger.funds.insufficient</c>.
    /// </summary>
    /// <param name="amount">Above zero.</param>
    /// <param name="method">By which way.</param>
    /// <param name="id">26 characters that make it this withdrawal: the same asked again is one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Result<Withdrawal>> RunAsync(Money amount, string method, string id, CancellationToken cancellationToken) =>
        runner.RunAsync<Withdrawal>("ledger.withdrawal.request", async scope =>
        {
            if (await scope.RefuseAsync(LedgerPermissions.Withdraw, scope.Actor.UserId, cancellationToken) is { } refusal)
                return refusal;
            if (scope.Actor is not { Kind: ActorKind.User, UserId: { } user })
                return LedgerErrors.NoWallet;
            if (!PublicId.IsWellFormed(id))
                return LedgerErrors.WithdrawalId;
            if (amount.Minor is <= 0 or > EntryDraft.MaxAmount)
                return LedgerErrors.WithdrawalAmount;
            // Twins meet here: the second finds the first's.
            await scope.LockAsync("withdrawal:" + id, cancellationToken);
            var withdrawals = scope.Db.Set<Withdrawal>();
            if (await withdrawals.SingleOrDefaultAsync(w => w.Id == id, cancellationToken) is { } first)
                return first.UserId == user && first.Money == amount && first.Method == method ? first : LedgerErrors.KeyReused(id);
            // Whoever approves other details at this moment waits, or is waited for.
            await scope.LockAsync(Payee.LockName(user), cancellationToken);
            if (await scope.Db.Set<Payee>().SingleOrDefaultAsync(p => p.UserId == user && p.Method == method && p.State == PayeeState.Active, cancellationToken) is not { } payee)
                return LedgerErrors.NoPayee;
            if (payee.UsableFrom > scope.Now)
                return LedgerErrors.Cooling(payee.UsableFrom.Value);
            var lately = await UnseenAsync(scope, user, amount.Currency, cancellationToken);
            var withdrawal = new Withdrawal
            {
                Id = id, UserId = user, Amount = amount.Minor, Currency = amount.Currency, Method = method, PayeeId = payee.Id, RequestedAt = scope.Now,
                State = options.Value.NeedsApproval(amount + lately) ? WithdrawalState.AwaitingApproval : WithdrawalState.Processing,
            };
            if (withdrawal.State == WithdrawalState.Processing)
                withdrawal.BeginSending(scope.Now);
            withdrawals.Add(withdrawal);
            if ((await transfers.ReserveAsync(withdrawal.TransferKey, user, amount, null, cancellationToken)).Error is { } insufficient)
                return insufficient;
            scope.Audit("Withdrawal", id, $"{amount} to {payee.Label} asked for");
            if (withdrawal.State == WithdrawalState.Processing)
                scope.Raise(new WithdrawalReady(id));
            return withdrawal;
        }, cancellationToken);

    // What left in the last days with nobody's approval: who took over an account would take in parts what is too much at once.
    private static async Task<Money> UnseenAsync(ActionScope scope, string user, string currency, CancellationToken cancellationToken)
    {
        var since = scope.Now - ApprovalWindow;
        return new Money(
            await scope.Db.Set<Withdrawal>().Where(w => w.UserId == user && w.Currency == currency && w.RequestedAt > since && w.DecidedBy == null
                && (w.State == WithdrawalState.Processing || w.State == WithdrawalState.Completed)).SumAsync(w => w.Amount, cancellationToken), currency);
    }
}
