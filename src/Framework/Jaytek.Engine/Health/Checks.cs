using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Jaytek.Engine.Health;

/// <summary>The database answers.</summary>
internal sealed class DatabaseCheck(IReadConnections connections) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "select 1";
        await command.ExecuteScalarAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

/// <summary>Every migration of this build has been applied.</summary>
internal sealed class MigrationCheck(JaytekDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any()
            ? HealthCheckResult.Unhealthy("Migrations are pending.")
            : HealthCheckResult.Healthy();
}

/// <summary>This process knows what others have changed: rights, features, settings, definitions.</summary>
internal sealed class EpochCheck(EpochPoller epochs) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(epochs.Behind.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"These epochs are not followed: {string.Join(", ", epochs.Behind)}."));
}

/// <summary>The data folder can be written.</summary>
internal sealed class StorageCheck(DatabaseOptions options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var probe = Path.Combine(options.DataDirectory, $".probe-{Guid.NewGuid():n}");
        await File.WriteAllTextAsync(probe, "ready", cancellationToken);
        File.Delete(probe);
        return HealthCheckResult.Healthy();
    }
}
