using Jaytek.Engine.Jobs;

namespace Jaytek.Governance.Audit.Retention;

/// <summary>Every night: removes what is older than the setting says.</summary>
internal sealed class AuditRetentionJob(ApplyRetention apply) : IJob
{
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        if ((await apply.RunAsync(cancellationToken)).Error is { } error)
            throw new InvalidOperationException(error.ToString());
    }
}
