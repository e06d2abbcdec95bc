using System.Text.Json.Nodes;
using Jaytek.Recipes;
using Jaytek.Recipes.Expressions;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Scripting;
using Jaytek.UnitTests.House;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Jaytek.UnitTests.Demo;

/// <summary>The demo's recipe files, read and evaluated as on a site that was set up on <see cref="SetUpOn"/>.</summary>
internal static class DemoRecipes
{
    public static DateOnly SetUpOn { get; } = new(2027, 3, 10);

    /// <summary>The administrator, whom the set-up makes.</summary>
    public const string AdminId = "4dm1n00000000000000000000a";

    /// <summary>The set-up recipe itself.</summary>
    public static JsonObject Main { get; } = Read("recipes/demo.recipe.json");

    /// <summary>The recipes that the set-up recipe runs, by name.</summary>
    public static IReadOnlyDictionary<string, JsonObject> Parts { get; } =
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "recipes", "demo"), "*.recipe.json")
            .Select(file => Read(Path.GetRelativePath(Repository.Root, file)))
            .ToDictionary(recipe => recipe.Text("name"), StringComparer.Ordinal);

    /// <summary>The taxonomies that the module Contents brings along, by alias.</summary>
    public static IReadOnlyDictionary<string, JsonObject> Taxonomies { get; } =
        Steps(Read("src/Modules/Jaytek.Contents/contents.recipe.json"), "Content")
            .SelectMany(step => step.Objects("data"))
            .ToDictionary(item => item.Text("AliasPart.Alias"), StringComparer.Ordinal);

    /// <summary>What lies on editors' desks: drafts, plans, changes, and what goes to the trash.</summary>
    public static IReadOnlyList<JsonObject> Desk { get; } = [.. ItemsOf(Parts["demo-desk"])];

    /// <summary>The content items of the demo that visitors see.</summary>
    public static IReadOnlyList<JsonObject> Items { get; } = [.. Parts.Where(part => part.Key != "demo-desk").SelectMany(part => ItemsOf(part.Value))];

    public static IEnumerable<JsonObject> OfType(string type) => Items.Where(item => item.Text("ContentType") == type);

    public static IEnumerable<JsonObject> Steps(JsonObject recipe, string name) =>
        recipe.Objects("steps").Where(step => string.Equals(step.Text("name"), name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The recipe's name and its evaluated steps; a warning is as bad as an error here.</summary>
    public static JsonObject Read(string path)
    {
        var read = RecipeReader.Read(File.ReadAllBytes(Path.Combine(Repository.Root, path)), path);
        var file = read.IsSuccess ? read.Value : throw new InvalidOperationException($"{path}: {read.Error!.Message}");
        var warnings = file.Warnings.Select(warning => $"{path} {warning.Path}: {warning.Message}").ToList();
        var steps = Evaluate(file, (place, message) => warnings.Add($"{path} {place}: {message}"));
        return warnings.Count == 0
            ? new JsonObject { ["name"] = file.Header.Name, ["steps"] = steps }
            : throw new InvalidOperationException(string.Join(Environment.NewLine, warnings));
    }

    private static IEnumerable<JsonObject> ItemsOf(JsonObject recipe) => Steps(recipe, "Content").SelectMany(step => step.Objects("data"));

    private static JsonArray Evaluate(RecipeFile file, Action<string, string> warn)
    {
        var setUpAt = new DateTimeOffset(SetUpOn, new TimeOnly(15, 20), TimeSpan.Zero);
        var site = new RecipeEnvironment("0123456789abcdefghjkmnpqrs", setUpAt, setUpAt, new Dictionary<string, string> { ["AdminUserId"] = AdminId });
        var gate = new ConfigurationGate(new ConfigurationBuilder().Build(), Options.Create(new RecipesOptions()));
        var expressions = new RecipeExpressions(file, null, site, new JavaScript(TimeProvider.System), gate, NullLogger.Instance);
        var steps = new JsonArray();
        foreach (var step in file.Steps)
        {
            var evaluated = expressions.EvaluateAsync(step, warn, CancellationToken.None).GetAwaiter().GetResult();
            steps.Add(evaluated.IsSuccess ? evaluated.Value : throw new InvalidOperationException(evaluated.Error!.Message));
        }

        return steps;
    }
}
