using System.Globalization;
using System.Text;
using System.Xml;

namespace Jaytek.Portfolio.Feeds;

/// <summary>Something new, for a feed.</summary>
/// <param name="Id">Never changes.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its page, absolute.</param>
/// <param name="At">When it was published.</param>
/// <param name="Html">What is said of it, sanitised; may be empty.</param>
/// <param name="Author">Whose it is, or null.</param>
/// <param name="Enclosure">A file with it, or null.</param>
internal sealed record RssItem(string Id, string Title, string Url, DateTimeOffset At, string Html, string? Author = null, RssEnclosure? Enclosure = null);

/// <summary>A file with a feed's item.</summary>
internal sealed record RssEnclosure(string Url, long Length, string ContentType);

/// <summary>Writes RSS 2.0.</summary>
internal static class RssFile
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    private static readonly XmlWriterSettings Xml = new() { Encoding = new UTF8Encoding(false), Indent = true };

    /// <summary>The feed as UTF-8.</summary>
    /// <param name="title">What it is called.</param>
    /// <param name="page">The page that shows the same, absolute.</param>
    /// <param name="self">The feed's own address, absolute.</param>
    /// <param name="about">A sentence.</param>
    /// <param name="items">The newest first.</param>
    public static byte[] Of(string title, string page, string self, string about, IReadOnlyList<RssItem> items)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Xml))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "atom", null, Atom);
            xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
            xml.WriteStartElement("channel");
            xml.WriteElementString("title", Clean(title));
            xml.WriteElementString("link", page);
            xml.WriteElementString("description", Clean(about));
            xml.WriteElementString("language", "en");
            xml.WriteStartElement("link", Atom);
            xml.WriteAttributeString("href", self);
            xml.WriteAttributeString("rel", "self");
            xml.WriteAttributeString("type", PortfolioFeeds.Rss);
            xml.WriteEndElement();
            if (items.Count > 0)
                xml.WriteElementString("lastBuildDate", Date(items.Max(item => item.At)));
            foreach (var item in items)
                Write(xml, item);
        }

        return bytes.ToArray();
    }

    private static void Write(XmlWriter xml, RssItem item)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", Clean(item.Title));
        xml.WriteElementString("link", item.Url);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(item.Id);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Date(item.At));
        if (item.Author is { } author)
            xml.WriteElementString("creator", DublinCore, Clean(author));
        if (item.Html.Length > 0)
            xml.WriteElementString("description", Clean(item.Html));
        if (item.Enclosure is { } file)
        {
            xml.WriteStartElement("enclosure");
            xml.WriteAttributeString("url", file.Url);
            xml.WriteAttributeString("length", file.Length.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("type", file.ContentType);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);

    // XML has no way to write other control characters; texts of imports may hold them.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and <= 0xFFFD) or >= 0x10000).Select(rune => rune.ToString()));
}
