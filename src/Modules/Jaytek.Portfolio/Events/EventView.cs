using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Engine.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Portfolio.Contracts.Views;
using Jaytek.Portfolio.Feeds;
using Jaytek.Portfolio.Texts;

namespace Jaytek.Portfolio.Events;

/// <summary>Dates as pages and lists show them.</summary>
internal sealed class EventView(
    IContentReader reader, IContentText text, PageHeads heads, ContentDisplay display, EventSummaries summaries) : IContentView
{
    private const int MaxDJs = 24;

    private const string Type = EventSummaries.Type;

    public string ContentType => Type;

    public async Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken)
    {
        var built = new List<object>(items.Count);
        foreach (var item in items)
            built.Add(displayType == "Detail" ? Described(await DetailAsync(item, cancellationToken), item) : summaries.Build(item));
        return built;
    }

    private static EventDetail Described(EventDetail detail, ContentItem item) => detail with
    {
        Head = detail.Head with
        {
            Above = [new PageCrumb("Dates", "/events")],
            Data = [.. new[] { EventData.Of(detail, item) }.OfType<JsonObject>(), .. detail.Head.Data],
            Feeds = [new PageFeed(detail.Summary.Title, detail.Summary.Url + ".ics", PortfolioFeeds.Calendar)],
        },
    };

    private async Task<EventDetail> DetailAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var summary = summaries.Build(item);
        var ids = item.Picked(Type, "DJs").Take(MaxDJs).ToList();
        var djs = await reader.GetManyAsync(ids, ContentVersion.Published, cancellationToken);
        var about = item.Markdown(Type, "Description");
        return new EventDetail(
            await heads.OfAsync(item, about ?? Announcement(summary), item.Picture(Type, "Flyer"), new CardLines("Event", Announcement(summary)), cancellationToken),
            item.ContentItemVersionId,
            summary,
            item.Picture(Type, "Flyer"),
            VenueTime.Parse(item.Text(Type, "EndLocal")),
            item.Instant(Type, "StartUtc"),
            item.Text(Type, "TimeZone"),
            item.Text(Type, "VenueAddress"),
            Countries.NameOf(item.Text(Type, "VenueCountry")),
            text.MarkdownToHtml(about),
            await display.ShowAsync([.. ids.Select(djs.GetValueOrDefault).OfType<ContentItem>()], "Summary", cancellationToken),
            Offset(item, summary));
    }

    private static TimeSpan? Offset(ContentItem item, EventSummary summary) =>
        summary.Start is { } start && item.Instant(Type, "StartUtc") is { } utc ? start - utc.UtcDateTime : null;

    /// <summary>When and where, for a date that says nothing about itself.</summary>
    private static string Announcement(EventSummary date) => string.Join(", ", new[]
    {
        date.Start?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), date.VenueName, date.City,
    }.OfType<string>());
}
