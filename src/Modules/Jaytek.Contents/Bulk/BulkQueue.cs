using Quartz;

namespace Jaytek.Contents.Bulk;

/// <summary>Wakes the worker, which else looks for work six times a minute.</summary>
internal sealed class BulkQueue(ISchedulerFactory schedulers)
{
    public const string JobName = "contents.bulk";

    /// <summary>To be called after the commit. Nothing is lost where it is not: the worker comes by itself.</summary>
    public async Task WakeAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.TriggerJob(new JobKey(JobName), cancellationToken: cancellationToken);
    }
}
