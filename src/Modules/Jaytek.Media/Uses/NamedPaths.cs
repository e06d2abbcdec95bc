using System.Buffers;
using System.Text.Json.Nodes;
using Jaytek.Media.Files;

namespace Jaytek.Media.Uses;

/// <summary>Finds the files of the library that an item names: in media fields by path, in Markdown and markup by address.</summary>
internal static class NamedPaths
{
    private const string Address = "/media/";

    private static readonly SearchValues<char> Ends = SearchValues.Create("\"'<>()[]{}?#\\| \t\r\n");

    /// <summary>The keys of the paths.</summary>
    public static HashSet<string> In(JsonNode? item)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in ItemText.In(item))
        {
            if (FieldPath.Of(text) is { } file)
                keys.Add(file.Key);
            else if (!text.IsPath)
                Scan(text.Text, keys);
        }
        return keys;
    }

    private static void Scan(string text, HashSet<string> keys)
    {
        for (var at = text.IndexOf(Address, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Address, at + 1, StringComparison.Ordinal))
        {
            var start = at + Address.Length;
            var end = text.AsSpan(start).IndexOfAny(Ends);
            if (MediaPath.Parse(Uri.UnescapeDataString(end < 0 ? text[start..] : text.Substring(start, end))) is { IsSuccess: true } path)
                keys.Add(path.Value.Key);
        }
    }
}
