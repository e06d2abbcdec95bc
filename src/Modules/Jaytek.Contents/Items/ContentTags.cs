using Jaytek.Engine.Http;
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

    /// <summary>True where If-Match is absent, <c>*</c>, or names the state of an item in any form.</summary>
    public static bool Matches(StringValues header, string tag) =>
        header.Count == 0 || header == "*" || new[] { tag, Locked(tag) }.Any(form => EntityTags.IsAmong(header, Public(form)) || EntityTags.IsAmong(header, Private(form)));
}
