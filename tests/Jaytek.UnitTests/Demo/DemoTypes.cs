using System.Text.Json.Nodes;

namespace Jaytek.UnitTests.Demo;

/// <summary>The content definitions that the modules' recipes make.</summary>
internal static class DemoTypes
{
    private static readonly IReadOnlyList<JsonObject> s_steps =
    [
        .. new[] { "Contents/contents", "Portfolio/portfolio", "Learning/learning", "Pages/pages" }
            .SelectMany(name => DemoRecipes.Steps(DemoRecipes.Read($"src/Modules/Jaytek.{name}.recipe.json"), "ContentDefinition")),
    ];

    public static IReadOnlyDictionary<string, JsonObject> Types { get; } = ByName("ContentTypes");

    public static IReadOnlyDictionary<string, JsonObject> Parts { get; } = ByName("ContentParts");

    public static IReadOnlyList<JsonObject> Fields { get; } = [.. Parts.Values.SelectMany(FieldsOf)];

    public static IEnumerable<JsonObject> FieldsOf(JsonObject part) => part.Objects("ContentPartFieldDefinitionRecords");

    private static Dictionary<string, JsonObject> ByName(string list) =>
        s_steps.SelectMany(step => step.Objects(list)).ToDictionary(definition => definition.Text("Name"), StringComparer.Ordinal);
}
