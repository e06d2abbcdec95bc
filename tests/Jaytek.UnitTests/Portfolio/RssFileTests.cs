using System.Text;
using System.Xml.Linq;
using Jaytek.Portfolio.Feeds;

namespace Jaytek.UnitTests.Portfolio;

public sealed class RssFileTests
{
    [Fact]
    public void A_feed_is_valid_xml_whatever_a_title_holds()
    {
        var at = new DateTimeOffset(2026, 5, 1, 20, 0, 0, TimeSpan.FromHours(2));
        var feed = RssFile.Of("Mixes", "https://x.example/mixes", "https://x.example/mixes.rss", "New.",
            [new RssItem("id1", "A <b> & \u0001 \ud83c\udfa7 ]]>", "https://x.example/mixes/a", at, "<p>One &amp; two</p>", "DJ & Co", new RssEnclosure("https://x.example/a.mp3", 42, "audio/mpeg"))]);
        var item = XDocument.Parse(Encoding.UTF8.GetString(feed)).Root!.Element("channel")!.Element("item")!;
        Assert.Equal("A <b> &  🎧 ]]>", item.Element("title")!.Value);
        Assert.Equal("Fri, 01 May 2026 18:00:00 GMT", item.Element("pubDate")!.Value);
        Assert.Equal("<p>One &amp; two</p>", item.Element("description")!.Value);
        Assert.Equal(("42", "audio/mpeg"), (item.Element("enclosure")!.Attribute("length")!.Value, item.Element("enclosure")!.Attribute("type")!.Value));
        Assert.Equal("false", item.Element("guid")!.Attribute("isPermaLink")!.Value);
    }

    [Fact]
    public void A_feed_with_audio_tells_podcast_programs_whose_it_is_and_how_long_it_plays()
    {
        XNamespace itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
        var audio = new RssItem("id1", "Harbour", "https://x.example/mixes/a", default, "", "Mira", new RssEnclosure("https://x.example/a.mp3", 42, "audio/mpeg", 4324.2));
        var channel = Channel([audio with { Enclosure = null }, audio]);

        Assert.Equal(("Jaytek", "episodic", "Music"), (channel.Element(itunes + "author")!.Value, channel.Element(itunes + "type")!.Value, channel.Element(itunes + "category")!.Attribute("text")!.Value));
        Assert.Equal(["Mira", "4325"], channel.Elements("item").Last().Elements().Where(e => e.Name.Namespace == itunes).Select(e => e.Value));
        Assert.DoesNotContain(channel.Elements("item").First().Elements(), e => e.Name.Namespace == itunes);
        Assert.DoesNotContain(Channel([audio with { Enclosure = null }]).Elements(), e => e.Name.Namespace == itunes);

        static XElement Channel(IReadOnlyList<RssItem> items) => XDocument.Parse(Encoding.UTF8.GetString(
            RssFile.Of("Mixes", "https://x.example/mixes", "https://x.example/mixes.rss", "New.", items, "Jaytek"))).Root!.Element("channel")!;
    }
}
