using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Pages.Contracts;
using Jaytek.Portfolio.Contracts.Views;

namespace Jaytek.Portfolio.Mixes;

/// <summary>The block that plays one mix: the one that was picked, while it is on the site, else the newest.</summary>
internal sealed class FeaturedMixView(IContentReader reader, MixFeatures features) : IContentView
{
    public string ContentType => "FeaturedMix";

    public async Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken)
    {
        var blocks = new List<object>(items.Count);
        foreach (var widget in items)
            blocks.Add(new FeaturedMixBlock(widget.Text(ContentType, "Heading"), await FeatureAsync(widget, cancellationToken)));
        return blocks;
    }

    private async Task<MixFeature?> FeatureAsync(ContentItem widget, CancellationToken cancellationToken)
    {
        if (widget.Picked(ContentType, "Mix") is [var id, ..]
            && await reader.GetAsync(id, ContentVersion.Published, cancellationToken) is { ContentType: MixSummaries.Type } picked
            && await features.BuildAsync(picked, cancellationToken) is { } chosen)
            return chosen;
        var newest = await reader.ListAsync(new ContentQuery(MixSummaries.Type) { Take = 1 }, cancellationToken);
        return newest.Items is [var mix] ? await features.BuildAsync(mix, cancellationToken) : null;
    }
}
