using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Intake;

/// <summary>Sets when an event that failed is worked on next, where its worker did not come to say so: it threw, or its provider is configured no more.</summary>
internal sealed class PostponeEvent(ActionRunner runner)
{
    /// <summary>Without effect where the time is set already.</summary>
    public Task<Result> RunAsync(string rowId, CancellationToken cancellationToken) =>
        runner.RunAsync("payments.event.postpone", async scope =>
        {
            var row = await scope.Db.Set<ProviderEventRow>().SingleAsync(r => r.Id == rowId, cancellationToken);
            if (row.DueAt is not { } due || due > scope.Now)
                return Result.Success;
            row.Outcome = EventOutcome.Failed;
            row.Note ??= "It could not be worked on; the log says why.";
            (row.Tries, row.DueAt) = (row.Tries + 1, ProviderEventRow.NextTry(row.Tries + 1, scope.Now));
            return Result.Success;
        }, cancellationToken);
}
