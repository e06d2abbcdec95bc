using Jaytek.Engine.Actions;
using Jaytek.Engine.Jobs;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Transfers;

/// <summary>Gives back what was set aside for a time that is over.</summary>
internal sealed class ExpireTransfers(UnitOfWork unit, ITransfers transfers, TimeProvider clock) : IJob
{
    private const int Batch = 500;

    /// <inheritdoc/>
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await unit.Db.Set<Transfer>().AsNoTracking().Where(t => t.State == TransferState.Reserved && t.ExpiresAt <= now)
            .OrderBy(t => t.ExpiresAt).Take(Batch).Select(t => t.Key).ToListAsync(cancellationToken);
        var failed = new List<string>();
        foreach (var key in due)
        {
            // Who ended it at this moment was first; that is no failure.
            var ended = await transfers.VoidAsync(key, "Not carried out in its time", cancellationToken);
            if (ended.Error is { Code: not "ledger.transfer.ended" } error)
                failed.Add($"Transfer {key} could not be given back: {error}");
        }

        if (failed.Count > 0)
            throw new InvalidOperationException(string.Join(' ', failed.Take(20)));
    }
}
