using Jaytek.Admin.Contracts;
using Jaytek.Contents.Admin.Lists.Views;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;
using Jaytek.Contents.Items;
using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Recipes;
using Jaytek.IntegrationTests.Site;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>Sample content: what the step <c>demo-desk</c> lays on desks, how it is marked, and how it goes.</summary>
public sealed class DemoDeskTests
{
    [Theory, BothDatabases]
    public async Task Step_fills_trash_views_and_notices_once(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        var id = PublicId.New();
        var admin = (await AdminAsync(site))!;
        var steps = $$"""
            {"name":"Content","data":[{{DraftPage(id)}}]},
            {"name":"demo-desk","Trash":["{{id}}"],
             "Views":[{"UserId":"{{admin}}","ContentType":"Page","Name":"Drafts","Query":"?state=draft","IsShared":true}],
             "Notices":[{"UserId":"{{admin}}","Kind":"Warning","Text":"Look at the drafts.","Href":"/admin/content/Page"}]}
            """;

        var first = await site.RunRecipeAsync("desk", steps);
        var second = await site.RunRecipeAsync("desk", steps);

        Assert.True(first.Error is null && second.Error is null, $"{first.Error} {second.Error}");
        Assert.True(second.ChangedNothing, string.Join('\n', second.Steps));
        Assert.DoesNotContain(first.Steps, step => step.Warnings.Count > 0);
        Assert.Null(await LatestAsync(site, id));
        await site.InScopeAsync(async services =>
        {
            Assert.Equal("?state=draft", (await services.GetRequiredService<JaytekDb>().Set<ListView>().SingleAsync(view => view.Name == "Drafts")).Query);
            var notice = Assert.Single(await services.GetRequiredService<INotices>().ListAsync(admin, null, 10, CancellationToken.None));
            Assert.Equal((NoticeKind.Warning, "Look at the drafts."), (notice.Kind, notice.Text));
            return true;
        });
    }

    [Theory, BothDatabases]
    public async Task What_came_out_of_the_trash_is_not_put_back(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        var id = PublicId.New();
        var steps = $$"""{"name":"Content","data":[{{DraftPage(id)}}]},{"name":"demo-desk","Trash":["{{id}}"]}""";
        await site.RunRecipeAsync("desk", steps);
        Assert.True((await site.InScopeAsync(services => services.GetRequiredService<RestoreContent>().RunAsync(id, CancellationToken.None))).IsSuccess);

        var again = await site.RunRecipeAsync("desk", $$"""{"name":"demo-desk","Trash":["{{id}}"]}""");

        Assert.True(again.ChangedNothing, string.Join('\n', again.Steps));
        Assert.NotNull(await LatestAsync(site, id));
    }

    [Theory, BothDatabases]
    public async Task Marked_items_go_to_the_trash_by_a_command_and_others_stay(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        var (marked, own) = (PublicId.New(), PublicId.New());
        // The words of the mark in an editor's text are no mark.
        await site.RunRecipeAsync("some", $$"""{"name":"Content","data":[{{DraftPage(marked)}},{{DraftPage(own, mark: "\"NotesPart\":{\"About\":\"DemoPart\"}")}}]}""");
        await site.PublishedAsync((await LatestAsync(site, marked))!);

        var console = new CommandConsole(new StringWriter(), new StringWriter());
        var code = await site.InScopeAsync(services => services.GetRequiredService<ContentVerb>().RunAsync(["remove-demo"], console, CancellationToken.None));

        Assert.Equal((0, "1 item moved to the trash\n", ""), (code, console.Out.ToString(), console.Error.ToString()));
        Assert.Null(await LatestAsync(site, marked));
        Assert.NotNull(await LatestAsync(site, own));
    }

    [Theory, BothDatabases]
    public async Task Lists_of_the_dashboard_show_the_mark(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        await site.RunRecipeAsync("some", $$"""{"name":"Content","data":[{{DraftPage(PublicId.New())}}]}""");
        using var client = site.NewClient();
        await client.PostLoginAsync(TestSite.AdminName, TestSite.AdminPassword);

        var html = await client.GetStringAsync("/admin/content/Page");

        Assert.Equal(2, html.Split("class=\"title\"><a").Length - 1);
        Assert.Equal(1, html.Split("class=\"demo-mark\"").Length - 1);
    }

    private static string DraftPage(string id, string mark = "\"DemoPart\":{}") => $$"""
        {"ContentItemId":"{{id}}","ContentItemVersionId":"{{PublicId.Derived(id)}}","ContentType":"Page","DisplayText":"Sample {{id}}","Latest":true,"Published":false,
         "CreatedUtc":"2026-01-01T10:00:00Z","ModifiedUtc":"2026-01-01T10:00:00Z",{{mark}},"TitlePart":{"Title":"Sample {{id}}"} }
        """;

    private static Task<ContentItem?> LatestAsync(TestSite site, string id) =>
        site.InScopeAsync(services => services.Reader().GetAsync(id, ContentVersion.Latest, CancellationToken.None));

    private static Task<string?> AdminAsync(TestSite site) =>
        site.InScopeAsync(services => services.GetRequiredService<IUserDirectory>().FindIdByNameAsync(TestSite.AdminName, CancellationToken.None));
}
