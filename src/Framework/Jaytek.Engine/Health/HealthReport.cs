using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Jaytek.Engine.Health;

/// <summary>Writes the checks' names and states; reasons go to the log only.</summary>
internal static class HealthReport
{
    public static Task WriteAsync(HttpContext context, Microsoft.Extensions.Diagnostics.HealthChecks.HealthReport report) =>
        context.Response.WriteAsJsonAsync(new
        {
            status = Word(report.Status),
            checks = report.Entries.ToDictionary(e => e.Key, e => Word(e.Value.Status)),
        }, context.RequestAborted);

    private static string Word(HealthStatus status) => status == HealthStatus.Healthy ? "ready" : "not ready";
}
