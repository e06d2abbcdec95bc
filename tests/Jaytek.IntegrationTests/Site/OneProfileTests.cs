using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Site;

/// <summary>A DJ has one profile; who manages content makes as many as there are DJs.</summary>
[Collection(nameof(PublicPages))]
public sealed class OneProfileTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task A_second_profile_of_ones_own_is_refused_and_says_where_the_first_is(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (dj, admin) = (await site.NewAsync("DJ"), await site.NewAsync("Administrator"));
        var first = (await SaveAsync(site, "Mira Voss", dj.Actor)).Value;

        var refused = (await SaveAsync(site, "Mira Voss again", dj.Actor)).Error!;
        Assert.Equal(("contents.item.invalid", ErrorKind.Invalid), (refused.Code, refused.Kind));
        Assert.Contains($"“Mira Voss”. Change that one instead: /admin/content/edit/{first.ContentItemId}", refused.Message, StringComparison.Ordinal);
        Assert.NotNull((await site.ManageAsync(manager => manager.CloneAsync(first.ContentItemId, CancellationToken.None), dj.Actor)).Error);

        first.Part("TitlePart")!["Title"] = "Mira Voss II";
        Assert.Null((await site.ManageAsync(manager => manager.SaveDraftAsync(first, null, CancellationToken.None), dj.Actor)).Error);
        Assert.Null((await SaveAsync(site, "One", admin.Actor)).Error);
        Assert.Null((await SaveAsync(site, "Two", admin.Actor)).Error);

        await site.ManageAsync(manager => manager.DeleteAsync(first.ContentItemId, null, CancellationToken.None), admin.Actor);
        Assert.Null((await SaveAsync(site, "A new beginning", dj.Actor)).Error);
    }

    private static Task<Result<ContentItem>> SaveAsync(TestSite site, string name, Actor actor) =>
        site.ManageAsync(manager => manager.SaveDraftAsync(PublicItems.DJ(name), null, CancellationToken.None), actor);
}
