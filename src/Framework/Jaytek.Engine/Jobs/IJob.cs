namespace Jaytek.Engine.Jobs;

/// <summary>Background work on a schedule. It runs as the system, in a scope of its own; it may run twice and must end the same.</summary>
public interface IJob
{
    /// <summary>Does the work once; an exception is recorded as the run's failure.</summary>
    Task RunAsync(JobContext context, CancellationToken cancellationToken);
}

/// <summary>What a run knows of itself.</summary>
/// <param name="Name">The job's name.</param>
/// <param name="ScheduledAt">For when the run was planned, UTC.</param>
public sealed record JobContext(string Name, DateTimeOffset ScheduledAt);

/// <summary>A job as its feature declares it.</summary>
/// <param name="Name">Stable name, <c>module.noun</c>.</param>
/// <param name="Cron">A Quartz cron expression, UTC.</param>
/// <param name="Type">The class.</param>
/// <param name="FeatureId">The feature; while it is off the job does not run.</param>
public sealed record JobInfo(string Name, string Cron, Type Type, string FeatureId);
