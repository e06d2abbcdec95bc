using Jaytek.Engine.Actions;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Payees;

/// <summary>Has money go to approved details once they have waited, instead of where it went.</summary>
internal sealed class UseApprovedPayees(ActionRunner runner, UnitOfWork unit, TimeProvider clock) : IJob
{
    private const int Batch = 200;

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await unit.Db.Set<Payee>().AsNoTracking().Where(p => p.State == PayeeState.Approved && p.UsableFrom <= now)
            .OrderBy(p => p.UsableFrom).Take(Batch).Select(p => new { p.Id, p.UserId }).ToListAsync(cancellationToken);
        foreach (var payee in due)
        {
            if ((await UseAsync(payee.Id, payee.UserId, cancellationToken)).Error is { } error)
                throw new InvalidOperationException($"Payee {payee.Id} could not be taken into use: {error}");
        }
    }

    private Task<Result> UseAsync(string id, string userId, CancellationToken cancellationToken) =>
        runner.RunAsync("ledger.payee.use", async scope =>
        {
            await scope.LockAsync(Payee.LockName(userId), cancellationToken);
            var payees = scope.Db.Set<Payee>();
            if (await payees.SingleOrDefaultAsync(p => p.Id == id && p.State == PayeeState.Approved, cancellationToken) is not { } payee)
                return Result.Success;
            // Saved before the new one is active: the database lets one be.
            foreach (var old in await payees.Where(p => p.UserId == userId && p.Method == payee.Method && p.State == PayeeState.Active).ToListAsync(cancellationToken))
                old.State = PayeeState.Replaced;
            await scope.Db.SaveChangesAsync(cancellationToken);
            payee.State = PayeeState.Active;
            scope.Audit("Payee", id, $"Money goes to {payee.Label} from now on");
            return Result.Success;
        }, cancellationToken);
}
