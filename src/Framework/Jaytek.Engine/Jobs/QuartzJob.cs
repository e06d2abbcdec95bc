using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Jaytek.Engine.Jobs;

/// <summary>The one Quartz job class: it looks up ours by the key's name. A run that is still going is not started a second time.</summary>
[DisallowConcurrentExecution]
internal sealed class QuartzJob(JobRunner runner) : Quartz.IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await runner.RunAsync(context.JobDetail.Key.Name, context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken);
}

internal static class QuartzRegistration
{
    /// <summary>Schedules the declared jobs in memory: one node. Several nodes will share PostgreSQL's clustered store.</summary>
    public static void AddJaytekJobs(this IServiceCollection services)
    {
        var jobs = services.Where(d => d.ServiceType == typeof(JobInfo)).Select(d => (JobInfo)d.ImplementationInstance!).ToList();
        services.AddSingleton<JobRunner>();
        services.AddScoped<JobList>();
        services.AddScoped<StartJob>();
        services.AddQuartz(quartz =>
        {
            foreach (var job in jobs)
            {
                quartz.AddJob<QuartzJob>(j => j.WithIdentity(job.Name));
                quartz.AddTrigger(t => t.ForJob(job.Name).WithIdentity(job.Name)
                    .WithCronSchedule(job.Cron, c => c.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)));
            }
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }
}
