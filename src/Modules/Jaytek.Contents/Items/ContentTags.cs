using Microsoft.Extensions.Primitives;

namespace Jaytek.Contents.Items;

/// <summary>ETags of items: the item's tag and the class of rights under which it was read.</summary>
internal static class ContentTags
{
    private const string PrivateSuffix = "~u";
    private const string LockedSuffix = "~l";

    public static string Public(string tag) => $"\"{tag}\"";

    public static string Private(string tag) => $"\"{tag}{PrivateSuffix}\"";

    /// <summary>The tag of the form without locked members: another body, another tag.</summary>
    public static string Locked(string tag) => tag + LockedSuffix;

    /// <summary>True where one of the tags of If-None-Match is <paramref name="tag"/>; comparison is weak, as RFC 9110 asks.</summary>
    public static bool IsAmong(StringValues header, string tag)
    {
        if (header.Count == 0)
            return false;
        foreach (var value in header)
        {
            if (value is null)
                continue;
            if (value == tag || value == "*")
                return true;
            foreach (var candidate in value.Split(','))
            {
                var trimmed = candidate.AsSpan().Trim();
                if (trimmed.StartsWith("W/"))
                    trimmed = trimmed[2..];
                if (trimmed.SequenceEqual(tag))
                    return true;
            }
        }

        return false;
    }

    /// <summary>True where If-Match is absent, <c>*</c>, or names the state of an item in any form.</summary>
    public static bool Matches(StringValues header, string tag) =>
        header.Count == 0 || header == "*" || new[] { tag, Locked(tag) }.Any(form => IsAmong(header, Public(form)) || IsAmong(header, Private(form)));
}
