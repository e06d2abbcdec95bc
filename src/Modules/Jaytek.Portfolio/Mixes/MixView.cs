using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Engine.Contracts;
using Jaytek.Portfolio.Contracts.Views;

namespace Jaytek.Portfolio.Mixes;

/// <summary>Mixes as pages and lists show them.</summary>
internal sealed class MixView(MixSummaries summaries, MixDetails details) : IContentView
{
    public string ContentType => MixSummaries.Type;

    public async Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken)
    {
        var built = await summaries.BuildAsync(items, cancellationToken);
        if (displayType != "Detail")
            return built;
        var pages = new List<object>(items.Count);
        for (var at = 0; at < items.Count; at++)
            pages.Add(Described(await details.BuildAsync(items[at], built[at], cancellationToken), items[at]));
        return pages;
    }

    private static MixDetail Described(MixDetail detail, ContentItem item) => detail with
    {
        Head = detail.Head with
        {
            SocialType = detail.Head.SocialType == "website" ? "music.song" : detail.Head.SocialType,
            Above = [new PageCrumb("Mixes", "/mixes")],
            Data = [MixData.Of(detail, item.PublishedUtc), .. detail.Head.Data],
        },
    };
}
