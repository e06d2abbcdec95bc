using System.Text.Json.Nodes;
using Jaytek.Media.Files;

namespace Jaytek.Media.Uses;

/// <summary>A file that stands in a media field of an item.</summary>
/// <param name="Member">Where, as errors name it: <c>Mix.Audio.Paths</c>.</param>
/// <param name="Path">Which; what is no path of the library is none.</param>
internal sealed record FieldPath(string Member, MediaPath Path)
{
    public string Key => Path.Key;

    /// <summary>All of an item's, those of items inside it too. An address in a text is none: anybody may link to what everybody may read.</summary>
    public static IEnumerable<FieldPath> In(JsonNode? item) => ItemText.In(item).Select(Of).OfType<FieldPath>();

    /// <summary>What a text of an item says where it stands in a media field, or null.</summary>
    public static FieldPath? Of(ItemText text) =>
        text.IsPath && MediaPath.Parse(text.Text) is { IsSuccess: true } path ? new FieldPath(text.Member, path.Value) : null;
}
