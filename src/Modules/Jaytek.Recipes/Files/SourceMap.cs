using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Jaytek.Recipes.Files;

/// <summary>
/// Finds the line and column of a JSON path. It reads the file again when asked, because warnings are few and a table of places for
/// every node would outweigh the recipe.
/// </summary>
internal sealed class SourceMap(ReadOnlyMemory<byte> utf8)
{
    // The characters for which JsonNode.GetPath writes ['name'] instead of .name.
    private static readonly System.Buffers.SearchValues<char> Special =
        System.Buffers.SearchValues.Create(". '/\"[]()\t\n\r\f\b\\\u0085\u2028\u2029");

    /// <summary>The places of <paramref name="paths"/> in one pass. A path that is not in the file gets its nearest ancestor's place.</summary>
    public IReadOnlyDictionary<string, Place> Locate(IEnumerable<string> paths)
    {
        var wanted = paths.Distinct(StringComparer.Ordinal).ToList();
        var offsets = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var path in wanted)
            for (var at = path; at.Length > 0; at = Parent(at))
                offsets.TryAdd(at, -1);
        if (wanted.Count > 0)
            Scan(offsets);
        return wanted.ToDictionary(path => path, path => PlaceAt(Nearest(path, offsets)), StringComparer.Ordinal);
    }

    /// <summary>SHA-256 of the file's bytes, 64 hex digits.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(utf8.Span));

    /// <summary>The place of a byte.</summary>
    public Place PlaceAt(long offset)
    {
        var before = utf8.Span[..(int)Math.Clamp(offset, 0, utf8.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new Place(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    /// <summary>Appends a member to a path in the manner of <see cref="System.Text.Json.Nodes.JsonNode.GetPath"/>.</summary>
    public static string Member(string path, string name) =>
        name.AsSpan().ContainsAny(Special) ? $"{path}['{name}']" : $"{path}.{name}";

    /// <summary>Appends an index to a path.</summary>
    public static string Item(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    private static long Nearest(string path, Dictionary<string, long> offsets)
    {
        for (var at = path; at.Length > 0; at = Parent(at))
            if (offsets[at] >= 0)
                return offsets[at];
        return 0;
    }

    private static string Parent(string path)
    {
        if (path.EndsWith("']", StringComparison.Ordinal) && path.LastIndexOf("['", StringComparison.Ordinal) is > 0 and var quoted)
            return path[..quoted];
        var cut = path.EndsWith(']') ? path.LastIndexOf('[') : path.LastIndexOf('.');
        return cut > 0 ? path[..cut] : "";
    }

    private void Scan(Dictionary<string, long> offsets)
    {
        var reader = new Utf8JsonReader(utf8.Span, RecipeReader.JsonOptions);
        var names = new Stack<(string Path, int NextItem)>();
        var current = "$";
        var open = offsets.Count;
        while (open > 0 && reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    current = Member(names.Peek().Path, reader.GetString()!);
                    // A member's place is its name's, so that a warning about it points at the key.
                    open -= Note(offsets, current, reader.TokenStartIndex);
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    names.Pop();
                    continue;
            }
            if (names.TryPeek(out var parent) && parent.NextItem >= 0)
            {
                current = Item(parent.Path, parent.NextItem);
                names.Pop();
                names.Push((parent.Path, parent.NextItem + 1));
            }
            open -= Note(offsets, current, reader.TokenStartIndex);
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                names.Push((current, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
        }
    }

    private static int Note(Dictionary<string, long> offsets, string path, long offset)
    {
        if (!offsets.TryGetValue(path, out var known) || known >= 0)
            return 0;
        offsets[path] = offset;
        return 1;
    }
}
