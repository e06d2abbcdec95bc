using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Settings;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Site;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Pages.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Pages;

/// <summary>Who makes an item the home page. On a site of its own, since the home page is everybody's.</summary>
public sealed class HomePageTests
{
    [Theory, BothDatabases]
    public async Task Only_who_may_choose_the_home_page_ticks_it_or_takes_it_back_and_each_change_is_told(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        await site.StepOkAsync(JsonNode.Parse("""
            {"name":"Roles","Roles":[{"Name":"Author","PermissionBehavior":"Add","Permissions":["PublishContent","EditContent","CloneContent"]},
             {"Name":"Front","PermissionBehavior":"Add","Permissions":["PublishContent","EditContent","SetHomepage"]}]}
            """)!.AsObject());
        var (author, front) = ((await site.NewAsync("Author")).Actor, (await site.NewAsync("Front")).Actor);

        var refused = await PublishAsync(site, Page("Taken over", isHome: true), author);
        Assert.Equal(("contents.item.invalid", "AutoroutePart.SetHomepage"), (refused.Error?.Code, refused.Error?.Members?.Keys.Single()));
        var first = (await PublishAsync(site, Page("First", isHome: true), front)).Value;
        Assert.Equal(first.ContentItemId, await HomeAsync(site));
        Assert.Contains("'First' is the home page", (await LastToldAsync(site)).Summary, StringComparison.Ordinal);

        // Its author goes on writing what is the home page; what only was it stays what it is.
        first.GetOrAddPart("TitlePart")["Title"] = "First again";
        Assert.Null((await PublishAsync(site, first, author)).Error);
        var second = (await PublishAsync(site, Page("Second", isHome: true), front)).Value;
        Assert.Equal(second.ContentItemId, await HomeAsync(site));
        Assert.Equal("pages.home.not_allowed", (await PublishAsync(site, first, author)).Error?.Code);
        Assert.Equal(second.ContentItemId, await HomeAsync(site));
        first.GetOrAddPart("AutoroutePart").Remove("SetHomepage");
        Assert.Null((await PublishAsync(site, first, author)).Error);
        Assert.Equal(second.ContentItemId, await HomeAsync(site));

        var copy = await site.ManageAsync(m => m.CloneAsync(second.ContentItemId, CancellationToken.None), author);
        Assert.Null(copy.Error);
        Assert.Null(copy.Value.Part("AutoroutePart")!["SetHomepage"]);
        await site.ManageAsync(m => m.UnpublishAsync(second.ContentItemId, null, CancellationToken.None));
        Assert.Equal("", await HomeAsync(site));
        Assert.Contains("The theme's own home page is back", (await LastToldAsync(site)).Summary, StringComparison.Ordinal);
    }

    private static ContentItem Page(string title, bool isHome)
    {
        var page = PublicItems.Page(title, "## Words");
        page.GetOrAddPart("AutoroutePart")["SetHomepage"] = isHome;
        return page;
    }

    private static Task<Result<ContentItem>> PublishAsync(TestSite site, ContentItem item, Actor actor) =>
        site.ManageAsync(m => m.SaveAndPublishAsync(item.Clone(), null, CancellationToken.None), actor);

    private static Task<string> HomeAsync(TestSite site) => site.InScopeAsync(async services =>
        (await services.GetRequiredService<ISettings<HomePageSettings>>().GetAsync(CancellationToken.None)).ContentItemId);

    private static Task<AuditEntry> LastToldAsync(TestSite site) => site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<AuditEntry>()
        .AsNoTracking().Where(entry => entry.Action == "pages.home.follow").OrderByDescending(entry => entry.Id).FirstAsync());
}
