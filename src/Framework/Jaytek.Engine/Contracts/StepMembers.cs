using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaytek.Engine.Contracts;

/// <summary>Reads the members of a step as Orchard's models bind them: by their names in any case, scalars also where they came as text.</summary>
public static class StepMembers
{
    /// <summary>The name of a member as the recipe writes it; null where it has none. One that is written exactly so goes before others.</summary>
    public static string? NameInAnyCase(this JsonObject json, string member) =>
        json.ContainsKey(member) ? member : json.FirstOrDefault(one => one.Key.Equals(member, StringComparison.OrdinalIgnoreCase)).Key;

    /// <summary>A member's value; null where it has none, or is null.</summary>
    public static JsonNode? InAnyCase(this JsonObject json, string member) => json.NameInAnyCase(member) is { } name ? json[name] : null;

    /// <summary>A scalar as text; null for null, objects and arrays.</summary>
    public static string? ScalarText(this JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.ToJsonString(),
        _ => null,
    };

    /// <summary>The text of a member; null where it is absent, null, an object or an array.</summary>
    public static string? TextOf(this JsonObject json, string member) => json.InAnyCase(member).ScalarText();

    /// <summary>True or false, also as text; null where it is absent or neither.</summary>
    public static bool? FlagOf(this JsonObject json, string member) => bool.TryParse(json.TextOf(member), out var flag) ? flag : null;

    /// <summary>The words of a text; null where the member is absent.</summary>
    public static IReadOnlyList<string>? WordsOf(this JsonObject json, string member) =>
        json.TextOf(member)?.Split([' ', ',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>An array of texts; empty where it is absent, null where it is something else.</summary>
    public static IReadOnlyList<string>? TextsOf(this JsonObject json, string member) =>
        Texts(json, member, item => item?.GetValueKind() == JsonValueKind.String ? item.GetValue<string>() : null);

    /// <summary>The names of <c>[{"Name":"…"}]</c>, or of texts; empty where it is absent, null where it is something else.</summary>
    public static IReadOnlyList<string>? EntriesOf(this JsonObject json, string member) => Texts(json, member, item => item switch
    {
        JsonObject entry => entry.TextOf("Name"),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => null,
    });

    private static IReadOnlyList<string>? Texts(JsonObject json, string member, Func<JsonNode?, string?> read)
    {
        if (json.InAnyCase(member) is not { } node)
            return [];
        var texts = (node as JsonArray)?.Select(read).ToList();
        return texts is null || texts.Contains(null) ? null : [.. texts.OfType<string>()];
    }
}
