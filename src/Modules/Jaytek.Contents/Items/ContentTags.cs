using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Jaytek.Contents.Items;

/// <summary>ETags of items: the item's tag and the class of rights under which it was read.</summary>
internal static class ContentTags
{
    // Behind it stands in which form an item was read.
    private const char Form = '~';

    private const string PrivateSuffix = "~u";
    private const string LockedSuffix = "~l";

    public static string Public(string tag) => $"\"{tag}\"";

    public static string Private(string tag) => $"\"{tag}{PrivateSuffix}\"";

    /// <summary>The tag of the form without locked members: another body, another tag.</summary>
    public static string Locked(string tag) => tag + LockedSuffix;

    /// <summary>The tag of a part of an item, or of an item with others beside it: the item's own stands in front.</summary>
    public static string Shaped(string tag, string shape) => $"{tag}{Form}{shape}";

    /// <summary>True where If-Match is absent, <c>*</c>, or names the state of an item, in whatever form it was read.</summary>
    public static bool Matches(StringValues header, string tag)
    {
        if (header.Count == 0 || header == "*")
            return true;
        return EntityTagHeaderValue.TryParseList(header, out var named)
            && named.Any(one => one.Tag.AsSpan().Trim('"') is var text && (text.IndexOf(Form) is >= 0 and var end ? text[..end] : text).SequenceEqual(tag));
    }
}
