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
        {"name":"TwitterSettings","ConsumerKey":"app"}
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
    [BothDatabases("refuse", "test.refused")]
    [BothDatabases("crash", "recipes.step.crashed")]
    public async Task A_step_that_fails_is_undone_and_the_check_goes_on_to_the_next_mistake(DatabaseProvider provider, string then, string code)
    {
        var site = await SharedSites.GetAsync(provider);
        var section = $"Undone{then}";
        var report = await site.CheckRecipeAsync("goes-on", $$"""
            {"name":"Feature","enable":["Test.Probe"]},
            {"name":"probe","write":"{{section}}","then":"{{then}}"},
            {"name":"probe","write":"{{section}}"},
            {"name":"Settings","PageSize":0}
            """);
        Assert.Null(report.Error);
        Assert.Equal(code, report.Value.Error?.Code);
        Assert.Contains("step 2 probe", report.Value.Error!.Message, StringComparison.Ordinal);
        Assert.Equal([null, code, null, "engine.settings.invalid"], report.Value.Steps.Select(step => step.Error?.Code));
        Assert.Equal([null, null, 2, 2], report.Value.Steps.Select(step => step.After));
        // What the failed step wrote was gone when the next one came.
        Assert.Equal("step 3 probe: 1 created, 0 changed, 0 unchanged (it may depend on step 2, which failed)", report.Value.Steps[2].ToString());
        Assert.Null(await site.SectionAsync(section));
    }

    [Theory, BothDatabases]
    public async Task A_statement_that_the_database_refuses_does_not_end_the_check(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var report = await site.CheckRecipeAsync("sql", """
            {"name":"Feature","enable":["Test.Probe"]},{"name":"probe","then":"break"},{"name":"probe","write":"AfterBroken"}
            """);
        Assert.Equal([null, "recipes.step.crashed", null], report.Value.Steps.Select(step => step.Error?.Code));
        Assert.Equal(1, report.Value.Steps[2].Created);
    }
}
