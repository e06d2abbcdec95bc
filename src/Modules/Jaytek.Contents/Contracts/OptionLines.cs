using System.Text.Json.Nodes;

namespace Jaytek.Contents.Contracts;

/// <summary>Choices as lines that people type: <c>value | label</c>, <c>* value | label</c> where it is chosen at first, <c>value</c> alone where both are the same.</summary>
internal static class OptionLines
{
    public static IReadOnlyList<string> Write(JsonNode? options) => options is JsonArray array
        ? [.. array.OfType<JsonObject>().Select(Line)]
        : [];

    public static JsonArray? Read(IReadOnlyList<string> lines) =>
        lines.Count == 0 ? null : new JsonArray([.. lines.Select(line => (JsonNode)Option(line))]);

    private static string Line(JsonObject option)
    {
        var (value, name) = (option["value"].AsText() ?? "", option["name"].AsText() ?? "");
        return (option["default"].AsFlag() == true ? "* " : "") + (value == name ? value : $"{value} | {name}");
    }

    private static JsonObject Option(string line)
    {
        var isDefault = line.StartsWith("* ", StringComparison.Ordinal);
        var parts = (isDefault ? line[2..] : line).Split('|', 2, StringSplitOptions.TrimEntries);
        var option = new JsonObject { ["name"] = parts[^1], ["value"] = parts[0] };
        if (isDefault)
            option["default"] = true;
        return option;
    }
}
