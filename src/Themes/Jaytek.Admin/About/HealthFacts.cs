using System.Globalization;
using Jaytek.Admin.Contracts;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Jaytek.Admin.About;

/// <summary>What the health checks say now. An exception's own words stay in the log: they may name hosts and users.</summary>
internal sealed class HealthFacts(HealthCheckService health) : ISystemFacts
{
    public async Task<IReadOnlyList<SystemFact>> ListAsync(CancellationToken cancellationToken)
    {
        var report = await health.CheckHealthAsync(cancellationToken);
        return [.. report.Entries.Select(entry => new SystemFact(
            "Health", entry.Key, string.Create(CultureInfo.InvariantCulture, $"{entry.Value.Status}, {entry.Value.Duration.TotalMilliseconds:N0} ms"),
            entry.Value.Status == HealthStatus.Healthy ? SystemFactState.Good : SystemFactState.Bad,
            entry.Value.Exception is null ? entry.Value.Description : "The log says why."))];
    }
}
