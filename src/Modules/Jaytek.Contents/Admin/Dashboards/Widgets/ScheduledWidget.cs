using Jaytek.Admin.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Contents.Schedules;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Admin.Dashboards.Widgets;

/// <summary>What publishes or archives itself next.</summary>
internal sealed class ScheduledWidget(JaytekDb db, ItemWidgets content) : IDashboardWidget
{
    private const int Looked = 200;

    public string Title => "Scheduled";

    public int Position => 15;

    public async Task<WidgetBody?> BuildAsync(CancellationToken cancellationToken)
    {
        if (await content.FilterAsync(cancellationToken) is not { } filter)
            return null;
        var rows = await db.Set<ScheduleRow>().AsNoTracking().Where(plan => plan.PublishAt != null || plan.ArchiveAt != null).OrderBy(plan => plan.PublishAt ?? plan.ArchiveAt).Take(Looked)
            .Join(db.Set<VersionRow>().Where(version => version.Latest), plan => plan.ItemNo, version => version.ItemNo,
                (plan, version) => new { plan.PublishAt, plan.ArchiveAt, version.ContentItemId, version.DisplayText, version.ContentType, version.Owner })
            .ToListAsync(cancellationToken);
        IReadOnlyList<PlanLine> lines =
        [
            .. rows.Where(row => filter.ContentTypes.Contains(row.ContentType) && (!filter.OwnOnly.Contains(row.ContentType) || row.Owner == filter.UserId))
                .Select(row => new PlanLine(row.ContentItemId, row.DisplayText.Length > 0 ? row.DisplayText : "Untitled", row.PublishAt is not null, (row.PublishAt ?? row.ArchiveAt)!.Value))
                .OrderBy(line => line.At).Take(ItemWidgets.Shown),
        ];
        return lines.Count == 0 ? null : new WidgetBody("/Modules/Jaytek.Contents/Admin/Dashboards/Widgets/_Plans.cshtml", lines);
    }
}

/// <summary>Something that will happen by itself.</summary>
/// <param name="ContentItemId">The item.</param>
/// <param name="Title">What it is called.</param>
/// <param name="IsPublish">Whether it goes on the site; else it leaves it.</param>
/// <param name="At">When, UTC.</param>
internal sealed record PlanLine(string ContentItemId, string Title, bool IsPublish, DateTimeOffset At);
