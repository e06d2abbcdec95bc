using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Recipes;

/// <summary>The command line: 0 with warnings, 1 where a step failed, 2 for wrong usage.</summary>
public sealed class RecipeVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("jaytek-verb-").FullName;

    [Theory, BothDatabases]
    public async Task A_run_prints_a_line_a_step_and_its_warnings(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var file = Write("warns.recipe.json", """
            { "name": "warns", "colour": "red", // passed over
              "steps": [ { "name": "Settings", "PageSize": 33 },
                         { "name": "rockets" } ] }
            """);
        var (code, text, _) = await site.RecipeVerbAsync("run", file);
        Assert.Equal(0, code);
        Assert.Equal("""
            step 1 Settings: 0 created, 1 changed, 0 unchanged
            step 2 rockets: 0 created, 0 changed, 0 unchanged, 1 warning
              warning: line 3, column 16 ($.steps[1].name): The step is skipped: no module knows steps named rockets.
            warning: line 1, column 20 ($.colour): `colour` means nothing in a recipe's header and is passed over.
            warns: done.

            """, text, ignoreLineEndingDifferences: true);
        Assert.Contains("warns: done, nothing had to be changed.", (await site.RecipeVerbAsync("run", file)).Out, StringComparison.Ordinal);
        Assert.Contains("warns: checked, nothing was changed.", (await site.RecipeVerbAsync("check", file)).Out, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("run", """{"steps":[{"name":"Settings","PageSize":0}]}""", "engine.settings.invalid")]
    [BothDatabases("check", """{"steps":[{"name":"Settings","PageSize":0}]}""", "engine.settings.invalid")]
    [BothDatabases("run", """{"steps":[""", "At line 1, column 11: the file ends too early.")]
    [BothDatabases("run", """{"steps":[{"name":"Settings","SiteName":"[js: var s = 'x'; while (true) { s += s; }]"}]}""", "recipes.script.memory")]
    [BothDatabases("run", """{"steps":[{"name":"Settings","SiteName":"[js: '\u0000']"}]}""", "recipes.file.encoding")]
    [BothDatabases("run", """{"steps":[{"name":"Settings","SiteName":"[js: String.fromCharCode(0)]"}]}""", "recipes.expression.not_text")]
    [BothDatabases("run", """{"steps":[{"name":"Settings","SiteName":"[js: String.fromCharCode(0xD800)]"}]}""", "recipes.expression.not_text")]
    [BothDatabases("run", """{"steps":[{"name":"Settings","SiteName":"[file:text('../../etc/passwd')]"}]}""", "recipes.expression.no_file")]
    public async Task A_failure_ends_with_1_and_says_why(DatabaseProvider provider, string verb, string recipe, string reason)
    {
        var site = await SharedSites.GetAsync(provider);
        var (code, _, error) = await site.RecipeVerbAsync(verb, Write("fails.recipe.json", recipe));
        Assert.Equal(1, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_file_of_100_MB_or_none_ends_with_1(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var large = Path.Combine(_folder, "large.recipe.json");
        await using (var stream = File.Create(large))
            stream.SetLength(100L * 1024 * 1024);
        Assert.Contains("recipes.file.too_large", (await site.RecipeVerbAsync("run", large)).Error, StringComparison.Ordinal);
        var missing = await site.RecipeVerbAsync("run", Path.Combine(_folder, "missing.recipe.json"));
        Assert.Equal(1, missing.Code);
        Assert.Contains("recipes.file.missing", missing.Error, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases]
    [BothDatabases("run")]
    [BothDatabases("run", "a", "b")]
    [BothDatabases("fly", "a")]
    [BothDatabases("check", "--all")]
    public async Task Wrong_usage_ends_with_2(DatabaseProvider provider, params string[] arguments)
    {
        var site = await SharedSites.GetAsync(provider);
        var (code, _, error) = await site.RecipeVerbAsync(arguments);
        Assert.Equal(2, code);
        Assert.Contains("Usage: recipe run FILE", error, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_list_names_what_can_be_run(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (code, text, error) = await site.RecipeVerbAsync("list");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("jaytek (set-up): ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("test-minimal", text, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(_folder, name), text);
        return Path.Combine(_folder, name);
    }
}
