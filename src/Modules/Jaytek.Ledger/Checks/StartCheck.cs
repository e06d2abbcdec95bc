using Jaytek.Engine.Jobs;
using Jaytek.Kernel;

namespace Jaytek.Ledger.Checks;

/// <summary>Has the books checked now, in the background: whoever may read them may ask.</summary>
internal sealed class StartCheck(StartJob jobs)
{
    /// <summary>Errors: <c>engine.forbidden</c>, <c>engine.job.off</c>.</summary>
    public Task<Result> RunAsync(CancellationToken cancellationToken) => jobs.RunAsync(CheckBooks.JobName, LedgerPermissions.Read, cancellationToken);
}
