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
    IContentRights rights,
    PageHeads heads,
    ContentDisplay display,
    DJSummaries summaries,
    MixSummaries mixes,
    MixPlayers players,
    EventDates dates)
{
    private const string Type = DJSummaries.Type;
    private const int MixesShown = 7;
    private const int DatesShown = 8;
    private const int MaxLinks = 20;

    public async Task<DJDetail> BuildAsync(ContentItem item, DJSummary summary, CancellationToken cancellationToken)
    {
        var bio = item.Markdown(Type, "Bio");
        var recent = await reader.ListAsync(
            new ContentQuery(MixSummaries.Type)
            {
                Filters = [ContentFilter.Equal("DJ", item.ContentItemId)], Take = MixesShown, Total = ContentTotal.Capped,
            },
            cancellationToken);
        var latest = await LatestAsync(recent.Items, cancellationToken);
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
            MixSummaries.WithoutDJ(await display.ShowAsync([.. recent.Items.Skip(1)], "Summary", cancellationToken)),
            new Paging(1, MixesShown, (int)(recent.Total ?? recent.Items.Count), path),
            await dates.ComingAsync(item.ContentItemId, DatesShown, cancellationToken));
    }

    private ImageRequest Banner(ContentItem item)
    {
        var hasBanner = item.MediaPaths(Type, "Banner").Count > 0;
        return item.Picture(Type, hasBanner ? "Banner" : "Photo", summaries.MainGenre(item)) with { Alt = "" };
    }

    private async Task<MixFeature?> LatestAsync(IReadOnlyList<ContentItem> recent, CancellationToken cancellationToken)
    {
        if (recent is not [var mix, ..] || !await rights.MayViewAsync(mix, cancellationToken))
            return null;
        var summary = (await mixes.BuildAsync([mix], cancellationToken))[0];
        return new MixFeature(
            summary,
            FirstSentence.Of(text, mix.Markdown(MixSummaries.Type, "Description")),
            mix.Number(MixSummaries.Type, "Bpm"),
            await players.FindAsync(mix, summary, cancellationToken));
    }

    private static IReadOnlyList<LinkText> Links(ContentItem item)
    {
        var elsewhere = (item.Part("SocialLinks")?["ContentItems"] as JsonArray ?? []).OfType<JsonObject>().Take(MaxLinks)
            .Select(ContentItem.From)
            .Select(link => link.Link("SocialLink", "Url", link.Text("SocialLink", "Network")));
        return [.. elsewhere.Prepend(item.Link(Type, "Website")).OfType<LinkText>()];
    }
}
