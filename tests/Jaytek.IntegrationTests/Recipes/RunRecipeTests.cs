using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Recipes.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Recipes;

/// <summary>A step is one transaction; nothing is skipped silently; a second run changes nothing.</summary>
public sealed class RunRecipeTests
{
    [Theory, BothDatabases]
    public async Task A_feature_that_one_step_switches_on_serves_the_next(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        const string Steps = """{"name":"FEATURE","enable":["Test.Probe"]},{"name":"Probe","write":"First"}""";

        var report = await site.RunRecipeAsync("order", Steps);
        Assert.Null(report.Error);
        Assert.Equal(["step 1 FEATURE: 0 created, 1 changed, 0 unchanged", "step 2 Probe: 1 created, 0 changed, 0 unchanged"],
            report.Steps.Select(step => step.ToString()));
        Assert.Equal("{}", await site.SectionAsync("First"));

        Assert.True((await site.RunRecipeAsync("order", Steps)).ChangedNothing);
    }

    [Theory, BothDatabases]
    public async Task A_step_that_fails_is_rolled_back_whole_and_ends_the_recipe(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var report = await site.RunRecipeAsync("fails", """
            {"name":"Feature","enable":["Test.Probe"]},
            {"name":"probe","write":"Before"},
            {"name":"probe","write":"Within","then":"refuse"},
            {"name":"probe","write":"After"}
            """);
        Assert.Equal("test.refused", report.Error?.Code);
        Assert.Contains("step 3 probe", report.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(2, report.Steps.Count);
        Assert.Equal(("{}", null, null), (await site.SectionAsync("Before"), await site.SectionAsync("Within"), await site.SectionAsync("After")));

        var run = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<RecipeRun>().SingleAsync(r => r.Name == "fails"));
        Assert.Equal(RecipeOutcome.Failed, run.Outcome);
        Assert.Contains("test.refused", run.Error, StringComparison.Ordinal);
        Assert.Contains("\"number\":2", run.Steps, StringComparison.Ordinal);
        Assert.DoesNotContain("\"number\":3", run.Steps, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_step_that_crashes_ends_the_recipe_like_one_that_refuses(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var report = await site.RunRecipeAsync("crashes", """
            {"name":"Feature","enable":["Test.Probe"]},{"name":"probe","write":"Within","then":"crash"}
            """);
        Assert.Equal("recipes.step.crashed", report.Error?.Code);
        Assert.Null(await site.SectionAsync("Within"));
    }

    [Theory]
    [BothDatabases("""{"name":"no-such-step"}""", "line 1, column 27 ($.steps[0].name)", "no module knows steps named no-such-step")]
    [BothDatabases("""{"nome":"x"}""", "$.steps[0]", "without a `name`")]
    [BothDatabases("""{"name":"probe"}""", "$.steps[0].name", "the feature Test.Probe, which executes it, is off")]
    [BothDatabases("""{"name":"Feature","enable":["OrchardCore.Rockets"]}""", "$.steps[0].enable[0]", "no feature OrchardCore.Rockets")]
    [BothDatabases("""{"name":"Feature","disable":["Jaytek.Recipes"]}""", "$.steps[0].disable", "always on")]
    [BothDatabases("""{"name":"Themes","site":"TheBlogTheme"}""", "$.steps[0].site", "keeps its theme")]
    [BothDatabases("""{"name":"Themes","admin":"TheAdmin"}""", "$.steps[0].admin", "stays as it is")]
    [BothDatabases("""{"name":"Settings","RocketSettings":{"Fuel":1}}""", "$.steps[0].RocketSettings", "No module here reads")]
    [BothDatabases("""{"name":"Settings","Site":{"SiteId":"mine"}}""", "$.steps[0].Site", "not open to recipes")]
    [BothDatabases("""{"name":"custom-settings","Setup":{}}""", "$.steps[0].Setup", "may not replace")]
    [BothDatabases("""{"name":"Recipes","Values":[{"executionid":"1","name":"rockets"}]}""", "$.steps[0].Values[0]", "no recipe named rockets")]
    [BothDatabases("""{"name":"Command","Commands":["createUser /Password:hush"]}""", "$.steps[0].Commands[0]", "no command createUser")]
    [BothDatabases("""{"name":"ReloadTenant"}""", "$.steps[0].name", "take effect at once")]
    [BothDatabases("""{"name":"custom-settings","Meta":{"Url":"[env:URL]"}}""", "$.steps[0].Meta.Url", "no expression engine `env`")]
    public async Task What_is_skipped_is_a_warning_with_its_place(DatabaseProvider provider, string step, string place, string text)
    {
        var site = await SharedSites.GetAsync(provider);
        var report = await site.RunRecipeAsync("skips", step);
        Assert.Null(report.Error);
        var warnings = Assert.Single(report.Steps).Warnings;
        Assert.Contains(warnings, warning => warning.Contains(place, StringComparison.Ordinal) && warning.Contains(text, StringComparison.Ordinal));
        Assert.DoesNotContain("hush", string.Concat(warnings), StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("""{"name":"Settings","TimeZoneId":"Mars/Base"}""", "engine.settings.invalid", "$.steps[0].TimeZoneId")]
    [BothDatabases("""{"name":"Settings","PageSize":5000}""", "engine.settings.invalid", "$.steps[0].PageSize")]
    [BothDatabases("""{"name":"Settings","BaseUrl":"javascript:alert(1)"}""", "engine.settings.invalid", "$.steps[0].BaseUrl")]
    [BothDatabases("""{"name":"Settings","SiteName":"[js: f()]"}""", "recipes.script.failed", "$.steps[0].SiteName")]
    [BothDatabases("""{"name":"Settings","SiteName":"[file:text('/etc/hostname')]"}""", "recipes.expression.no_file", "$.steps[0].SiteName")]
    public async Task A_wrong_value_fails_the_step_and_names_its_place(DatabaseProvider provider, string step, string code, string place)
    {
        var site = await SharedSites.GetAsync(provider);
        var report = await site.RunRecipeAsync("wrong", step);
        Assert.Equal(code, report.Error?.Code);
        Assert.Contains(place, report.Error!.Message, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Orchards_feature_ids_mean_ours_and_dependents_go_off_with_what_they_need(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var on = await site.RunRecipeAsync("on", """{"name":"feature","enable":["OrchardCore.Rope","Test.Bell","Jaytek.Admin"]}""");
        Assert.Empty(Assert.Single(on.Steps).Warnings);
        var off = await site.RunRecipeAsync("off", """{"name":"feature","disable":["OrchardCore.Rope"]}""");
        Assert.Contains("Test.Bell went off too", Assert.Single(off.Steps[0].Warnings), StringComparison.Ordinal);
        Assert.False(site.Services.GetRequiredService<FeatureState>().IsOn("Test.Bell"));
    }

    [Theory, BothDatabases]
    public async Task Settings_and_custom_settings_are_kept_by_section_and_equal_ones_are_unchanged(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        const string Steps = """
            {"name":"settings","SiteName":"Harbour","PageSize":"30","TimeZoneId":"Europe/Lisbon","BaseUrl":"https://harbour.example/","HomeRoute":{"Action":"Display"}},
            {"name":"custom-settings","SocialMeta":{"ContentItemId":"[js: uuid()]","SocialMeta":{"Card":{"Text":"x"}}}},
            {"name":"Themes","site":"","admin":"Jaytek.Admin"}
            """;
        var first = await site.RunRecipeAsync("settings", Steps);
        Assert.Null(first.Error);
        Assert.Equal([(1, 1, 0), (1, 0, 0), (0, 0, 1)], first.Steps.Select(s => (s.Created, s.Changed, s.Unchanged)));
        var kept = await site.SectionAsync("Site");
        Assert.Contains("\"SiteName\":\"Harbour\"", kept, StringComparison.Ordinal);
        Assert.Contains("\"BaseUrl\":\"https://harbour.example\"", kept, StringComparison.Ordinal);
        Assert.Equal("""{"Action":"Display"}""", await site.SectionAsync("HomeRoute"));
        Assert.Contains("\"Card\"", await site.SectionAsync("SocialMeta"), StringComparison.Ordinal);
        Assert.True((await site.RunRecipeAsync("settings", Steps)).ChangedNothing);
    }

    [Theory, BothDatabases]
    public async Task Only_who_may_manage_recipes_runs_them(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var refused = await site.InScopeAsync(
            s => s.GetRequiredService<RunRecipe>().RunAsync(RecipeFixture.Open("mine", ""), _ => { }, CancellationToken.None), Actor.Anonymous);
        Assert.Equal("engine.unauthenticated", refused.Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task Others_write_while_a_step_is_prepared(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await site.RunRecipeAsync("on", """{"name":"Feature","enable":["Test.Probe"]}""");
        var wrote = false;
        ProbeModule.Slow = async _ =>
        {
            await site.NewAsync();
            wrote = true;
        };
        var report = await site.RunRecipeAsync("slow", """{"name":"probe","slow":true,"write":"Slow"}""");
        Assert.Null(report.Error);
        Assert.True(wrote);
    }

    [Theory, BothDatabases]
    public async Task A_run_whose_process_was_killed_is_marked_by_the_next_start_and_one_that_is_cancelled_at_once(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await site.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<JaytekDb>();
            db.AddRange(Running("killed", $"{Environment.MachineName}/{int.MaxValue}/1"), Running("reborn", $"{Environment.MachineName}/{Environment.ProcessId}/1"),
                Running("elsewhere", "another-machine/1/1"), Running("alive", ProcessMark.Own));
            return await db.SaveChangesAsync();
        });
        await site.RestartAsync();
        foreach (var (name, outcome) in new[]
        {
            ("killed", RecipeOutcome.Interrupted), ("reborn", RecipeOutcome.Interrupted), ("elsewhere", RecipeOutcome.Running), ("alive", RecipeOutcome.Running),
        })
            Assert.Equal(outcome, await OutcomeAsync(site, name));

        await site.RunRecipeAsync("on", """{"name":"Feature","enable":["Test.Probe"]}""");
        using var stop = new CancellationTokenSource();
        ProbeModule.Slow = async token =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => site.InScopeAsync(services =>
            services.GetRequiredService<RunRecipe>().RunAsync(RecipeFixture.Open("cancelled", """{"name":"probe","slow":true}"""), _ => { }, stop.Token)));
        Assert.Equal(RecipeOutcome.Interrupted, await OutcomeAsync(site, "cancelled"));
    }

    [Theory, BothDatabases]
    public async Task A_history_that_cannot_be_put_right_stops_neither_the_site_nor_a_recipe(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await site.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<JaytekDb>();
            db.Add(Running("killed", $"{Environment.MachineName}/{int.MaxValue}/1"));
            await db.SaveChangesAsync();
            return await db.Database.ExecuteSqlRawAsync(provider == DatabaseProvider.Sqlite
                ? "CREATE TRIGGER test_refuse BEFORE UPDATE ON cms_recipe_run WHEN NEW.name = 'killed' BEGIN SELECT RAISE(ABORT, 'refused'); END"
                : "ALTER TABLE cms_recipe_run ADD CONSTRAINT test_refuse CHECK (name <> 'killed' OR finished_at IS NULL)");
        });
        await site.RestartAsync();
        Assert.Equal(RecipeOutcome.Running, await OutcomeAsync(site, "killed"));
        Assert.Null((await site.RunRecipeAsync("on", """{"name":"Feature","enable":["Test.Probe"]}""")).Error);
        Assert.Equal(RecipeOutcome.Succeeded, await OutcomeAsync(site, "on"));
    }

    private static RecipeRun Running(string name, string process) => new()
    {
        Name = name, Origin = "a test", Process = process, StartedAt = DateTimeOffset.UnixEpoch, Outcome = RecipeOutcome.Running, Steps = "[]",
    };

    private static Task<RecipeOutcome> OutcomeAsync(TestSite site, string name) => site.InScopeAsync(services =>
        services.GetRequiredService<JaytekDb>().Set<RecipeRun>().Where(run => run.Name == name).Select(run => run.Outcome).SingleAsync());
}
