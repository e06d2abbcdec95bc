using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Engine.Features;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Payees;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Withdrawals;

/// <summary>Sends a withdrawal by its method; after a crash or a lost answer it is asked for again under the same id.</summary>
internal sealed class SendWithdrawal(UnitOfWork unit, Enabled<IPayoutProvider> providers, PayeeSecrets secrets, EndWithdrawal end) : IEventHandler<WithdrawalReady>
{
    /// <inheritdoc/>
    public async Task HandleAsync(WithdrawalReady domainEvent, CancellationToken cancellationToken)
    {
        var withdrawal = await unit.Db.Set<Withdrawal>().AsNoTracking().SingleAsync(w => w.Id == domainEvent.WithdrawalId, cancellationToken);
        if (withdrawal.State != WithdrawalState.Processing)
            return;
        var provider = providers.FirstOrDefault(p => p.Method == withdrawal.Method) ?? throw new InvalidOperationException($"{withdrawal.Method} is not there any more; withdrawal {withdrawal.Id} waits.");
        var details = await unit.Db.Set<Payee>().AsNoTracking().Where(p => p.Id == withdrawal.PayeeId).Select(p => p.Details).SingleAsync(cancellationToken);
        var sent = await provider.SendAsync(new PayoutOrder(withdrawal.Id, withdrawal.UserId, withdrawal.Money, secrets.Unlock(details)), cancellationToken);
        var ended = sent.Error switch
        {
            { Kind: ErrorKind.Unavailable } error => throw new InvalidOperationException(error.ToString()),
            { } error => await end.FailAsync(withdrawal.Id, error.Message, cancellationToken),
            null when sent.Value == PayoutProgress.Completed => await end.CompleteAsync(withdrawal.Id, cancellationToken),
            null => Result.Success,
        };
        if (ended.Error is { } refused)
            throw new InvalidOperationException(refused.ToString());
    }
}
