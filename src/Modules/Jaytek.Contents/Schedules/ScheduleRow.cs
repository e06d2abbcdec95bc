using Jaytek.Contents.Items;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Schedules;

/// <summary>When an item publishes or archives itself; kept from its parts, so that the job finds what is due by index.</summary>
internal sealed class ScheduleRow
{
    public required long ItemNo { get; init; }

    public required string ContentItemId { get; init; }

    public DateTimeOffset? PublishAt { get; set; }

    public DateTimeOffset? ArchiveAt { get; set; }

    /// <summary>How often it was tried in vain.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this; null where it was not tried yet.</summary>
    public DateTimeOffset? NextTryAt { get; set; }
}

internal sealed class ScheduleTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<ScheduleRow>(e =>
        {
            e.ToTable("cms_schedule");
            e.HasKey(s => s.ItemNo);
            e.Property(s => s.ItemNo).ValueGeneratedNever();
            VersionTable.Id(e.Property(s => s.ContentItemId), provider == DatabaseProvider.Postgres);
            e.HasOne<ItemRow>().WithMany().HasForeignKey(s => s.ItemNo).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(s => s.PublishAt);
            e.HasIndex(s => s.ArchiveAt);
        });
}
