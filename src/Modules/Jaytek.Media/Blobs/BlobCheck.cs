using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Jaytek.Media.Blobs;

/// <summary>
/// The place of files answers. Where it does not, the site does all the same and stays in the balancer's list: each node has the same bucket.
/// What was seen holds for ten seconds, since anybody may ask and a bucket's answers cost.
/// </summary>
internal sealed class BlobCheck(IBlobKeeper blobs, BlobCheckMemory memory, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (memory.Last is not { } last || clock.GetElapsedTime(last.At) > Holds)
            memory.Last = last = new BlobCheckMemory.Seen(clock.GetTimestamp(), await blobs.ProblemAsync(cancellationToken));
        return last.Problem is { } problem ? HealthCheckResult.Degraded(problem) : HealthCheckResult.Healthy();
    }
}

/// <summary>What the last look at the place of files saw.</summary>
internal sealed class BlobCheckMemory
{
    private volatile Seen? _last;

    public Seen? Last
    {
        get => _last;
        set => _last = value;
    }

    /// <summary>When, in ticks of the clock, and what was wrong; or null.</summary>
    internal sealed record Seen(long At, string? Problem);
}
