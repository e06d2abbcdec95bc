using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Site;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Search.Index;
using Jaytek.Search.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Search;

/// <summary>What a question costs of which nothing is found: anybody may ask it, as often as they like.</summary>
public sealed class SearchCostTests
{
    [Theory, BothDatabases]
    public async Task The_newest_titles_are_compared_and_no_others(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        await site.PublishedMixAsync("Lantern");
        await site.FollowedAsync();

        await AddNewerAsync(site, from: 0, count: NearestTitles.Compared - 1);
        Assert.Equal("Lantern", Assert.Single((await site.FoundAsync("lantrn"))!.Nearest).Title);
        await AddNewerAsync(site, from: NearestTitles.Compared, count: 1);
        Assert.Empty((await site.FoundAsync("lantrn"))!.Nearest);
    }

    [Theory, BothDatabases]
    public async Task The_newest_titles_stand_in_an_index(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        Assert.False(await site.InScopeAsync(async services =>
        {
            var index = WordIndexes.Of(provider);
            await using var connection = await services.GetRequiredService<IReadConnections>().OpenAsync(CancellationToken.None);
            await using var command = connection.Command(
                NearestTitles.Sql(FindDocuments.VisibleIn(index)),
                ("@brand", 1), ("@culture", "en"), ("@kinds", index.Kinds(["Mix", "Page"])), ("@take", NearestTitles.Compared));
            return await QueryPlans.SortsAsync(command, provider);
        }));
    }

    [Theory, BothDatabases]
    public async Task Links_of_the_page_stay_in_the_folder_in_which_the_site_stands(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek") { Services = services => services.AddSingleton<IStartupFilter, InFolder>() });
        await site.PublishedMixAsync("Lantern");
        await site.FollowedAsync();
        foreach (var typed in new[] { "lantern", "lantrn" })
            Assert.Contains("href=\"/sub/mixes/lantern\"", await site.GetAsync($"/sub/search?q={typed}"), StringComparison.Ordinal);
        Assert.Contains("href=\"/sub/search?q=lantern&amp;kind=Mix\"", await site.GetAsync("/sub/search?q=lantern&kind=Mix"), StringComparison.Ordinal);
        Assert.Contains("\"/sub/mixes/lantern\"", await site.GetAsync("/sub/search/suggest?q=lant"), StringComparison.Ordinal);
    }

    private sealed class InFolder : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UsePathBase("/sub");
            next(app);
        };
    }

    private static Task AddNewerAsync(TestSite site, int from, int count) => site.InScopeAsync(async services =>
    {
        var (db, host, at) = (services.GetRequiredService<JaytekDb>(), services.GetRequiredService<IHostContext>(), DateTimeOffset.UtcNow.AddDays(1));
        foreach (var i in Enumerable.Range(from, count))
        {
            var row = new SearchRow { BrandId = host.BrandId, Culture = "", Source = "test", Key = PublicId.New() };
            row.Take(new SearchDocument(row.Key, "Mix", $"Other {i}", null, "", $"/mixes/other-{i}", at));
            db.Add(row);
        }
        return await db.SaveChangesAsync();
    });
}
