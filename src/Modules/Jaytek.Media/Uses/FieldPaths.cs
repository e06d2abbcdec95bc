using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Media.Files;

namespace Jaytek.Media.Uses;

/// <summary>A file that stands in a media field of an item.</summary>
/// <param name="Member">Where, as errors name it: <c>Mix.Audio.Paths</c>.</param>
/// <param name="Path">The media path as it stands there.</param>
internal sealed record FieldPath(string Member, string Path)
{
    public string Key => MediaPath.KeyOf(Path);

    /// <summary>All of an item's, those of items inside it too. An address in a text is none: anybody may link to what everybody may read.</summary>
    public static IEnumerable<FieldPath> In(JsonNode? node, string at = "") => node switch
    {
        JsonObject members => members.SelectMany(member => member is { Key: "Paths", Value: JsonArray paths }
            ? paths.Where(path => path?.GetValueKind() == JsonValueKind.String).Select(path => new FieldPath(Below(at, member.Key), path!.GetValue<string>()))
            : In(member.Value, Below(at, member.Key))),
        JsonArray items => items.SelectMany((item, index) => In(item, $"{at}[{index}]")),
        _ => [],
    };

    private static string Below(string at, string member) => at.Length == 0 ? member : $"{at}.{member}";
}
