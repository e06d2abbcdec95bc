using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;

namespace Jaytek.Governance.Audit.Retention;

/// <summary>Removes the lines of the audit trail that are older than the setting says, in batches, each a unit of work of its own.</summary>
internal sealed class ApplyRetention(ActionRunner runner, AuditTrail trail, ISettings<AuditSettings> settings, TimeProvider clock)
{
    private const int BatchSize = 500;

    /// <summary>How many lines were removed. Errors: those of a missing right; what was removed before one stays removed.</summary>
    public async Task<Result<int>> RunAsync(CancellationToken cancellationToken)
    {
        var days = (await settings.GetAsync(cancellationToken)).RetentionDays;
        if (days == 0)
            return 0;
        var before = clock.GetUtcNow().AddDays(-days);
        var count = 0;
        while (true)
        {
            var batch = await BatchAsync(before, days, cancellationToken);
            if (batch.Error is { } error)
                return error;
            count += batch.Value;
            if (batch.Value < BatchSize)
                return count;
        }
    }

    // Only who may set how long lines are kept, and the system on their behalf, shortens the trail; each batch leaves a line that says so.
    private Task<Result<int>> BatchAsync(DateTimeOffset before, int days, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync<int>("governance.audit.remove", async scope =>
        {
            if (await scope.RefuseAsync(SaveSiteSettings.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            var count = await trail.RemoveAsync(before, BatchSize, cancellationToken);
            if (count > 0)
                scope.Audit("AuditTrail", "retention", $"{Counted.Of(count, "line")} older than {Counted.Of(days, "day")} {(count == 1 ? "was" : "were")} removed", after: new JsonObject
                {
                    ["Removed"] = count,
                    ["Before"] = before.ToString("u", CultureInfo.InvariantCulture),
                });
            return count;
        }, cancellationToken);
}
