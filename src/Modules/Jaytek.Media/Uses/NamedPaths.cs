using System.Buffers;
using System.Text.Json;
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
        Walk(item, keys);
        return keys;
    }

    private static void Walk(JsonNode? node, HashSet<string> keys)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    if (name == "Paths" && value is JsonArray paths)
                        AddAll(paths, keys);
                    else
                        Walk(value, keys);
                }
                break;
            case JsonArray items:
                foreach (var item in items)
                    Walk(item, keys);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                Scan(value.GetValue<string>(), keys);
                break;
        }
    }

    private static void AddAll(JsonArray paths, HashSet<string> keys)
    {
        foreach (var path in paths)
        {
            if (path is JsonValue value && value.GetValueKind() == JsonValueKind.String)
                Add(value.GetValue<string>(), keys);
        }
    }

    private static void Scan(string text, HashSet<string> keys)
    {
        for (var at = text.IndexOf(Address, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Address, at + 1, StringComparison.Ordinal))
        {
            var start = at + Address.Length;
            var end = text.AsSpan(start).IndexOfAny(Ends);
            Add(Uri.UnescapeDataString(end < 0 ? text[start..] : text.Substring(start, end)), keys);
        }
    }

    private static void Add(string path, HashSet<string> keys)
    {
        if (MediaPath.Parse(path) is { IsSuccess: true } parsed)
            keys.Add(parsed.Value.Key);
    }
}
