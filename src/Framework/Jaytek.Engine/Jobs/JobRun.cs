using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Engine.Jobs;

/// <summary>A job's last run, for the admin.</summary>
internal sealed class JobRun
{
    public required string Name { get; init; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Null after a success.</summary>
    public string? Error { get; set; }
}

internal sealed class JobRunTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<JobRun>(e =>
        {
            e.ToTable("cms_job_run");
            e.HasKey(r => r.Name);
            e.Property(r => r.Name).HasMaxLength(100);
        });
}
