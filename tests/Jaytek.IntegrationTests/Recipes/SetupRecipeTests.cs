using System.Net;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Recipes.Library;
using Jaytek.Recipes.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Recipes;

/// <summary>The set-up recipes that the product ships skip nothing, and change nothing when they are run again.</summary>
public sealed class SetupRecipeTests
{
    [Theory]
    [BothDatabases("jaytek")]
    [BothDatabases("headless")]
    [BothDatabases("test-minimal")]
    public async Task A_shipped_recipe_sets_a_site_up_without_warnings(DatabaseProvider provider, string recipe)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Recipe: recipe));
        Assert.DoesNotContain("warning", site.SetupOutput, StringComparison.Ordinal);
        var again = await site.InScopeAsync(async services =>
        {
            var found = await services.GetRequiredService<RecipeLibrary>().FindAsync(recipe, CancellationToken.None);
            return await services.GetRequiredService<RunRecipe>().RunAsync(found.Value, _ => { }, CancellationToken.None);
        });
        Assert.Null(again.Error);
        Assert.Null(again.Value.Error);
        Assert.True(again.Value.ChangedNothing, string.Join('\n', again.Value.Steps));
    }

    [Theory]
    [BothDatabases("jaytek", HttpStatusCode.OK)]
    [BothDatabases("headless", HttpStatusCode.NotFound)]
    public async Task Only_a_site_with_public_pages_has_a_home_page(DatabaseProvider provider, string recipe, HttpStatusCode home)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Recipe: recipe));
        using var client = site.NewClient();
        Assert.Equal(home, (await client.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/content?type=Mix")).StatusCode);
    }
}
