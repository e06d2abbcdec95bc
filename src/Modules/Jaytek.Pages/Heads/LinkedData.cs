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

    /// <summary>One text for each object, the page's place among the others last.</summary>
    public static IEnumerable<string> Of(PageHead head, string siteName, string root)
    {
        foreach (var data in head.Data)
            yield return Write(data, root);
        if (head.Above.Count > 0)
            yield return Write(Crumbs(head, siteName), root);
    }

    /// <summary>An address as the world outside knows it; what is absolute already stays.</summary>
    public static string Absolute(string address, string root) => address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) ? root + address : address;

    private static string Write(JsonObject data, string root)
    {
        var copy = data.DeepClone().AsObject();
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
