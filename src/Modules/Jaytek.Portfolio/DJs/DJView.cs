using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Engine.Contracts;
using Jaytek.Portfolio.Contracts.Views;
using Jaytek.Portfolio.Feeds;

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
            pages.Add(Described(await details.BuildAsync(items[at], built[at], cancellationToken)));
        return pages;
    }

    private static DJDetail Described(DJDetail detail) => detail with
    {
        Head = detail.Head with
        {
            SocialType = detail.Head.SocialType == "website" ? "profile" : detail.Head.SocialType,
            Above = [new PageCrumb("DJs", "/djs")],
            Data = [DJData.Of(detail), .. detail.Head.Data],
            Feeds = PortfolioFeeds.Of(detail.Summary.Url, detail.Summary.Name),
        },
    };
}
