using Jaytek.Engine.Contracts;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Kernel;

namespace Jaytek.Identity;

/// <summary>Reads the members of recipe steps as Orchard binds them: names in any case, booleans and texts either way round.</summary>
internal static class StepJson
{
    /// <summary>The text of a member; null where it is absent or null.</summary>
    public static string? Text(JsonObject json, string name) => json.InAnyCase(name) is JsonValue value ? value.ToString() : null;

    /// <summary>True or false, also as text; null where it is absent or neither.</summary>
    public static bool? Flag(JsonObject json, string name) => bool.TryParse(Text(json, name), out var flag) ? flag : null;

    /// <summary>An array of texts; empty where it is absent, null where it is something else.</summary>
    public static IReadOnlyList<string>? Texts(JsonObject json, string name) => json.InAnyCase(name) switch
    {
        null => [],
        JsonArray array when array.All(item => item?.GetValueKind() == JsonValueKind.String) => [.. array.Select(item => item!.GetValue<string>())],
        _ => null,
    };

    public static Error Invalid(string path, string message) => Error.Member("identity.recipe.invalid", path, message);
}
