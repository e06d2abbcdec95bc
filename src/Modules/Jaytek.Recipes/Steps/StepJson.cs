using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaytek.Recipes.Steps;

/// <summary>Reads a step's members as Orchard's models do: names in any case, scalars also where they came as text.</summary>
internal static class StepJson
{
    /// <summary>The name of a member as the recipe writes it, or null.</summary>
    public static string? NameOf(this JsonObject json, string member) =>
        json.ContainsKey(member) ? member : json.FirstOrDefault(one => one.Key.Equals(member, StringComparison.OrdinalIgnoreCase)).Key;

    /// <summary>A member's value, or null.</summary>
    public static JsonNode? Member(this JsonObject json, string member) => json.NameOf(member) is { } name ? json[name] : null;

    /// <summary>A scalar as text; null for null, objects and arrays.</summary>
    public static string? Text(this JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.ToJsonString(),
        _ => null,
    };
}
