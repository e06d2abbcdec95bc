using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Site;

/// <summary>What a page asks the database does not grow with what it shows, and stays near the five queries of a plain page.</summary>
[Collection(nameof(PublicPages))]
public sealed class QueryCountTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task A_kept_page_asks_nothing_and_a_page_made_anew_little(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var dj = await site.PublishedAsync(PublicItems.DJ(PublicItems.Unique("Many")));
        var mix = await site.PublishedAsync(PublicItems.Mix(PublicItems.Unique("First"), dj.ContentItemId));
        using var counted = new QueryCount(provider);
        using var visitor = site.NewClient();
        using var member = await site.BrowserAsync(await site.NewAsync("Administrator"));
        string[] paths = ["/", PublicItems.PathOf(dj), PublicItems.PathOf(mix), "/mixes", "/djs", "/events", "/courses"];

        var one = await CountAsync();
        for (var n = 0; n < 9; n++)
            await site.PublishedAsync(PublicItems.Mix(PublicItems.Unique("More"), dj.ContentItemId));
        var ten = await CountAsync();

        foreach (var (path, few, many) in paths.Zip(one, ten))
        {
            Assert.Equal(0, many.Kept);
            Assert.True(many.Changed <= few.Changed, $"{path} asked {few.Changed} times with one mix, {many.Changed} with ten");
            Assert.True(many.Anew <= 3, $"{path}, made anew for a member, asks {many.Anew} times");
            Assert.True(many.Changed <= 10, $"{path}, after a change, asks {many.Changed} times");
        }

        async Task<IReadOnlyList<(int Changed, int Kept, int Anew)>> CountAsync()
        {
            await site.PublishedAsync(PublicItems.Page(PublicItems.Unique("A change"), "Empties what is kept."));
            var counts = new List<(int, int, int)>();
            foreach (var path in paths)
            {
                var changed = await counted.OfAsync(visitor, path);
                var kept = await counted.OfAsync(visitor, path);
                await counted.OfAsync(member, path);
                counts.Add((changed, kept, await counted.OfAsync(member, path)));
            }
            return counts;
        }
    }
}
