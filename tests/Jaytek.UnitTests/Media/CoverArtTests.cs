using System.Globalization;
using System.Xml.Linq;
using Jaytek.Media.Art;
using Jaytek.Media.Seeds;

namespace Jaytek.UnitTests.Media;

public sealed class CoverArtTests
{
    private const string Id = "4ta1r2c7p9w3x5y7z9abcdefgh";

    public static TheoryData<string?, string> EveryGenre => new()
    {
        { "techno", "night" }, { "house", "night" }, { "drum-and-bass", "night" }, { "ambient", "night" }, { "trance", "night" }, { null, "night" },
        { "techno", "daylight" }, { "house", "daylight" }, { "drum-and-bass", "daylight" }, { "ambient", "daylight" }, { "trance", "daylight" }, { null, "daylight" },
    };

    /// <summary>Browsers keep covers for a year: a fingerprint that changes here asks for a new <see cref="CoverArt.AlgorithmVersion"/>.</summary>
    [Theory]
    [InlineData("techno", 132, "night", "a0a6179d45fb5c32")]
    [InlineData("techno", 132, "daylight", "e80cace2adda8cd0")]
    [InlineData("house", 122, "night", "30ba5d4fa53f157b")]
    [InlineData("house", 122, "daylight", "84781ae6880d6b13")]
    [InlineData("drum-and-bass", 174, "night", "bf65885f69cc541e")]
    [InlineData("drum-and-bass", 174, "daylight", "54af486a3498b4db")]
    [InlineData("ambient", 80, "night", "f72126ef8d789611")]
    [InlineData("ambient", 80, "daylight", "c5701b146e9e7317")]
    [InlineData("trance", 138, "night", "c7ccbeb5376c72d4")]
    [InlineData("trance", 138, "daylight", "c709144eebfdc000")]
    public void The_same_item_has_the_same_cover_for_ever(string genre, int bpm, string variant, string fingerprint) =>
        Assert.Equal(fingerprint, Fingerprint.Of(CoverArt.Draw(new CoverArtSource(Id, genre, bpm, Variant(variant)))));

    [Theory, MemberData(nameof(EveryGenre))]
    public void A_cover_needs_neither_style_nor_script_and_is_small(string? genre, string variant)
    {
        var svg = CoverArt.Draw(new CoverArtSource(Id, genre, Variant: Variant(variant)));
        Assert.InRange(svg.Length, 800, 8000);
        var document = XDocument.Parse(svg);
        Assert.All(document.Descendants(), e => Assert.DoesNotContain(e.Name.LocalName, new[] { "script", "style", "foreignObject", "image" }));
        Assert.All(document.Descendants().Attributes(), a =>
        {
            Assert.NotEqual("style", a.Name.LocalName);
            Assert.False(a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{a.Name} is a handler");
            Assert.True(a.Name.LocalName != "href" || a.Value.StartsWith('#'), $"{a.Value} leads outside");
        });
    }

    [Fact]
    public void Every_reference_inside_a_cover_has_its_target()
    {
        var document = XDocument.Parse(CoverArt.Draw(new CoverArtSource(Id, "techno")));
        var ids = document.Descendants().Attributes("id").Select(a => a.Value).ToHashSet();
        var references = document.Descendants().Attributes()
            .Where(a => a.Value.StartsWith("url(#", StringComparison.Ordinal) || a.Name.LocalName == "href")
            .Select(a => a.Value[(a.Value.IndexOf('#', StringComparison.Ordinal) + 1)..].TrimEnd(')'));
        Assert.All(references, r => Assert.Contains(r, ids));
    }

    [Fact]
    public void Data_and_id_change_the_picture()
    {
        var usual = CoverArt.Draw(new CoverArtSource(Id, "techno", 124));
        Assert.NotEqual(usual, CoverArt.Draw(new CoverArtSource(Id, "techno", 150)));
        Assert.NotEqual(usual, CoverArt.Draw(new CoverArtSource(Id, "house", 124)));
        Assert.NotEqual(usual, CoverArt.Draw(new CoverArtSource(Id + "x", "techno", 124)));
        Assert.NotEqual(usual, CoverArt.Draw(new CoverArtSource(Id, "techno", 124, ArtVariant.Daylight)));
    }

    [Fact]
    public void Numbers_do_not_follow_the_culture_of_the_thread()
    {
        var before = CultureInfo.CurrentCulture;
        var usual = CoverArt.Draw(new CoverArtSource(Id, "ambient"));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(usual, CoverArt.Draw(new CoverArtSource(Id, "ambient")));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("Deep House", "house")]
    [InlineData("Minimal Techno", "techno")]
    [InlineData("Drum & Bass", "drum-and-bass")]
    [InlineData("JUNGLE", "drum-and-bass")]
    [InlineData("Dub Techno", "techno")]
    [InlineData("Dubstep", "drum-and-bass")]
    [InlineData("dub", "ambient")]
    [InlineData("Psytrance", "trance")]
    public void Genres_of_a_family_share_its_motif(string genre, string family) =>
        Assert.Equal(family, GenreFamilies.NameOf(GenreFamilies.Find(genre)!.Value));

    [Fact]
    public void An_unknown_genre_gets_one_motif_by_the_id_and_all_five_occur()
    {
        Assert.Null(GenreFamilies.Find("polka"));
        var families = Enumerable.Range(0, 60).Select(i => GenreFamilies.Of("polka", $"item{i}")).ToList();
        Assert.Equal(5, families.Distinct().Count());
        Assert.Equal(families, Enumerable.Range(0, 60).Select(i => GenreFamilies.Of(null, $"item{i}")));
    }

    private static ArtVariant Variant(string name) => name == "night" ? ArtVariant.Night : ArtVariant.Daylight;
}
