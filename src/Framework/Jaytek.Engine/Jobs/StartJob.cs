using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Engine.Features;
using Jaytek.Kernel;
using Quartz;

namespace Jaytek.Engine.Jobs;

/// <summary>Starts a job now, beside its schedule. It runs in the background; one that is running already runs once more when it has ended.</summary>
public sealed class StartJob(ActionRunner runner, JobRunner jobs, FeatureView features, ISchedulerFactory schedulers)
{
    /// <summary>Errors: <c>engine.job.unknown</c>, <c>engine.job.off</c>.</summary>
    public Task<Result> RunAsync(string name, CancellationToken cancellationToken) => RunAsync(name, RetryEvents.Manage, cancellationToken);

    /// <summary>As <see cref="RunAsync(string, CancellationToken)"/>, for a module's own page: whoever has its right may start its job. Errors: also <c>engine.forbidden</c>.</summary>
    public async Task<Result> RunAsync(string name, Permission permission, CancellationToken cancellationToken)
    {
        var noted = await runner.RunAsync("engine.jobs.start", async scope =>
        {
            if (await scope.RefuseAsync(permission, null, cancellationToken) is { } refusal)
                return refusal;
            if (jobs.Jobs.FirstOrDefault(j => j.Name == name) is not { } job)
                return new Error("engine.job.unknown", $"There is no job {name}.", ErrorKind.NotFound);
            if (!features.IsOn(job.FeatureId))
                return new Error("engine.job.off", $"The feature of the job {name} is switched off.", ErrorKind.Conflict);
            scope.Audit("Job", name, $"The job {name} was started by hand");
            return Result.Success;
        }, cancellationToken);
        if (noted.IsSuccess)
            await (await schedulers.GetScheduler(cancellationToken)).TriggerJob(new JobKey(name), cancellationToken: cancellationToken);
        return noted;
    }
}
