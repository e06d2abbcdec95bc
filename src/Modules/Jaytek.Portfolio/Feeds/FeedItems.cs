using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.Media.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Portfolio.Events;
using Jaytek.Portfolio.Mixes;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Portfolio.Feeds;

/// <summary>What feeds hold: what nobody in particular may view, since feeds are kept by whoever fetches them.</summary>
internal sealed class FeedItems(
    IContentReader reader, IAuthorizer authorizer, IContentText text, IMediaFiles files, EventCalendarFile calendar, SiteAddress address,
    ISettings<SiteSettings> site, TimeProvider clock)
{
    private const int MostMixes = 50;
    private const int MostDates = 100;

    // Calendars that were fetched keep what has just been.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    /// <summary>A DJ by slug, or null.</summary>
    public async Task<ContentItem?> DJAsync(string slug, CancellationToken cancellationToken) =>
        await reader.FindBySlugAsync("DJProfile", slug, cancellationToken) is { } dj && await IsPublicAsync(dj, cancellationToken) ? dj : null;

    /// <summary>The newest mixes, of a DJ or of all, as RSS.</summary>
    public async Task<byte[]> MixesAsync(HttpRequest request, ContentItem? dj, CancellationToken cancellationToken)
    {
        var root = await address.OfAsync(request, cancellationToken);
        var query = new ContentQuery(MixSummaries.Type) { Filters = dj is null ? [] : [ContentFilter.Equal("DJ", dj.ContentItemId)], Take = MostMixes };
        var mixes = await PublicAsync((await reader.ListAsync(query, cancellationToken)).Items, cancellationToken);
        var djs = await reader.GetManyAsync([.. mixes.SelectMany(MixSummaries.DJOf).Distinct()], ContentVersion.Published, cancellationToken);
        var items = new List<RssItem>(mixes.Count);
        foreach (var mix in mixes)
        {
            items.Add(new RssItem(
                mix.ContentItemId, mix.Title(), root + (mix.Url() ?? $"/mixes/{mix.ContentItemId}"), mix.PublishedUtc ?? clock.GetUtcNow(),
                text.MarkdownToHtml(mix.Markdown(MixSummaries.Type, "Description")),
                MixSummaries.DJOf(mix).Select(djs.GetValueOrDefault).OfType<ContentItem>().FirstOrDefault()?.Title(),
                await AudioAsync(mix, root, cancellationToken)));
        }

        var name = (await site.GetAsync(cancellationToken)).SiteName;
        return dj is null
            ? RssFile.Of($"{name}: new mixes", root + "/mixes", root + "/mixes.rss", $"The newest mixes at {name}.", items, name)
            : RssFile.Of($"Mixes by {dj.Title()}", root + dj.Url(), root + request.Path, $"The newest mixes by {dj.Title()}.", items, dj.Title());
    }

    /// <summary>The dates that were published last, as RSS.</summary>
    public async Task<byte[]> DatesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var root = await address.OfAsync(request, cancellationToken);
        var dates = await PublicAsync((await reader.ListAsync(new ContentQuery(EventSummaries.Type) { Take = MostMixes }, cancellationToken)).Items, cancellationToken);
        var name = (await site.GetAsync(cancellationToken)).SiteName;
        return RssFile.Of($"{name}: new dates", root + "/events", root + "/events.rss", $"Dates as {name} announces them.", [.. dates.Select(date => new RssItem(
            date.ContentItemId, date.Title(), root + (date.Url() ?? $"/events/{date.ContentItemId}"), date.PublishedUtc ?? clock.GetUtcNow(),
            text.MarkdownToHtml(date.Markdown(EventSummaries.Type, "Description"))))]);
    }

    /// <summary>One date as a calendar, or null.</summary>
    public async Task<string?> DateAsync(HttpRequest request, string slug, CancellationToken cancellationToken) =>
        await reader.FindBySlugAsync(EventSummaries.Type, slug, cancellationToken) is { } date && await IsPublicAsync(date, cancellationToken)
            ? await CalendarAsync(request, [date], date.Title(), cancellationToken)
            : null;

    /// <summary>Coming dates and those that have just been, of a DJ or of all, as a calendar.</summary>
    public async Task<string> CalendarAsync(HttpRequest request, ContentItem? dj, CancellationToken cancellationToken)
    {
        var query = EventQueries.ByStart(clock.GetUtcNow() - Kept, isPast: false) with { Take = MostDates };
        if (dj is not null)
            query = query with { Filters = [.. query.Filters, ContentFilter.Equal("DJs", dj.ContentItemId)] };
        var dates = await PublicAsync((await reader.ListAsync(query, cancellationToken)).Items, cancellationToken);
        var name = (await site.GetAsync(cancellationToken)).SiteName;
        return await CalendarAsync(request, dates, dj is null ? $"{name}: dates" : $"{dj.Title()}: dates", cancellationToken);
    }

    private async Task<string> CalendarAsync(HttpRequest request, IReadOnlyList<ContentItem> dates, string name, CancellationToken cancellationToken) =>
        calendar.Of(dates, name, (await site.GetAsync(cancellationToken)).SiteId, await address.OfAsync(request, cancellationToken));

    private async Task<RssEnclosure?> AudioAsync(ContentItem mix, string root, CancellationToken cancellationToken) =>
        mix.MediaPaths(MixSummaries.Type, "Audio") is [var path, ..] && await files.FindAsync(path, cancellationToken) is { } file
            ? new RssEnclosure(
                root + MediaUrl.Of(path), file.Length, file.ContentType, mix.Number(MixSummaries.Type, "DurationSeconds") is > 0 and var seconds ? seconds : null)
            : null;

    private async Task<IReadOnlyList<ContentItem>> PublicAsync(IReadOnlyList<ContentItem> items, CancellationToken cancellationToken)
    {
        var open = new List<ContentItem>(items.Count);
        foreach (var item in items)
        {
            if (await IsPublicAsync(item, cancellationToken))
                open.Add(item);
        }

        return open;
    }

    private ValueTask<bool> IsPublicAsync(ContentItem item, CancellationToken cancellationToken) =>
        authorizer.AllowsAsync(Actor.Anonymous, ContentPermissions.Of(item.ContentType, "view"), "", cancellationToken);
}
