using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Contents.Parts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Schedules;

/// <summary>Keeps the schedule of an item in step with its parts.</summary>
internal static class Schedule
{
    public static async Task WriteAsync(JaytekDb db, ItemRow item, ContentItem? latest, ContentItem? published, CancellationToken cancellationToken)
    {
        var publishAt = latest is not null && IsPlanned(latest, published) ? PublishAt(latest) : null;
        var archiveAt = published?.Part(ArchiveLaterPart.PartName)?[ArchiveLaterPart.Member].AsInstant();
        var row = await db.Set<ScheduleRow>().AsNoTracking().SingleOrDefaultAsync(schedule => schedule.ItemNo == item.ItemNo, cancellationToken);
        if (row?.PublishAt == publishAt && row?.ArchiveAt == archiveAt)
            return;
        if (row is not null)
            await db.Set<ScheduleRow>().Where(schedule => schedule.ItemNo == item.ItemNo).ExecuteDeleteAsync(cancellationToken);
        if (publishAt is null && archiveAt is null)
            return;
        var made = new ScheduleRow { ItemNo = item.ItemNo, ContentItemId = item.ContentItemId, PublishAt = publishAt, ArchiveAt = archiveAt };
        db.Add(made);
        await db.SaveChangesAsync(cancellationToken);
        db.Entry(made).State = EntityState.Detached;
    }

    /// <summary>Whether a plan is still in the schedule as it was read there; asked under the item's lock.</summary>
    public static Task<bool> StandsAsync(JaytekDb db, ItemRow item, bool isPublish, DateTimeOffset at, CancellationToken cancellationToken) =>
        db.Set<ScheduleRow>().AnyAsync(
            schedule => schedule.ItemNo == item.ItemNo && (isPublish ? schedule.PublishAt == at : schedule.ArchiveAt == at), cancellationToken);

    /// <summary>Whether an item will publish itself. A draft inherits the plan by which its predecessor was published; that plan is done.</summary>
    public static bool IsPlanned(ContentItem item, ContentItem? published) =>
        !item.Published && PublishAt(item) is { } at && (published is null || at != PublishAt(published));

    /// <summary>Takes the plan of publication out of an item that is being published, or that cannot be.</summary>
    public static void PublishIsDone(ContentItem item) => item.Part(PublishLaterPart.PartName)?.Remove(PublishLaterPart.Member);

    /// <summary>Takes the plan of archiving out of an item that is being unpublished, or that cannot be.</summary>
    public static void ArchiveIsDone(ContentItem item) => item.Part(ArchiveLaterPart.PartName)?.Remove(ArchiveLaterPart.Member);

    private static DateTimeOffset? PublishAt(ContentItem item) => item.Part(PublishLaterPart.PartName)?[PublishLaterPart.Member].AsInstant();
}
