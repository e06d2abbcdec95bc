using System.Text;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Portfolio.Feeds;

/// <summary>Mixes and dates for feed readers and calendars.</summary>
internal static class FeedEndpoints
{
    private const string Why = "Feeds hold what everybody may view.";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/mixes.rss", async (HttpContext context, FeedItems feeds, CancellationToken cancellationToken) =>
            Rss(context, await feeds.MixesAsync(context.Request, null, cancellationToken))).Open(Why);
        routes.MapGet("/events.rss", async (HttpContext context, FeedItems feeds, CancellationToken cancellationToken) =>
            Rss(context, await feeds.DatesAsync(context.Request, cancellationToken))).Open(Why);
        routes.MapGet("/djs/{slug}/mixes.rss", async (string slug, HttpContext context, FeedItems feeds, CancellationToken cancellationToken) =>
            await feeds.DJAsync(slug, cancellationToken) is { } dj ? Rss(context, await feeds.MixesAsync(context.Request, dj, cancellationToken)) : Results.NotFound()).Open(Why);
        routes.MapGet("/events.ics", async (HttpContext context, FeedItems feeds, CancellationToken cancellationToken) =>
            Calendar(context, await feeds.CalendarAsync(context.Request, null, cancellationToken), "dates")).Open(Why);
        routes.MapGet("/events/{slug}.ics", async (string slug, HttpContext context, FeedItems feeds, CancellationToken cancellationToken) =>
            await feeds.DateAsync(context.Request, slug, cancellationToken) is { } file ? Calendar(context, file, slug) : Results.NotFound()).Open(Why);
        routes.MapGet("/djs/{slug}/events.ics", async (string slug, HttpContext context, FeedItems feeds, CancellationToken cancellationToken) =>
            await feeds.DJAsync(slug, cancellationToken) is { } dj ? Calendar(context, await feeds.CalendarAsync(context.Request, dj, cancellationToken), slug) : Results.NotFound()).Open(Why);
    }

    private static IResult Rss(HttpContext context, byte[] feed)
    {
        context.Response.Headers.CacheControl = "public, max-age=600";
        return Results.Bytes(feed, PortfolioFeeds.Rss + "; charset=utf-8");
    }

    // Named, since a browser saves it; a subscription asks by its address.
    private static IResult Calendar(HttpContext context, string calendar, string name)
    {
        context.Response.Headers.CacheControl = "public, max-age=600";
        return Results.File(Encoding.UTF8.GetBytes(calendar), PortfolioFeeds.Calendar + "; charset=utf-8", $"{name}.ics");
    }
}
