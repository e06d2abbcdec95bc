using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;

namespace Jaytek.Portfolio.DJs;

/// <summary>DJs as pages and lists show them.</summary>
internal sealed class DJView(DJSummaries summaries, DJDetails details) : IContentView
{
    public string ContentType => DJSummaries.Type;

    public async Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken)
    {
        var built = await summaries.BuildAsync(items, cancellationToken);
        if (displayType != "Detail")
            return built;
        var pages = new List<object>(items.Count);
        for (var at = 0; at < items.Count; at++)
            pages.Add(await details.BuildAsync(items[at], built[at], cancellationToken));
        return pages;
    }
}
