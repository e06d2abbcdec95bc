using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Payees;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Withdrawals;

/// <summary>The door to payouts for other modules.</summary>
internal sealed class PayoutDoor(ActionRunner runner, EndWithdrawal end, UnitOfWork unit) : IPayouts
{
    /// <inheritdoc/>
    public Task<Result> CompleteAsync(string payoutId, CancellationToken cancellationToken) => end.CompleteAsync(payoutId, cancellationToken);

    /// <inheritdoc/>
    public Task<Result> FailAsync(string payoutId, string reason, CancellationToken cancellationToken) => end.FailAsync(payoutId, reason, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> IsUnderWayAsync(string userId, string method, CancellationToken cancellationToken) =>
        (await runner.RunAsync<bool>("ledger.withdrawal.under_way", async scope =>
        {
            await scope.LockAsync(Payee.LockName(userId), cancellationToken);
            return await scope.Db.Set<Withdrawal>().AnyAsync(
                w => w.UserId == userId && w.Method == method && (w.State == WithdrawalState.AwaitingApproval || w.State == WithdrawalState.Processing), cancellationToken);
        }, cancellationToken)) is { IsSuccess: true } looked ? looked.Value : throw new InvalidOperationException("The withdrawals could not be read.");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Money>> SentAsync(string method, CancellationToken cancellationToken)
    {
        var sums = await unit.Db.Set<Withdrawal>().AsNoTracking().Where(w => w.Method == method && w.State == WithdrawalState.Completed)
            .GroupBy(w => w.Currency).Select(g => new { g.Key, Sum = g.Sum(w => w.Amount) }).ToListAsync(cancellationToken);
        return [.. sums.Select(one => new Money(one.Sum, one.Key))];
    }
}
