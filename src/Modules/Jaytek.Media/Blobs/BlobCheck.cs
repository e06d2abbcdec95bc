using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Jaytek.Media.Blobs;

/// <summary>The place of files answers.</summary>
internal sealed class BlobCheck(IBlobKeeper blobs) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await blobs.ProblemAsync(cancellationToken) is { } problem ? HealthCheckResult.Unhealthy(problem) : HealthCheckResult.Healthy();
}
