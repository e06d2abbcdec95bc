using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;
using Jaytek.Portfolio.Contracts.Views;
using Jaytek.Portfolio.Events;
using Jaytek.Portfolio.Mixes;
using Jaytek.Portfolio.Texts;

namespace Jaytek.Portfolio.DJs;

/// <summary>What a DJ's own page says.</summary>
internal sealed class DJDetails(
    IContentReader reader,
    IContentText text,
    PageHeads heads,
    SummaryLists lists,
    DJSummaries summaries,
    MixFeatures features,
    EventDates dates)
{
    private const string Type = DJSummaries.Type;
    private const int MixesShown = 7;
    private const int DatesShown = 8;
    private const int MaxLinks = 20;

    public async Task<DJDetail> BuildAsync(ContentItem item, DJSummary summary, CancellationToken cancellationToken)
    {
        var bio = item.Markdown(Type, "Bio");
        var recent = await lists.ListAsync(
            new ContentQuery(MixSummaries.Type)
            {
                Filters = [ContentFilter.Equal("DJ", item.ContentItemId)], Take = MixesShown, Total = ContentTotal.Capped,
            },
            cancellationToken);
        var latest = recent.Items is [var newest, ..] ? await LatestAsync((MixSummary)newest.Model, cancellationToken) : null;
        var path = $"/mixes?dj={Uri.EscapeDataString(summary.Url.Split('/')[^1])}";
        return new DJDetail(
            await heads.OfAsync(item, bio, summary.Picture, new CardLines("DJ", summary.Place), cancellationToken),
            item.ContentItemVersionId,
            summary,
            Banner(item),
            FirstSentence.Of(text, bio),
            text.MarkdownToHtml(bio),
            Links(item),
            latest,
            MixSummaries.WithoutDJ([.. recent.Items.Skip(1)]),
            new Paging(1, MixesShown, (int)(recent.Total ?? recent.Items.Count), path),
            await dates.ComingAsync(item.ContentItemId, DatesShown, cancellationToken));
    }

    private ImageRequest Banner(ContentItem item)
    {
        var hasBanner = item.MediaPaths(Type, "Banner").Count > 0;
        return item.Picture(Type, hasBanner ? "Banner" : "Photo", summaries.MainGenre(item)) with { Alt = "" };
    }

    // The list may be older than the newest change.
    private async Task<MixFeature?> LatestAsync(MixSummary newest, CancellationToken cancellationToken) =>
        await reader.GetAsync(newest.Id, ContentVersion.Published, cancellationToken) is { } mix ? await features.BuildAsync(mix, cancellationToken) : null;

    private static IReadOnlyList<LinkText> Links(ContentItem item)
    {
        var elsewhere = (item.Part("SocialLinks")?["ContentItems"] as JsonArray ?? []).OfType<JsonObject>().Take(MaxLinks)
            .Select(ContentItem.From)
            .Select(link => link.Link("SocialLink", "Url", link.Text("SocialLink", "Network")));
        return [.. elsewhere.Prepend(item.Link(Type, "Website")).OfType<LinkText>()];
    }
}
