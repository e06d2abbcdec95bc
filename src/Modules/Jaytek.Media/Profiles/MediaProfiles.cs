using System.Text.Json.Nodes;

namespace Jaytek.Media.Profiles;

/// <summary>Named sizes of images, kept in Orchard's JSON under their names: <c>{"banner":{"Width":1024,"Height":600,"Mode":1}}</c>.</summary>
internal sealed class MediaProfiles
{
    /// <summary>The settings' key.</summary>
    public const string Key = "MediaProfiles";

    public SortedDictionary<string, JsonObject> Profiles { get; set; } = new(StringComparer.Ordinal);
}
