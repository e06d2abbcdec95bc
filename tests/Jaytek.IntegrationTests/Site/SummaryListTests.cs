using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Pages.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Site;

/// <summary>Lists that are kept for many: nobody gets another's, and a change is seen at once.</summary>
[Collection(nameof(PublicPages))]
public sealed class SummaryListTests(PublicSites sites)
{
    [Theory]
    [BothDatabases(true)]
    [BothDatabases(false)]
    public async Task Whoever_may_not_view_a_type_gets_no_list_that_was_kept_for_others_nor_leaves_theirs(DatabaseProvider provider, bool nobodyFirst)
    {
        var site = await sites.GetAsync(provider);
        var dj = await site.PublishedAsync(PublicItems.DJ(PublicItems.Unique("Owner")));
        await site.PublishedAsync(PublicItems.Mix(PublicItems.Unique("Kept"), dj.ContentItemId));
        var nobody = Actor.User(PublicId.New(), "nobody");

        Actor[] turns = nobodyFirst ? [nobody, Actor.Anonymous, nobody] : [Actor.Anonymous, nobody, Actor.Anonymous];
        foreach (var actor in turns)
            Assert.Equal(actor == nobody ? 0 : 1, await CountAsync(site, dj, actor));

        await site.PublishedAsync(PublicItems.Mix(PublicItems.Unique("New"), dj.ContentItemId));
        Assert.Equal(2, await CountAsync(site, dj, Actor.Anonymous));
    }

    private static Task<int> CountAsync(TestSite site, ContentItem dj, Actor actor) => site.InScopeAsync(
        async services => (await services.GetRequiredService<SummaryLists>().ListAsync(
            new ContentQuery("Mix") { Filters = [ContentFilter.Equal("DJ", dj.ContentItemId)] }, CancellationToken.None)).Items.Count,
        actor);
}
