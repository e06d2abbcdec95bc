using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Site;

/// <summary>The block that plays one mix.</summary>
[Collection(nameof(PublicPages))]
public sealed class FeaturedMixTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task Block_shows_the_picked_mix_while_it_is_on_the_site_and_then_the_newest(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var picked = await site.PublishedMixAsync(PublicItems.Unique("Picked"));
        var newest = await site.PublishedMixAsync(PublicItems.Unique("Newest"));
        var page = await site.PublishedAsync(PageWith(picked.ContentItemId));

        var first = await site.GetAsync(PublicItems.PathOf(page));
        await site.InScopeAsync(services => services.Manager().DeleteAsync(picked.ContentItemId, null, CancellationToken.None));
        await site.DeliverEventsAsync();
        var then = await site.GetAsync(PublicItems.PathOf(page));

        Assert.Contains("<h2>Tonight</h2>", first, StringComparison.Ordinal);
        Assert.Contains($"href=\"{PublicItems.PathOf(picked)}\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain(picked.DisplayText!, then, StringComparison.Ordinal);
        Assert.Contains($"href=\"{PublicItems.PathOf(newest)}\"", then, StringComparison.Ordinal);
    }

    private static ContentItem PageWith(string mixId) => PublicItems.Item("Page", PublicItems.Unique("Front"), parts: $$"""
        {"FlowPart":{"Widgets":[{"ContentItemId":"{{PublicId.New()}}","ContentType":"FeaturedMix",
         "FeaturedMix":{"Heading":{"Text":"Tonight"},"Mix":{"ContentItemIds":["{{mixId}}"]} },"FlowMetadata":{"Alignment":"Justify","Size":100} }]} }
        """);
}
