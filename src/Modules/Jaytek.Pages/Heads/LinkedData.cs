using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Jaytek.Engine.Contracts;

namespace Jaytek.Pages.Heads;

/// <summary>Writes linked data of a page as JSON-LD that may stand inside a <c>script</c> element: the encoder leaves no <c>&lt;</c>, <c>&gt;</c> or <c>&amp;</c>.</summary>
internal static class LinkedData
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly HashSet<string> Addresses = new(StringComparer.Ordinal) { "url", "@id", "item", "image", "contentUrl", "urlTemplate", "sameAs" };

    // What search engines show with a picture.
    private static readonly HashSet<string> Pictured = new(StringComparer.Ordinal) { "MusicRecording", "MusicEvent", "Course", "Person", "MusicGroup" };

    /// <summary>One text for each object, the page's place among the others last.</summary>
    /// <param name="head">The page's head.</param>
    /// <param name="siteName">The site.</param>
    /// <param name="root">The site's address without a slash at the end.</param>
    /// <param name="image">The picture of what the page shows, for objects that name none themselves; or null.</param>
    public static IEnumerable<string> Of(PageHead head, string siteName, string root, string? image = null)
    {
        foreach (var data in head.Data)
            yield return Write(data, root, image);
        if (head.Above.Count > 0)
            yield return Write(Crumbs(head, siteName), root, null);
    }

    /// <summary>An address as the world outside knows it; what is absolute already stays.</summary>
    public static string Absolute(string address, string root) => address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) ? root + address : address;

    private static string Write(JsonObject data, string root, string? image)
    {
        var copy = data.DeepClone().AsObject();
        if (image is not null && copy["image"] is null && copy["@type"] is JsonValue type && type.TryGetValue<string>(out var name) && Pictured.Contains(name))
            copy["image"] = image;
        MakeAbsolute(copy, root);
        if (copy["@context"] is null)
            copy.Insert(0, "@context", "https://schema.org");
        return copy.ToJsonString(Json);
    }

    private static JsonObject Crumbs(PageHead head, string siteName)
    {
        var all = head.Above.Prepend(new PageCrumb(siteName, "/")).Append(new PageCrumb(head.Title, head.CanonicalPath));
        return new JsonObject
        {
            ["@type"] = "BreadcrumbList",
            ["itemListElement"] = new JsonArray([.. all.Select((crumb, at) => (JsonNode)new JsonObject
            {
                ["@type"] = "ListItem", ["position"] = at + 1, ["name"] = crumb.Name, ["item"] = crumb.Path,
            })]),
        };
    }

    private static void MakeAbsolute(JsonNode? node, string root)
    {
        if (node is JsonObject data)
        {
            foreach (var (name, value) in data.ToList())
            {
                if (Addresses.Contains(name) && value is JsonValue && value.GetValueKind() == JsonValueKind.String)
                    data[name] = Absolute(value.GetValue<string>(), root);
                else
                    MakeAbsolute(value, root);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var inner in list)
                MakeAbsolute(inner, root);
        }
    }
}
