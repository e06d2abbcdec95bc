using System.Text.Json.Nodes;
using Jaytek.Portfolio.Contracts.Views;

namespace Jaytek.Portfolio.DJs;

/// <summary>A DJ as linked data: schema.org's Person.</summary>
internal static class DJData
{
    public static JsonObject Of(DJDetail detail)
    {
        var dj = detail.Summary;
        var data = new JsonObject { ["@type"] = "Person", ["name"] = dj.Name, ["url"] = dj.Url, ["jobTitle"] = "DJ" };
        if (detail.Head.Description is { } about)
            data["description"] = about;
        if (detail.Head.Picture is { } picture)
            data["image"] = picture.Url;
        if (dj.Place is { } place)
            data["homeLocation"] = new JsonObject { ["@type"] = "Place", ["name"] = place };
        if (dj.Genres.Count > 0)
            data["knowsAbout"] = new JsonArray([.. dj.Genres.Select(genre => (JsonNode)genre)]);
        var elsewhere = detail.Links.Where(link => link.Url.StartsWith("http", StringComparison.OrdinalIgnoreCase)).ToList();
        if (elsewhere.Count > 0)
            data["sameAs"] = new JsonArray([.. elsewhere.Select(link => (JsonNode)link.Url)]);
        return data;
    }
}
