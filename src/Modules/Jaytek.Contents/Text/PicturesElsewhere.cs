using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Text;

/// <summary>
/// Pictures that lie on other hosts: the policy of our pages loads none, and a visitor would see the mark of a broken one. They are shown as a
/// link with their alternative text. Only what is shown changes: what is stored, and what the API gives, keeps the picture.
/// </summary>
/// <param name="host">The site's own host with its port, as the browser has it; empty where nobody asks.</param>
internal sealed class PicturesElsewhere(string host)
{
    /// <summary>How many were found.</summary>
    public int Count { get; private set; }

    /// <summary>How many the texts of an item show, those of items inside it too.</summary>
    public static int CountIn(JsonNode item, string host)
    {
        var elsewhere = new PicturesElsewhere(host);
        foreach (var (text, isMarkdown) in TextsOf(item))
        {
            // What cannot be shown is refused when it is saved, and most texts show none.
            if (text.Contains("//", StringComparison.Ordinal))
                new ContentText.Source(text, isMarkdown, host).Make(elsewhere);
        }

        return elsewhere.Count;
    }

    private static IEnumerable<(string Text, bool IsMarkdown)> TextsOf(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key is "Markdown" or "Html" && member.Value.AsText() is { } text
            ? [(text, member.Key == "Markdown")]
            : TextsOf(member.Value)),
        JsonArray items => items.SelectMany(TextsOf),
        _ => [],
    };

    /// <summary>Whether a browser would fetch this from another host.</summary>
    public bool Is(string url)
    {
        // As browsers read it: without tabs and line ends, and a backslash is a slash.
        var text = string.Concat(url.Where(c => c is not ('\t' or '\n' or '\r'))).Trim().Replace('\\', '/');
        if (text.StartsWith("//", StringComparison.Ordinal))
            text = "https:" + text;
        return SafeUrl.HasScheme(text) && !text.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            && !(Uri.TryCreate(text, UriKind.Absolute, out var address) && string.Equals(address.Authority, host, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Puts a link in the place of a picture from elsewhere, or its words alone where it stands in a link already; true where it did.</summary>
    public bool Replace(IElement picture)
    {
        if (picture.GetAttribute("src") is not { } address || !Is(address))
            return false;
        Count++;
        var words = picture.GetAttribute("alt") is { Length: > 0 } alt ? alt : "Picture on another site";
        if (picture.Closest("a") is not null)
        {
            picture.Replace(picture.Owner!.CreateTextNode(words));
            return true;
        }

        var link = picture.Owner!.CreateElement("a");
        link.SetAttribute("href", address);
        link.SetAttribute("rel", "noopener nofollow");
        link.TextContent = words;
        picture.Replace(link);
        return true;
    }

    /// <summary>Whether an attribute would fetch a picture from elsewhere beside the element's own.</summary>
    public bool IsIn(string attribute, string value) => attribute switch
    {
        "poster" => Is(value),
        "srcset" => value.Split(',').Any(candidate => Is(candidate.Trim().Split(' ')[0])),
        _ => false,
    };
}
