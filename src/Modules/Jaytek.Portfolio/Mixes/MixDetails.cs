using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;
using Jaytek.Portfolio.Contracts.Views;

namespace Jaytek.Portfolio.Mixes;

/// <summary>What a mix's own page says.</summary>
internal sealed class MixDetails(
    SummaryLists lists, IContentText text, PageHeads heads, MixPlayers players)
{
    private const string Type = MixSummaries.Type;
    private const int MaxTracks = 500;
    private const int MaxMore = 4;

    public async Task<MixDetail> BuildAsync(ContentItem item, MixSummary summary, CancellationToken cancellationToken)
    {
        var about = item.Markdown(Type, "Description");
        var player = await players.FindAsync(item, summary, cancellationToken);
        return new MixDetail(
            await heads.OfAsync(item, about ?? (summary.DJ is { } dj ? $"A mix by {dj.Text}." : null), summary.Cover, new CardLines("Mix", summary.DJ?.Text), cancellationToken),
            item.ContentItemVersionId,
            summary,
            item.Number(Type, "Bpm"),
            item.Instant(Type, "RecordedOn") is { } day ? DateOnly.FromDateTime(day.UtcDateTime) : null,
            text.MarkdownToHtml(about),
            player,
            item.Flag(Type, "DownloadAllowed") ? player?.AudioUrl : null,
            Tracks(item),
            await MoreAsync(item, cancellationToken));
    }

    private static IReadOnlyList<TrackView> Tracks(ContentItem item) =>
        [.. (item.Part("Tracklist")?["ContentItems"] as JsonArray ?? []).OfType<JsonObject>().Take(MaxTracks)
            .Select(ContentItem.From).Select(Track)];

    private static TrackView Track(ContentItem entry) => new(
        entry.Number("TracklistEntry", "StartSeconds") is >= 0 and var seconds ? seconds : null,
        entry.Text("TracklistEntry", "Title") ?? entry.DisplayText ?? "Unknown",
        entry.Text("TracklistEntry", "Artist"),
        entry.Text("TracklistEntry", "Label"));

    private async Task<IReadOnlyList<DisplayItem>> MoreAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if (MixSummaries.DJOf(item).FirstOrDefault() is not { } dj)
            return [];
        // One more, since this mix is among them.
        var list = await lists.ListAsync(new ContentQuery(Type) { Filters = [ContentFilter.Equal("DJ", dj)], Take = MaxMore + 1 }, cancellationToken);
        return MixSummaries.WithoutDJ([.. list.Items.Where(other => ((MixSummary)other.Model).Id != item.ContentItemId).Take(MaxMore)]);
    }
}
