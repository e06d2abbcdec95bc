using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jaytek.Engine.Jobs;

/// <summary>Runs one job now, if its feature is on, and keeps the outcome.</summary>
public sealed class JobRunner(
    IEnumerable<JobInfo> jobs, IServiceScopeFactory scopes, FeatureState features, TimeProvider clock, ILogger<JobRunner> logger)
{
    /// <summary>Every declared job.</summary>
    public IReadOnlyList<JobInfo> Jobs { get; } = [.. jobs];

    /// <summary>Runs the job named <paramref name="name"/>; false where its feature is off.</summary>
    /// <exception cref="ArgumentException">There is no such job.</exception>
    public async Task<bool> RunAsync(string name, DateTimeOffset scheduledAt, CancellationToken cancellationToken)
    {
        var job = Jobs.FirstOrDefault(j => j.Name == name) ?? throw new ArgumentException($"There is no job {name}.", nameof(name));
        if (!features.IsOn(job.FeatureId))
            return false;
        await RecordAsync(name, run => (run.StartedAt, run.EndedAt, run.Error) = (clock.GetUtcNow(), null, null), cancellationToken);
        string? failure = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
            await ((IJob)scope.ServiceProvider.GetRequiredService(job.Type)).RunAsync(new JobContext(name, scheduledAt), cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(e, "The job {Job} failed", name);
            failure = e.ToString();
        }
        await RecordAsync(name, run => (run.EndedAt, run.Error) = (clock.GetUtcNow(), failure), cancellationToken);
        return true;
    }

    // The schedule and a person, or two nodes, may start a job's very first run at the same time: the second finds the first's row.
    private async Task RecordAsync(string name, Action<JobRun> change, CancellationToken cancellationToken)
    {
        try
        {
            await SaveAsync(name, change, cancellationToken);
        }
        catch (DbUpdateException e) when (DatabaseFailures.Of(e) is DatabaseFailure.Duplicate)
        {
            await SaveAsync(name, change, cancellationToken);
        }
    }

    private async Task SaveAsync(string name, Action<JobRun> change, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<JaytekDb>();
        var run = await db.Set<JobRun>().FindAsync([name], cancellationToken);
        if (run is null)
            db.Add(run = new JobRun { Name = name });
        change(run);
        await db.SaveChangesAsync(cancellationToken);
    }
}
