using Microsoft.Extensions.Primitives;

namespace Jaytek.Engine.Http;

/// <summary>Reads <c>If-None-Match</c> and <c>If-Match</c> (RFC 9110, sections 8.8.3 and 13.1). It allocates nothing: each answer that is kept ready asks it.</summary>
public static class EntityTags
{
    /// <summary>True where the header names <paramref name="tag"/> or is <c>*</c>. Comparison is weak: only what stands between the quotes counts.</summary>
    /// <param name="header">The header's lines, each a list of tags.</param>
    /// <param name="tag">The tag of what would be answered, with its quotes.</param>
    public static bool IsAmong(StringValues header, string tag)
    {
        if (header.Count == 0)
            return false;
        var wanted = Opaque(tag);
        foreach (var line in header)
        {
            if (line is not null && (line == tag || Names(line, wanted)))
                return true;
        }

        return false;
    }

    private static bool Names(ReadOnlySpan<char> list, ReadOnlySpan<char> wanted)
    {
        var left = list.Trim(" \t");
        if (left is "*")
            return true;
        while (!left.IsEmpty)
        {
            var one = Opaque(left);
            // A tag may hold commas, so it ends with its quote; what has no quotes is none, and ends with the comma.
            var end = one is ['"', ..] ? one[1..].IndexOf('"') + 2 : 0;
            if (end > 1 && one[..end].SequenceEqual(wanted))
                return true;
            var rest = end > 1 ? one[end..] : one;
            var comma = rest.IndexOf(',');
            left = comma < 0 ? [] : rest[(comma + 1)..].TrimStart(" \t");
        }

        return false;
    }

    private static ReadOnlySpan<char> Opaque(ReadOnlySpan<char> tag) => tag.StartsWith("W/") ? tag[2..] : tag;
}
