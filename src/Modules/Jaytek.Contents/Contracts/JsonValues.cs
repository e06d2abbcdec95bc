using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaytek.Contents.Contracts;

/// <summary>Lenient reading of scalars: recipes give numbers, flags and dates as strings, because their expressions yield strings.</summary>
public static class JsonValues
{
    /// <summary>The member as an object, made where it is missing, null or something else.</summary>
    public static JsonObject GetOrAddObject(this JsonObject owner, string name)
    {
        if (owner[name] is JsonObject found)
            return found;
        var made = new JsonObject();
        owner[name] = made;
        return made;
    }

    /// <summary>A member of an object; null where the node is missing or no object, so that paths into foreign JSON never throw.</summary>
    public static JsonNode? Member(this JsonNode? node, string name) => (node as JsonObject)?[name];

    /// <summary>A string; null where the node is missing or something else.</summary>
    public static string? AsText(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>True or false, also from the strings of these names; null where it is neither.</summary>
    public static bool? AsFlag(this JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => bool.TryParse(node.GetValue<string>(), out var flag) ? flag : null,
        _ => null,
    };

    /// <summary>A finite number, also from a string in invariant notation; null where it is neither.</summary>
    public static double? AsNumber(this JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.Number => ParseNumber(node.ToJsonString()),
        JsonValueKind.String => ParseNumber(node.GetValue<string>()),
        _ => null,
    };

    /// <summary>An instant from an ISO 8601 date or date and time; without an offset it is UTC. Null where it is none.</summary>
    public static DateTimeOffset? AsInstant(this JsonNode? node) => node.AsText() is { } text ? ParseInstant(text) : null;

    /// <summary>The strings of an array; what is not a string is left out, a missing array is empty.</summary>
    public static IReadOnlyList<string> AsTexts(this JsonNode? node) =>
        node is JsonArray array ? [.. array.Select(AsText).OfType<string>()] : [];

    internal static double? ParseNumber(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    internal static DateTimeOffset? ParseInstant(string? text)
    {
        // TryParse alone would also take "May" or "12:30"; an instant begins with a year.
        if (text is not { Length: >= 10 } || !char.IsAsciiDigit(text[0]) || text[4] != '-' || text[7] != '-')
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : null;
    }
}
