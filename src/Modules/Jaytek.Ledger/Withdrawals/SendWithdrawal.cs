using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Engine.Features;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Payees;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jaytek.Ledger.Withdrawals;

/// <summary>
/// Sends a withdrawal by its method; after a crash or a lost answer it is asked for again under the same id, by <see cref="SendDueWithdrawals"/>,
/// less and less often and not for ever.
/// </summary>
internal sealed class SendWithdrawal(
    ActionRunner runner, UnitOfWork unit, PayoutOrders orders, EndWithdrawal end, ILogger<SendWithdrawal> logger) : IEventHandler<WithdrawalReady>
{
    /// <inheritdoc/>
    public Task HandleAsync(WithdrawalReady domainEvent, CancellationToken cancellationToken) => TryAsync(domainEvent.WithdrawalId, cancellationToken);

    /// <summary>Sends it where that is due; without effect where it was sent, or where somebody else is at it.</summary>
    public async Task TryAsync(string id, CancellationToken cancellationToken)
    {
        // The next try is set before this one: one that dies in it is sent again.
        var claimed = await runner.RunRepeatableAsync<bool>("ledger.withdrawal.try", async scope =>
        {
            if (await Withdrawals.LockAsync(scope, id, cancellationToken) is not { State: WithdrawalState.Processing, SentAt: null, IsGivenUp: false } one
                || (one.Tries > 0 && one.NextTryAt > scope.Now))
                return false;
            // Beside the row's version: who puts it into a bank's list at this moment is not refused.
            var (tries, now) = (one.Tries + 1, scope.Now);
            var next = now + PayoutBackOff.After(tries);
            return await scope.Db.Set<Withdrawal>().Where(w => w.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(w => w.Tries, tries).SetProperty(w => w.TriedAt, now).SetProperty(w => w.NextTryAt, next), cancellationToken) == 1;
        }, cancellationToken);
        if (claimed.Error is { } busy)
            throw new InvalidOperationException(busy.ToString());
        if (!claimed.Value)
            return;
        var withdrawal = await unit.Db.Set<Withdrawal>().AsNoTracking().SingleAsync(w => w.Id == id, cancellationToken);
        var sent = await SendAsync(withdrawal, cancellationToken);
        var ended = sent.Error switch
        {
            { Kind: ErrorKind.Unavailable } error => await NoteAsync(id, error.Message, cancellationToken),
            { } error => await end.FailAsync(id, error.Message, cancellationToken),
            null when sent.Value == PayoutProgress.Completed => await end.CompleteAsync(id, cancellationToken),
            null => await NoteAsync(id, null, cancellationToken),
        };
        // Somebody may have been told meanwhile what became of it.
        if (ended.Error is { Kind: not ErrorKind.Conflict } refused)
            throw new InvalidOperationException(refused.ToString());
    }

    // What breaks is tried again as what does not answer: whether money left is not known.
    private async Task<Result<PayoutProgress>> SendAsync(Withdrawal withdrawal, CancellationToken cancellationToken)
    {
        try
        {
            var order = await orders.OfAsync(withdrawal, cancellationToken);
            return order.Error is { } error ? error : await order.Value.Provider.SendAsync(order.Value.Order, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(e, "Withdrawal {Withdrawal} could not be sent; it is tried again later", withdrawal.Id);
            return LedgerErrors.SendBroke(e.GetType().Name);
        }
    }

    private Task<Result> NoteAsync(string id, string? error, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync("ledger.withdrawal.note", async scope =>
        {
            if (await Withdrawals.LockAsync(scope, id, cancellationToken) is not { } withdrawal)
                return LedgerErrors.WithdrawalNotFound;
            var (kept, sentAt) = (error?.Length > Withdrawal.MaxReason ? error[..Withdrawal.MaxReason] : error, error is null ? scope.Now : (DateTimeOffset?)null);
            await scope.Db.Set<Withdrawal>().Where(w => w.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(w => w.SendError, kept).SetProperty(w => w.SentAt, sentAt), cancellationToken);
            var tries = await scope.Db.Set<Withdrawal>().Where(w => w.Id == id).Select(w => w.Tries).SingleAsync(cancellationToken);
            if (tries >= PayoutBackOff.Most && error is not null)
                scope.Audit("Withdrawal", id, $"{withdrawal.Money} could not be sent and is tried no more by itself: {kept}");
            return Result.Success;
        }, cancellationToken);
}
