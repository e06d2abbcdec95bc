using System.Text.Json.Nodes;
using System.Xml;
using Jaytek.Portfolio.Contracts.Views;

namespace Jaytek.Portfolio.Mixes;

/// <summary>A mix as linked data: schema.org's MusicRecording.</summary>
internal static class MixData
{
    public static JsonObject Of(MixDetail detail, DateTimeOffset? publishedAt)
    {
        var mix = detail.Summary;
        var data = new JsonObject { ["@type"] = "MusicRecording", ["name"] = mix.Title, ["url"] = mix.Url };
        if (mix.DJ is { } dj)
            data["byArtist"] = new JsonObject { ["@type"] = "Person", ["name"] = dj.Text, ["url"] = dj.Url };
        if ((detail.Player?.Seconds ?? mix.Seconds) is { } seconds)
            data["duration"] = Duration(seconds);
        if (mix.Genres.Count > 0)
            data["genre"] = new JsonArray([.. mix.Genres.Select(genre => (JsonNode)genre)]);
        if (publishedAt is { } at)
            data["datePublished"] = at.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (detail.Head.Description is { } about)
            data["description"] = about;
        if (detail.Head.Picture is { } picture)
            data["image"] = picture.Url;
        if (detail.Player is { } player)
            data["audio"] = new JsonObject { ["@type"] = "AudioObject", ["name"] = mix.Title, ["contentUrl"] = player.AudioUrl };
        return data;
    }

    /// <summary>ISO 8601: <c>PT1H2M3S</c>.</summary>
    public static string Duration(double seconds) => XmlConvert.ToString(TimeSpan.FromSeconds(Math.Round(seconds)));
}
