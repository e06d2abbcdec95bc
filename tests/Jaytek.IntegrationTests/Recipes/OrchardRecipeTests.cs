using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Pages.Layers;
using Jaytek.Recipes.Library;
using Jaytek.Recipes.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Recipes;

/// <summary>Recipes in Orchard Core's own style import; their content comes back from the API equal; a second run changes nothing.</summary>
public sealed class OrchardRecipeTests
{
    // What content-api.md lets the server add where the import has nothing.
    private static readonly string[] MayBeAdded =
        ["ContentItemId", "ContentItemVersionId", "ModifiedUtc", "PublishedUtc", "CreatedUtc", "Owner", "Author", "DisplayText", "Path"];

    [Theory, BothDatabases]
    public async Task A_blog_imports_whole_and_comes_back_equal(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var first = await RunAsync(site, "blog");
        Assert.Contains(Warnings(first), w => w.Contains("no feature OrchardCore.Widgets", StringComparison.Ordinal));
        Assert.Contains(Warnings(first), w => w.Contains("no theme TheBlogTheme", StringComparison.Ordinal));
        Assert.Contains(Warnings(first), w => w.Contains("ShelfPart", StringComparison.Ordinal));

        var items = await EqualItemsAsync(site, "blog");
        Assert.Equal(5, items.Count);
        var post = items.Single(item => (string?)item["DisplayText"] == "The crate by the door");
        Assert.Equal("Jaytek diary: notes from the shop", (string?)post["DiaryPost"]!["Subtitle"]!["Text"]);
        Assert.Equal((string?)items[1]["ContentItemId"], (string?)post["ContainedPart"]!["ListContentItemId"]);

        var layers = (await site.InScopeAsync(services => services.GetRequiredService<LayerList>().LayersAsync(CancellationToken.None))).Select(one => one.Layer).ToList();
        Assert.Equal(["Always", "Homepage"], layers.Select(layer => layer.Name));
        Assert.StartsWith("OrchardCore.Rules.Models.BooleanCondition", (string?)JsonNode.Parse(layers[0].Rule)!["Conditions"]![0]!["$type"], StringComparison.Ordinal);
        Assert.Contains((string?)items[1]["ContentItemId"] ?? "?", Assert.Single(await KeptAsync(site, "AdminMenu")).Data!.ToJsonString(), StringComparison.Ordinal);

        Assert.True((await RunAsync(site, "blog")).ChangedNothing);
    }

    [Theory, BothDatabases]
    public async Task A_landing_page_imports_whole_and_comes_back_equal(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var first = await RunAsync(site, "landing");
        Assert.Contains(Warnings(first), w => w.Contains("This is Liquid: it is kept, and never run.", StringComparison.Ordinal));

        var page = Assert.Single(await EqualItemsAsync(site, "landing"));
        Assert.Equal("Welcome to the quay", (string?)page["DisplayText"]);
        Assert.Equal("<b>Inner</b>", (string?)page["FlowPart"]!["Widgets"]![0]!["FlowPart"]!["Widgets"]![0]!["QuayBlock"]!["Text"]!["Html"]);
        Assert.Equal("Guest list", (string?)Assert.Single(await KeptAsync(site, "WorkflowType")).Data!["Name"]);

        Assert.True((await RunAsync(site, "landing")).ChangedNothing);
    }

    [Theory, BothDatabases]
    public async Task Media_import_from_files_Base64_and_expressions(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var first = await RunAsync(site, "media");
        Assert.Equal(3, first.Steps[1].Created);

        var sleeve = Assert.Single(await EqualItemsAsync(site, "media"));
        Assert.Equal(await File.ReadAllTextAsync(PathOf("media/words.md")), (string?)sleeve["MarkdownBodyPart"]!["Markdown"]);
        using var client = await AdminAsync(site);
        Assert.Equal(await File.ReadAllBytesAsync(PathOf("media/pictures/red.png")), await client.GetByteArrayAsync("/media/sleeves/red.png"));
        Assert.Equal(await File.ReadAllBytesAsync(PathOf("media/pictures/blue.png")), await client.GetByteArrayAsync("/media/sleeves/blue.png"));

        Assert.True((await RunAsync(site, "media")).ChangedNothing);
    }

    [Theory]
    [BothDatabases("blog")]
    [BothDatabases("landing")]
    [BothDatabases("media")]
    public async Task A_check_foretells_the_run_on_a_site_that_has_nothing_of_it(DatabaseProvider provider, string name)
    {
        await using var site = await TestSite.StartAsync(provider);
        var foretold = await site.InScopeAsync(async services =>
            await services.GetRequiredService<CheckRecipe>().RunAsync(await OpenAsync(services, name), _ => { }, CancellationToken.None));
        Assert.Null(foretold.Error);
        var ran = await RunAsync(site, name);
        Assert.Equal(foretold.Value.Steps.Select(step => step.ToString()), ran.Steps.Select(step => step.ToString()));
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "RecipeFixtures", file);

    private static IEnumerable<string> Warnings(RecipeReport report) => report.Steps.SelectMany(step => step.Warnings);

    private static async Task<OpenedRecipe> OpenAsync(IServiceProvider services, string name) =>
        (await services.GetRequiredService<RecipeLibrary>().OpenAsync(PathOf($"{name}/{name}.recipe.json"), CancellationToken.None)).Value;

    private static Task<RecipeReport> RunAsync(TestSite site, string name) => site.InScopeAsync(async services =>
    {
        var report = await services.GetRequiredService<RunRecipe>().RunAsync(await OpenAsync(services, name), _ => { }, CancellationToken.None);
        Assert.Null(report.Error);
        Assert.Null(report.Value.Error);
        return report.Value;
    });

    private static Task<IReadOnlyList<KeptRecipeData>> KeptAsync(TestSite site, string step) =>
        site.InScopeAsync(services => services.GetRequiredService<IKeptRecipeData>().ListAsync(step, CancellationToken.None));

    private static async Task<HttpClient> AdminAsync(TestSite site) => await site.BearerAsync(await site.NewAsync("Administrator"));

    /// <summary>The recipe's items as the API answers them, each compared with what the recipe says.</summary>
    private static async Task<List<JsonObject>> EqualItemsAsync(TestSite site, string name)
    {
        using var client = await AdminAsync(site);
        var answered = new List<JsonObject>();
        foreach (var expected in await SaidAsync(site, name))
        {
            var response = await client.GetAsync($"/api/content/{expected["ContentItemId"]}");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var actual = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
            answered.Add(actual);
            var compared = actual.DeepClone();
            WithoutAdditions(expected, compared);
            Assert.True(JsonEquality.AreEqual(expected, compared), $"said:     {expected.ToJsonString()}\nanswered: {compared.ToJsonString()}");
        }
        return answered;
    }

    /// <summary>The items of the recipe's content step, expressions evaluated.</summary>
    private static Task<List<JsonObject>> SaidAsync(TestSite site, string name) => site.InScopeAsync(async services =>
    {
        var session = await services.GetRequiredService<RecipeSessions>().OpenAsync(await OpenAsync(services, name), CancellationToken.None);
        var step = session.File.Steps.Single(one => one.Name.Equals("content", StringComparison.OrdinalIgnoreCase));
        var said = (await session.Expressions.EvaluateAsync(step, (_, _) => { }, CancellationToken.None)).Value;
        return (said["data"] ?? said["Data"])!.AsArray().Select(item => item!.DeepClone().AsObject()).ToList();
    });

    private static void WithoutAdditions(JsonNode? expected, JsonNode? actual)
    {
        switch (expected, actual)
        {
            case (JsonObject said, JsonObject answered):
                foreach (var added in answered.Select(member => member.Key).Where(key => MayBeAdded.Contains(key) && said[key] is null).ToList())
                    answered.Remove(added);
                foreach (var (key, value) in said)
                    WithoutAdditions(value, answered[key]);
                break;
            case (JsonArray said, JsonArray answered):
                foreach (var (one, other) in said.Zip(answered))
                    WithoutAdditions(one, other);
                break;
        }
    }
}
