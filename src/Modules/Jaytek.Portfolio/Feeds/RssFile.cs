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
/// <param name="Url">Its address, absolute.</param>
/// <param name="Length">Bytes.</param>
/// <param name="ContentType">Such as <c>audio/mpeg</c>.</param>
/// <param name="Seconds">How long it plays, or null where unknown.</param>
internal sealed record RssEnclosure(string Url, long Length, string ContentType, double? Seconds = null);

/// <summary>Writes RSS 2.0. Where an item has audio, podcast programs find in it what they ask for: who, how long, of which kind.</summary>
internal static class RssFile
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    private const string ITunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";

    private static readonly XmlWriterSettings Xml = new() { Encoding = new UTF8Encoding(false), Indent = true };

    /// <summary>The feed as UTF-8.</summary>
    /// <param name="title">What it is called.</param>
    /// <param name="page">The page that shows the same, absolute.</param>
    /// <param name="self">The feed's own address, absolute.</param>
    /// <param name="about">A sentence.</param>
    /// <param name="items">The newest first.</param>
    /// <param name="by">Whose feed it is, or null for nobody's in particular.</param>
    public static byte[] Of(string title, string page, string self, string about, IReadOnlyList<RssItem> items, string? by = null)
    {
        var isPodcast = items.Any(item => item.Enclosure is not null);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Xml))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "atom", null, Atom);
            xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
            if (isPodcast)
                xml.WriteAttributeString("xmlns", "itunes", null, ITunes);
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
            if (isPodcast)
                WritePodcast(xml, by);
            if (items.Count > 0)
                xml.WriteElementString("lastBuildDate", Date(items.Max(item => item.At)));
            foreach (var item in items)
                Write(xml, item);
        }

        return bytes.ToArray();
    }

    private static void WritePodcast(XmlWriter xml, string? by)
    {
        if (by is not null)
            xml.WriteElementString("author", ITunes, Clean(by));
        xml.WriteElementString("type", ITunes, "episodic");
        xml.WriteStartElement("category", ITunes);
        xml.WriteAttributeString("text", "Music");
        xml.WriteEndElement();
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
            if (item.Author is { } artist)
                xml.WriteElementString("author", ITunes, Clean(artist));
            if (file.Seconds is { } seconds)
                xml.WriteElementString("duration", ITunes, Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
    }

    private static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);

    // XML has no way to write other control characters; texts of imports may hold them.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and <= 0xFFFD) or >= 0x10000).Select(rune => rune.ToString()));
}
