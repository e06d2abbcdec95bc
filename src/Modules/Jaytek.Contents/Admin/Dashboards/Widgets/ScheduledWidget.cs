using Jaytek.Admin.Contracts;
using Jaytek.Contents.Admin.Lists;
using Jaytek.Contents.Schedules;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Admin.Dashboards.Widgets;

/// <summary>What publishes or archives itself next.</summary>
internal sealed class ScheduledWidget(JaytekDb db, ItemSource source, ItemWidgets content) : IDashboardWidget
{
    public string Title => "Scheduled";

    public int Position => 15;

    public async Task<WidgetBody?> BuildAsync(CancellationToken cancellationToken)
    {
        if (await content.FilterAsync(cancellationToken) is not { } filter)
            return null;
        var seen = await source.FindAsync(filter, cancellationToken);
        var rows = await db.Set<ScheduleRow>().AsNoTracking().Where(plan => plan.PublishAt != null || plan.ArchiveAt != null)
            .Join(seen, plan => plan.ItemNo, version => version.ItemNo, (plan, version) => new { plan.PublishAt, plan.ArchiveAt, version.ContentItemId, version.DisplayText })
            .OrderBy(row => row.PublishAt ?? row.ArchiveAt).Take(ItemWidgets.Shown).ToListAsync(cancellationToken);
        IReadOnlyList<PlanLine> lines =
        [
            .. rows.Select(row => new PlanLine(row.ContentItemId, row.DisplayText.Length > 0 ? row.DisplayText : "Untitled", row.PublishAt is not null, (row.PublishAt ?? row.ArchiveAt)!.Value)),
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
