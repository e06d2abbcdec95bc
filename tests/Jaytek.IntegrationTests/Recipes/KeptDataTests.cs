using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Recipes.Kept;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Recipes;

/// <summary>What waits for its module is kept as it came, once, and handed over.</summary>
public sealed class KeptDataTests
{
    private const string Steps = """
        {"name":"workflowtype","data":[{"WorkflowTypeId":"w1","Name":"Approve","Activities":[{"Properties":{"Subject":{"Expression":"Hi {{ name }}"}}}],"Big":1.50}]},
        {"name":"Sitemaps","data":[{"SitemapId":"s1","$type":"X, Y"},{"Path":"no key"}]},
        {"name":"lucene-index","Indices":[{"Search":{"AnalyzerName":"standardanalyzer"}}]},
        {"name":"Translations","translations":[{"culture":"fr","context":"c","key":"Save","value":"Enregistrer"}]},
        {"name":"RebuildIndex","IncludeAll":true},
        {"name":"TwitterSettings","ConsumerKey":"app","ConsumerSecret":"hush-hush"},
        {"name":"FacebookCoreSettings","AppId":"other","AppSecret":"hush-hush"}
        """;

    [Theory, BothDatabases]
    public async Task Data_are_kept_verbatim_said_so_and_unchanged_the_second_time(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var first = await site.RunRecipeAsync("kept", Steps);
        Assert.Null(first.Error);
        Assert.Equal([1, 2, 1, 1, 1, 1, 1], first.Steps.Select(step => step.Created));
        Assert.All(first.Steps, step => Assert.Contains(step.Warnings, w => w.Contains("kept until", StringComparison.Ordinal)));
        Assert.Contains(first.Steps[0].Warnings, w => w.Contains(
            "($.steps[0].data[0].Activities[0].Properties.Subject.Expression): This is Liquid: it is kept, and never run.", StringComparison.Ordinal));
        Assert.Contains(first.Steps[1].Warnings, w => w.Contains("$.steps[1].data[1]", StringComparison.Ordinal) && w.Contains("position", StringComparison.Ordinal));

        var workflow = Assert.Single(await ListAsync(site, "WorkflowType"));
        Assert.Equal("w1", workflow.Key);
        Assert.EndsWith("\"Big\":1.50}", workflow.Data!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("hush-hush", Assert.Single(await ListAsync(site, "twittersettings")).Data!["ConsumerSecret"]!.GetValue<string>());
        Assert.Equal("fr|c|Save", Assert.Single(await ListAsync(site, "Translations")).Key);

        Assert.True((await site.RunRecipeAsync("kept", Steps)).ChangedNothing);
        var changed = await site.RunRecipeAsync("kept", Steps.Replace("standardanalyzer", "keyword", StringComparison.Ordinal));
        Assert.Equal([0, 0, 1, 0, 0, 0, 0], changed.Steps.Select(step => step.Changed));
    }

    [Theory]
    [BothDatabases("RebuildIndex", "IndexNames")]
    [BothDatabases("ResetIndex", "IndexNames")]
    [BothDatabases("lucene-index-rebuild", "Indices")]
    [BothDatabases("lucene-index-reset", "Indices")]
    public async Task Orders_to_several_indexes_are_all_kept_and_the_second_time_unchanged(DatabaseProvider provider, string step, string member)
    {
        await using var site = await TestSite.StartAsync(provider);
        var steps = $$"""
            {"name":"{{step}}","{{member}}":["Search"]},
            {"name":"{{step}}","{{member}}":["Tags","Alerts"]},
            {"name":"{{step}}","IncludeAll":true}
            """;
        Assert.Equal([1, 1, 1], (await site.RunRecipeAsync("orders", steps)).Steps.Select(report => report.Created));
        Assert.True((await site.RunRecipeAsync("orders", steps)).ChangedNothing);
        Assert.Equal(["Search", "Alerts|Tags", "*"], (await ListAsync(site, step)).Select(kept => kept.Key));
    }

    [Theory, BothDatabases]
    public async Task Secrets_are_encrypted_at_rest(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await site.RunRecipeAsync("kept", Steps);
        var rows = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<KeptStepData>().AsNoTracking().ToListAsync());
        Assert.DoesNotContain(rows, row => row.Json.Contains("hush", StringComparison.Ordinal));
        Assert.Equal(2, rows.Count(row => row.IsEncrypted));
    }

    [Theory, BothDatabases]
    public async Task A_module_that_arrives_adopts_what_waits_for_it(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await site.RunRecipeAsync("kept", Steps);
        var removed = await site.InScopeAsync(services => services.GetRequiredService<ActionRunner>().RunAsync<bool>("test.adopt",
            async _ => await services.GetRequiredService<IKeptRecipeData>().RemoveAsync("Sitemaps", "s1", CancellationToken.None), CancellationToken.None));
        Assert.True(removed.Value);
        Assert.Equal(["#2"], (await ListAsync(site, "Sitemaps")).Select(kept => kept.Key));
    }

    private static Task<IReadOnlyList<KeptRecipeData>> ListAsync(TestSite site, string step) =>
        site.InScopeAsync(services => services.GetRequiredService<IKeptRecipeData>().ListAsync(step, CancellationToken.None));
}
