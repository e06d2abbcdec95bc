using Jaytek.IntegrationTests.Site;
using static Jaytek.IntegrationTests.House.KnockWays;

namespace Jaytek.IntegrationTests.House;

/// <summary>How the public doors of the experiences are knocked at.</summary>
internal static class SiteKnocks
{
    public static IEnumerable<(string Door, Knock Knock)> All =>
    [
        ("GET /courses/{course}/{slug}", Get("", stage => PublicItems.PathOf(stage.Lesson))),
        ("GET /courses/{slug}", Get("", stage => PublicItems.PathOf(stage.Course))),
        ("GET /djs/{slug}", Get("", stage => PublicItems.PathOf(stage.Profile))),
        ("GET /djs/{slug}/events.ics", Get("", stage => PublicItems.PathOf(stage.Profile) + "/events.ics")),
        ("GET /djs/{slug}/mixes.rss", Get("", stage => PublicItems.PathOf(stage.Profile) + "/mixes.rss")),
        ("GET /events/{slug}", Get("", stage => PublicItems.PathOf(stage.Event))),
        ("GET /events/{slug}.ics", Get("", stage => PublicItems.PathOf(stage.Event) + ".ics")),
        ("GET /mixes/{slug}", Get("", stage => PublicItems.PathOf(stage.Mix))),
        ("GET /video/{id}", Get("", _ => "/video/dQw4w9WgXcQ")),
    ];
}
