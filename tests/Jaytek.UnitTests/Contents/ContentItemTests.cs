using System.Text;
using System.Text.Json;
using Jaytek.Contents.Contracts;

namespace Jaytek.UnitTests.Contents;

public sealed class ContentItemTests
{
    [Fact]
    public void Root_properties_are_written_first_in_Orchards_order_and_parts_follow_in_theirs()
    {
        var item = ContentItem.Parse("""
            {"Mix":{"Bpm":{"Value":124}},"TitlePart":{"Title":"A"},"Author":"ann","Owner":"u1","CreatedUtc":"2026-05-01T20:00:00Z",
             "PublishedUtc":null,"ModifiedUtc":"2026-05-01T20:00:00.1234567Z","Published":false,"Latest":true,"DisplayText":"A",
             "ContentType":"Mix","ContentItemVersionId":"v1","ContentItemId":"i1"}
            """);
        Assert.Equal(
            """
            {"ContentItemId":"i1","ContentItemVersionId":"v1","ContentType":"Mix","DisplayText":"A","Latest":true,"Published":false,
            "ModifiedUtc":"2026-05-01T20:00:00.1234567Z","PublishedUtc":null,"CreatedUtc":"2026-05-01T20:00:00.0000000Z",
            "Owner":"u1","Author":"ann","Mix":{"Bpm":{"Value":124}},"TitlePart":{"Title":"A"}}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(item.ToUtf8()));
    }

    [Fact]
    public void Unknown_scalars_of_the_root_are_dropped_and_unknown_objects_and_lists_are_kept()
    {
        var item = ContentItem.Parse("""{"Id":7,"contentType":"mix","ContentType":"Mix","Note":"x","Terms":[],"Unknown":{"b":null,"a":[1.50]},"Nothing":null}""");
        Assert.Equal(["Terms", "Unknown"], item.Parts.Select(part => part.Key));
        Assert.Equal("""{"b":null,"a":[1.50]}""", ContentJson.ToText(item.Part("Unknown")!));
    }

    [Fact]
    public void Names_of_root_properties_are_told_apart_by_case() => Assert.Equal("", ContentItem.Parse("""{"contentType":"Mix"}""").ContentType);

    [Theory]
    [InlineData("""{"Latest":"true","Published":"False"}""")]
    [InlineData("""{"Latest":true,"Published":false}""")]
    public void Flags_may_be_strings_as_expressions_yield_them(string json)
    {
        var item = ContentItem.Parse(json);
        Assert.True(item.Latest);
        Assert.False(item.Published);
    }

    [Theory]
    [InlineData("""{"Latest":1}""", "Latest")]
    [InlineData("""{"Published":"soon"}""", "Published")]
    [InlineData("""{"CreatedUtc":"May"}""", "CreatedUtc")]
    [InlineData("""{"ContentType":{}}""", "ContentType")]
    [InlineData("""{"DisplayText":5}""", "DisplayText")]
    public void A_root_property_of_the_wrong_kind_is_named(string json, string name) =>
        Assert.Contains($"'{name}'", Assert.Throws<JsonException>(() => ContentItem.Parse(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"a":1""")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":{"b":1,"b":2}}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\udc00":1}""")]
    [InlineData("""{"a":1,}""")]
    [InlineData("""{"a":NaN}""")]
    public void What_is_no_json_object_is_refused(string text) => Assert.ThrowsAny<JsonException>(() => ContentItem.Parse(text));

    [Fact]
    public void Invalid_utf8_is_refused() => Assert.ThrowsAny<JsonException>(() => ContentItem.Parse([(byte)'{', (byte)'"', 0xff, (byte)'"', (byte)':', (byte)'1', (byte)'}']));

    [Fact]
    public void Nesting_beyond_the_limit_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", ContentJson.MaxDepth + 1)) + "1" + new string('}', ContentJson.MaxDepth + 1);
        Assert.ThrowsAny<JsonException>(() => ContentItem.Parse(deep));
    }

    [Fact]
    public void Text_survives_as_it_is_without_needless_escapes()
    {
        var item = ContentItem.Parse("""{"ContentType":"Page","HtmlBodyPart":{"Html":"<p class=\"a\">Größe &amp; 日本 🎧 '\u0001</p>"}}""");
        Assert.Contains("""<p class=\"a\">Größe &amp; 日本 """, Encoding.UTF8.GetString(item.ToUtf8()), StringComparison.Ordinal);
        Assert.Equal("<p class=\"a\">Größe &amp; 日本 🎧 '\u0001</p>", ContentItem.Parse(item.ToUtf8()).Part("HtmlBodyPart")!["Html"]!.GetValue<string>());
    }

    [Fact]
    public void A_clone_shares_nothing()
    {
        var item = ContentItem.Parse("""{"ContentType":"Mix","TitlePart":{"Title":"A"}}""");
        var clone = item.Clone();
        clone.GetOrAddPart("TitlePart")["Title"] = "B";
        Assert.Equal("A", item.Part("TitlePart")!["Title"]!.GetValue<string>());
    }
}
