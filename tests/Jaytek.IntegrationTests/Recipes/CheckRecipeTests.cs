using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Recipes.Kept;
using Jaytek.Recipes.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Recipes;

/// <summary>A check says what a run would do, and leaves no trace.</summary>
public sealed class CheckRecipeTests
{
    private const string Steps = """
        {"name":"Feature","enable":["Test.Probe"]},
        {"name":"probe","write":"Checked"},
        {"name":"Queries","Queries":[{"Name":"Recent","Source":"Sql"}]}
        """;

    [Theory, BothDatabases]
    public async Task A_check_sees_every_step_and_changes_nothing(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var report = await site.CheckRecipeAsync("checked", Steps);
        Assert.Null(report.Error);
        Assert.Equal([(0, 1, 0), (1, 0, 0), (1, 0, 0)], report.Value.Steps.Select(s => (s.Created, s.Changed, s.Unchanged)));

        Assert.False(site.Services.GetRequiredService<FeatureState>().IsOn(ProbeModule.Probe));
        Assert.Null(await site.SectionAsync("Checked"));
        await site.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<JaytekDb>();
            Assert.Empty(await db.Set<KeptStepData>().ToListAsync());
            Assert.False(await db.Set<RecipeRun>().AnyAsync(run => run.Name == "checked"));
            return true;
        });

        // What it foretold is what happens.
        var ran = await site.RunRecipeAsync("checked", Steps);
        Assert.Equal(report.Value.Steps.Select(s => s.ToString()), ran.Steps.Select(s => s.ToString()));
    }

    [Theory]
    [BothDatabases("""{"name":"Feature","enable":["Test.Probe"]},{"name":"probe","then":"refuse"}""", "test.refused")]
    [BothDatabases("""{"name":"Feature","enable":["Test.Probe"]},{"name":"probe","then":"crash"}""", "recipes.step.crashed")]
    public async Task A_check_ends_where_the_run_would_end(DatabaseProvider provider, string steps, string code)
    {
        var site = await SharedSites.GetAsync(provider);
        var report = await site.CheckRecipeAsync("ends", steps);
        Assert.Equal(code, report.Error?.Code);
        Assert.Contains("2 probe", report.Error!.Message, StringComparison.Ordinal);
    }
}
