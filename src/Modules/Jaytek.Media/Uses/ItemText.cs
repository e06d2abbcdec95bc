using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaytek.Media.Uses;

/// <summary>A text somewhere in an item.</summary>
/// <param name="Member">Where, as errors name it: <c>Mix.Audio.Paths</c>.</param>
/// <param name="Text">What stands there.</param>
/// <param name="IsPath">Whether it is an entry of a media field's <c>Paths</c>.</param>
internal sealed record ItemText(string Member, string Text, bool IsPath)
{
    /// <summary>All of an item's, those of items inside it too.</summary>
    public static IEnumerable<ItemText> In(JsonNode? node) => In(node, "");

    private static IEnumerable<ItemText> In(JsonNode? node, string at) => node switch
    {
        JsonObject members => members.SelectMany(member => member is { Key: "Paths", Value: JsonArray paths }
            ? paths.OfType<JsonValue>().SelectMany(path => Of(path, Below(at, member.Key), isPath: true))
            : In(member.Value, Below(at, member.Key))),
        JsonArray items => items.SelectMany((item, index) => In(item, $"{at}[{index}]")),
        JsonValue value => Of(value, at, isPath: false),
        _ => [],
    };

    private static IEnumerable<ItemText> Of(JsonValue value, string at, bool isPath) =>
        value.GetValueKind() == JsonValueKind.String ? [new ItemText(at, value.GetValue<string>(), isPath)] : [];

    private static string Below(string at, string member) => at.Length == 0 ? member : $"{at}.{member}";
}
