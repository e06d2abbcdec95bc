using Jaytek.Engine.Contracts;

namespace Jaytek.Portfolio.Feeds;

/// <summary>The feeds of the whole site, and the lists for the sitemap.</summary>
internal sealed class PortfolioFeeds : ISiteFeeds, ISitemapPages
{
    public const string Rss = "application/rss+xml";
    public const string Calendar = "text/calendar";

    public IReadOnlyList<PageFeed> Feeds { get; } =
        [new("New mixes", "/mixes.rss", Rss), new("New dates", "/events.rss", Rss), new("All dates", "/events.ics", Calendar)];

    public IReadOnlyList<string> Paths { get; } = ["/djs", "/mixes", "/events"];

    /// <summary>The feeds of a DJ.</summary>
    public static IReadOnlyList<PageFeed> Of(string djUrl, string name) =>
        [new($"Mixes by {name}", $"{djUrl}/mixes.rss", Rss), new($"Dates of {name}", $"{djUrl}/events.ics", Calendar)];
}
