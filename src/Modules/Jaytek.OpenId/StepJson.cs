using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.OpenId;

/// <summary>Reads the members of recipe steps as Orchard binds them: names in any case, booleans and texts either way round.</summary>
internal static class StepJson
{
    /// <summary>The text of a member; null where it is absent or null.</summary>
    public static string? Text(JsonObject json, string name) => json.InAnyCase(name) is JsonValue value ? value.ToString() : null;

    /// <summary>True or false, also as text; null where it is absent or neither.</summary>
    public static bool? Flag(JsonObject json, string name) => bool.TryParse(Text(json, name), out var flag) ? flag : null;

    /// <summary>The words of a text; null where the member is absent.</summary>
    public static IReadOnlyList<string>? Words(JsonObject json, string name) =>
        Text(json, name)?.Split([' ', ',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The names of <c>[{"Name":"…"}]</c>, or of texts; empty where it is absent, null where it is something else.</summary>
    public static IReadOnlyList<string>? Entries(JsonObject json, string name)
    {
        if (json.InAnyCase(name) is not { } node)
            return [];
        if (node is not JsonArray array)
            return null;
        var names = array.Select(item => item switch
        {
            JsonObject entry => Text(entry, "Name"),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
            _ => null,
        }).ToList();
        return names.Contains(null) ? null : [.. names.Select(one => one!)];
    }

    public static Error Invalid(string path, string message) => Error.Member("openid.recipe.invalid", path, message);
}
