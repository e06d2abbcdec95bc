using System.Globalization;
using System.Text.Json.Nodes;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>Walks content by the paths that the form uses: <c>Tracklist.ContentItems[2].TracklistEntry</c>.</summary>
internal static class EditorPath
{
    /// <summary>A name below a path; the empty path is the item itself.</summary>
    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>An entry of a list.</summary>
    public static string Entry(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");

    /// <summary>The list and the place in it that an entry's path names, or null where it names no entry.</summary>
    public static (string List, int Index)? Split(string path)
    {
        var bracket = path.LastIndexOf('[');
        return bracket > 0 && path.EndsWith(']')
            && int.TryParse(path.AsSpan(bracket + 1, path.Length - bracket - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? (path[..bracket], index)
            : null;
    }

    /// <summary>The array at a path, or null.</summary>
    public static JsonArray? List(JsonObject root, string path)
    {
        JsonNode? node = root;
        foreach (var step in path.Split('.'))
        {
            var bracket = step.IndexOf('[', StringComparison.Ordinal);
            node = (node as JsonObject)?[bracket < 0 ? step : step[..bracket]];
            if (bracket < 0)
                continue;
            node = Split(step) is { } entry && node is JsonArray array && entry.Index < array.Count ? array[entry.Index] : null;
        }

        return node as JsonArray;
    }

    /// <summary>The array at a path without entries in it, made where it is missing.</summary>
    public static JsonArray ListOrNew(JsonObject root, string path)
    {
        var steps = path.Split('.');
        foreach (var step in steps[..^1])
        {
            if (root[step] is not JsonObject inner)
                root[step] = inner = [];
            root = inner;
        }

        if (root[steps[^1]] is not JsonArray array)
            root[steps[^1]] = array = [];
        return array;
    }
}
