using System.Text;
using Jaytek.Portfolio.Feeds;

namespace Jaytek.UnitTests.Portfolio;

public sealed class CalendarTextTests
{
    [Fact]
    public void Lines_are_folded_at_75_octets_and_never_inside_a_character()
    {
        var text = string.Concat(Enumerable.Repeat("Ærø 東京 🎧 ", 20)).Trim();
        var file = new CalendarText().Text("SUMMARY", text).ToString();
        var lines = file.Split("\r\n");
        Assert.Equal("", lines[^1]);
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.All(lines[1..^1], line => Assert.StartsWith(" ", line, StringComparison.Ordinal));
        Assert.DoesNotContain("\ufffd", file, StringComparison.Ordinal);
        Assert.Equal("SUMMARY:" + text, file.Replace("\r\n ", "", StringComparison.Ordinal).TrimEnd());
    }

    [Theory]
    [InlineData("a, b; c\\d", "X:a\\, b\\; c\\\\d\r\n")]
    [InlineData("one\r\ntwo\nthree", "X:one\\ntwo\\nthree\r\n")]
    [InlineData("bell\u0007 and tab\t", "X:bell and tab\r\n")]
    [InlineData("a: \"b\"", "X:a: \"b\"\r\n")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Texts_are_escaped(string? value, string line) => Assert.Equal(line, new CalendarText().Text("X", value).ToString());

    [Fact]
    public void Nobody_writes_lines_of_their_own_into_a_calendar() =>
        Assert.Equal("X:a\\nBEGIN:VEVENT\r\n", new CalendarText().Text("X", "a\r\nBEGIN:VEVENT").ToString());
}
