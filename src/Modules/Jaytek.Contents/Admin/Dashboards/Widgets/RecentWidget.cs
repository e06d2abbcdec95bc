using Jaytek.Admin.Contracts;

namespace Jaytek.Contents.Admin.Dashboards.Widgets;

/// <summary>What was changed last, whoever did it.</summary>
internal sealed class RecentWidget(ItemWidgets content) : IDashboardWidget
{
    public string Title => "Changed last";

    public int Position => 20;

    public async Task<WidgetBody?> BuildAsync(CancellationToken cancellationToken) =>
        await content.FilterAsync(cancellationToken) is { } filter
            ? new WidgetBody(ItemWidgets.LinesPartial, content.View(await content.NewestAsync(filter, cancellationToken), "There is no content yet. Begin with one of the lists below."))
            : null;
}
