using Jaytek.Admin.Contracts;
using Jaytek.Contents.Admin.Lists;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Admin.Dashboards.Widgets;

/// <summary>The way to every list, with how long it is.</summary>
internal sealed class TypesWidget(ItemWidgets content, ListCounts counts, IContentDefinitionManager definitions) : IDashboardWidget
{
    public string Title => "Content";

    public int Position => 40;

    public bool IsWide => true;

    public async Task<WidgetBody?> BuildAsync(CancellationToken cancellationToken)
    {
        if (await content.FilterAsync(cancellationToken) is not { } filter)
            return null;
        var types = await TypeTiles.OfAsync(counts, filter, definitions, cancellationToken);
        return new WidgetBody("/Modules/Jaytek.Contents/Admin/Lists/_Types.cshtml", types);
    }
}
