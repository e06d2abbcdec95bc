using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Jaytek.Engine.Settings;
using Jaytek.Recipes.Setup;

namespace Jaytek.Recipes.Settings;

/// <summary>The sections that modules declare, and those that are no business of a recipe.</summary>
internal sealed class SettingsSections(IEnumerable<SettingsInfo> declared)
{
    // The site's identity and the state of its set-up: with these in hand a recipe could pass for another site's or reopen the set-up.
    private static readonly string[] Closed = ["Site", SetupState.Section];

    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true, NumberHandling = JsonNumberHandling.AllowReadingFromString };

    public static bool IsClosed(string key) => Closed.Contains(key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The declared section with this name, in any case, or null.</summary>
    public SettingsInfo? Find(string key) => declared.FirstOrDefault(info => info.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>Why the module could not read this value of its section, or null.</summary>
    public static string? Unreadable(SettingsInfo section, JsonNode? value)
    {
        try
        {
            return value.Deserialize(section.Type, Json) is null ? "it is null" : null;
        }
        catch (JsonException wrong)
        {
            return wrong.Path is { Length: > 1 } path ? $"{path} is not of the kind that it should be" : "it is not of the kind that it should be";
        }
    }

    /// <summary>The members of the value that the module's settings do not have.</summary>
    public static IEnumerable<string> UnknownMembers(SettingsInfo section, JsonNode? value) => value is JsonObject members
        ? members.Select(member => member.Key).Where(name => !section.Type.GetProperties().Any(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        : [];
}
