using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaytek.UnitTests.House;

namespace Jaytek.UnitTests.Demo;

/// <summary>The demo's recipe files as a site that was set up on <see cref="SetUpOn"/> would read them.</summary>
internal static partial class DemoRecipes
{
    public static DateOnly SetUpOn { get; } = new(2027, 3, 10);

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

    /// <summary>The content items of the demo, expressions evaluated.</summary>
    public static IReadOnlyList<JsonObject> Items { get; } =
        [.. Parts.Values.SelectMany(recipe => Steps(recipe, "Content")).SelectMany(step => step.Objects("data"))];

    public static IEnumerable<JsonObject> OfType(string type) => Items.Where(item => item.Text("ContentType") == type);

    public static IEnumerable<JsonObject> Steps(JsonObject recipe, string name) =>
        recipe.Objects("steps").Where(step => string.Equals(step.Text("name"), name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads a recipe, with what depends on the day of the set-up written out.</summary>
    public static JsonObject Read(string path)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, path));
        return JsonNode.Parse(SiteDate().Replace(text, Evaluate))!.AsObject();
    }

    // siteDate(days, time) is an instant in UTC; cut to 16 characters it is what a clock on the wall shows.
    private static string Evaluate(Match match)
    {
        var day = SetUpOn.AddDays(int.Parse(match.Groups["days"].Value, CultureInfo.InvariantCulture));
        var time = match.Groups["time"] is { Success: true } given ? given.Value : "00:00";
        var wallClock = $"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}T{time}";
        return match.Groups["cut"].Success ? wallClock : wallClock + ":00Z";
    }

    [GeneratedRegex("""(?<=")\[js: siteDate\((?<days>-?\d+)(, '(?<time>\d\d:\d\d)')?\)(?<cut>\.slice\(0, 16\))?\](?=")""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex SiteDate();
}
