using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Site;

/// <summary>Each on a site of its own, since theme, features and home page are everybody's.</summary>
public sealed class ThemeAndFeatureTests
{
    [Theory, BothDatabases]
    public async Task Theme_overrides_the_view_that_it_has_and_takes_the_others_from_its_base(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        var dj = PublicItems.DJ("Mira Voss");
        await site.PublishedAsync(dj);

        var night = await site.GetAsync("/djs");
        await SetThemeAsync(site, "Jaytek.Daylight");
        var daylight = await site.GetAsync("/djs");
        await SetThemeAsync(site, "NoSuchTheme");
        var unknown = await site.GetAsync("/djs");

        Assert.Contains("<p class=\"card-facts\">", night, StringComparison.Ordinal);
        Assert.Contains("Jaytek.Night/styles/night", night, StringComparison.Ordinal);
        Assert.Contains("<p class=\"card-text\">", daylight, StringComparison.Ordinal);
        Assert.DoesNotContain("<p class=\"card-facts\">", daylight, StringComparison.Ordinal);
        Assert.Contains("Jaytek.Daylight/styles/daylight", daylight, StringComparison.Ordinal);
        Assert.Contains("<h1 class=\"page-title\">DJs</h1>", daylight, StringComparison.Ordinal);
        Assert.Contains("Jaytek.Daylight/styles/daylight", unknown, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Pages_of_a_feature_that_is_off_are_404_and_come_back_with_it(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        var dj = await site.PublishedAsync(PublicItems.DJ("Mira Voss"));
        await site.PublishedAsync(PublicItems.Mix("Harbour Lights", dj.ContentItemId));
        string[] paths = ["/djs", "/djs/mira-voss", "/mixes", "/mixes/harbour-lights", "/events"];

        await SwitchAsync(site, new FeatureSwitch([], ["Jaytek.Portfolio"]));
        foreach (var path in paths)
            await site.GetAsync(path, HttpStatusCode.NotFound);
        Assert.DoesNotContain("Harbour Lights", await site.GetAsync("/"), StringComparison.Ordinal);

        await SwitchAsync(site, new FeatureSwitch(["Jaytek.Portfolio"], []));
        foreach (var path in paths)
            await site.GetAsync(path);
    }

    [Theory, BothDatabases]
    public async Task Home_page_is_the_item_last_published_as_such_and_else_the_themes_own(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        var page = PublicItems.Page("Welcome in", "## Come in");
        page.GetOrAddPart("AutoroutePart")["SetHomepage"] = true;
        var published = await site.PublishedAsync(page);

        var html = await site.GetAsync("/");
        Assert.Contains("Come in", html, StringComparison.Ordinal);
        Assert.Contains(published.ContentItemVersionId, html, StringComparison.Ordinal);
        using (var client = site.NewClient())
        using (var answer = await client.GetAsync(PublicItems.PathOf(published)))
            Assert.Equal((HttpStatusCode.MovedPermanently, "/"), (answer.StatusCode, answer.Headers.Location?.OriginalString));

        await site.ManageAsync(manager => manager.UnpublishAsync(published.ContentItemId, null, CancellationToken.None));
        Assert.Contains("Newest mixes", await site.GetAsync("/"), StringComparison.Ordinal);
    }

    private static Task SetThemeAsync(TestSite site, string theme) =>
        site.StepAsync(new JsonObject { ["name"] = "Themes", ["site"] = theme });

    private static Task SwitchAsync(TestSite site, FeatureSwitch what) => site.InScopeAsync(async services =>
    {
        var result = await services.GetRequiredService<SwitchFeatures>().RunAsync(what, CancellationToken.None);
        Assert.Null(result.Error);
        return result;
    });
}
