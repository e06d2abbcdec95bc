using Jaytek.Engine.Actions;
using Jaytek.Engine.Jobs;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jaytek.Ledger.Withdrawals;

/// <summary>Sends again what no method answered for. One that fails holds up no other.</summary>
internal sealed class SendDueWithdrawals(UnitOfWork unit, IServiceScopeFactory scopes, TimeProvider clock, ILogger<SendDueWithdrawals> logger) : IJob
{
    private const int Batch = 100;

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await unit.Db.Set<Withdrawal>().AsNoTracking()
            .Where(w => w.State == WithdrawalState.Processing && w.SentAt == null && w.NextTryAt <= now && w.Tries < PayoutBackOff.Most)
            .OrderBy(w => w.NextTryAt).Take(Batch).Select(w => w.Id).ToListAsync(cancellationToken);
        foreach (var id in due)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
            try
            {
                await scope.ServiceProvider.GetRequiredService<SendWithdrawal>().TryAsync(id, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "Withdrawal {Withdrawal} is sent again later", id);
            }
        }
    }
}
