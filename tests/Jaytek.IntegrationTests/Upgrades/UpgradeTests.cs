using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.Engine.Hosting;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Upgrades;

/// <summary>Sites of every earlier release start on today's code, and lose nothing.</summary>
[Trait("Category", "Slow")]
public sealed class UpgradeTests
{
    [Fact, NoDatabase("Looks at the recordings only.")]
    public void A_release_is_recorded() => Assert.NotEmpty(RecordedRelease.All);

    [Theory, BothDatabases]
    public async Task Site_of_an_earlier_release_starts_and_has_lost_nothing(DatabaseProvider provider)
    {
        foreach (var release in RecordedRelease.All)
        {
            await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(
                "jaytek", Before: (connectionString, folder) => release.RestoreAsync(provider, connectionString, folder)));

            Assert.True(site.SetupOutput.Length == 0, $"{release} was set up anew: {site.SetupOutput}");
            Assert.Empty(await site.InScopeAsync(async s => await s.GetRequiredService<JaytekDb>().Database.GetPendingMigrationsAsync()));
            await AssertContentAsync(site, release);
            await AssertPeopleAsync(site);
            await site.RestartAsync();
            await AssertContentAsync(site, release);
        }
    }

    [Theory, BothDatabases]
    public void Migrations_of_a_release_stay_as_they_were_published(DatabaseProvider provider)
    {
        using var db = DesignTime.CreateContext(provider);
        var today = db.Database.GetMigrations().ToList();
        foreach (var release in RecordedRelease.All)
            Assert.Equal(release.Migrations(provider), today.Take(release.Migrations(provider).Count));
    }

    private static async Task AssertContentAsync(TestSite site, RecordedRelease release)
    {
        using var anybody = site.NewClient();
        foreach (var (id, body) in release.Answers(site.Provider))
        {
            // The recorded release told everybody the user name of who wrote an item; strangers are not told any more.
            body.AsObject().Remove("Author");
            Assert.True(JsonNode.DeepEquals(body, JsonNode.Parse(await anybody.GetStringAsync($"api/content/{id}"))), $"{release}: {id} answers otherwise than it did.");
        }

        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync("media/posters/opening.png")).StatusCode);
        Assert.Contains("Mira Voss", await anybody.GetStringAsync("djs/mira-voss"), StringComparison.Ordinal);

        using var admin = site.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await admin.PostLoginAsync(TestSite.AdminName, TestSite.AdminPassword)).StatusCode);
        Assert.Contains("Harbour Lights, as it will be", await admin.GetStringAsync("admin/content/edit/4upgradesample0000000mix01"), StringComparison.Ordinal);
        Assert.Contains("Opening night", await admin.GetStringAsync("admin/content/Poster"), StringComparison.Ordinal);
    }

    private static async Task AssertPeopleAsync(TestSite site)
    {
        using var keeper = site.NewClient();
        Assert.NotNull(await keeper.TokensAsync("keeper"));
    }
}
