using Jaytek.Admin.Contracts;
using Jaytek.Contents.Admin.Lists;
using ItemState = Jaytek.Admin.Contracts.ItemState;

namespace Jaytek.Contents.Admin.Dashboards.Widgets;

/// <summary>Drafts and changes that visitors do not see yet, and will not see by themselves.</summary>
internal sealed class DraftsWidget(ItemWidgets content) : IDashboardWidget
{
    public string Title => "Not on the site yet";

    public int Position => 10;

    public async Task<WidgetBody?> BuildAsync(CancellationToken cancellationToken)
    {
        if (await content.FilterAsync(cancellationToken) is not { } all)
            return null;
        // In the query: six planned drafts, left out afterwards, would hide the one that waits.
        var filter = all with { Unplanned = true };
        var changed = await content.NewestAsync(filter with { State = ItemState.Changed }, cancellationToken);
        var drafts = await content.NewestAsync(filter with { State = ItemState.Draft }, cancellationToken);
        IReadOnlyList<ItemLine> lines = [.. changed.Concat(drafts).OrderByDescending(line => line.Item.ModifiedUtc).Take(ItemWidgets.Shown)];
        return new WidgetBody(ItemWidgets.LinesPartial, content.View(lines, "Everything that was written is published."));
    }
}
