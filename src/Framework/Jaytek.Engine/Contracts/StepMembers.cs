using System.Text.Json.Nodes;

namespace Jaytek.Engine.Contracts;

/// <summary>Finds the members of a step as Orchard's models bind them: by their names in any case.</summary>
public static class StepMembers
{
    /// <summary>The name of a member as the recipe writes it; null where it has none. One that is written exactly so goes before others.</summary>
    public static string? NameInAnyCase(this JsonObject json, string member) =>
        json.ContainsKey(member) ? member : json.FirstOrDefault(one => one.Key.Equals(member, StringComparison.OrdinalIgnoreCase)).Key;

    /// <summary>A member's value; null where it has none, or is null.</summary>
    public static JsonNode? InAnyCase(this JsonObject json, string member) => json.NameInAnyCase(member) is { } name ? json[name] : null;
}
