using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.Engine.Features;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Jaytek.Engine.Jobs;

/// <summary>A job and how its last run went.</summary>
/// <param name="Name">Its stable name.</param>
/// <param name="Cron">When it runs, a Quartz cron expression in UTC.</param>
/// <param name="IsOn">False while its feature is off: it does not run then.</param>
/// <param name="StartedAt">When it ran last, UTC; null where it never did.</param>
/// <param name="EndedAt">When that run ended, UTC; null while it goes on, or where its process was killed.</param>
/// <param name="Error">The first line of its failure; null after a success.</param>
public sealed record JobState(string Name, string Cron, bool IsOn, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, string? Error)
{
    /// <summary>When it runs next by its schedule, UTC; null while it is off, or where the schedule has no next time.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>The whole of its failure, with the places in the code; null after a success.</summary>
    public string? ErrorText { get; init; }
}

/// <summary>The declared jobs with their last runs: what an operator looks at.</summary>
public sealed class JobList(JaytekDb db, JobRunner runner, FeatureView features, TimeProvider clock)
{
    /// <summary>All jobs by name.</summary>
    public async Task<IReadOnlyList<JobState>> ListAsync(CancellationToken cancellationToken)
    {
        var runs = await db.Set<JobRun>().AsNoTracking().ToDictionaryAsync(r => r.Name, cancellationToken);
        return [.. runner.Jobs.OrderBy(j => j.Name, StringComparer.Ordinal).Select(j =>
        {
            var run = runs.GetValueOrDefault(j.Name);
            var isOn = features.IsOn(j.FeatureId);
            return new JobState(j.Name, j.Cron, isOn, run?.StartedAt, run?.EndedAt, WaitingEvents.FirstLine(run?.Error))
            {
                NextAt = isOn ? new CronExpression(j.Cron, TimeZoneInfo.Utc).GetNextValidTimeAfter(clock.GetUtcNow()) : null,
                ErrorText = run?.Error,
            };
        })];
    }
}
