using System.Text.Json.Nodes;
using Jaytek.Media.Uses;

namespace Jaytek.UnitTests.Media;

public sealed class NamedPathsTests
{
    [Fact]
    public void Fields_markdown_and_markup_name_files_at_any_depth() =>
        Assert.Equal(
            ["a b.jpg", "covers/x.png", "deep.wav", "in/markup.jpg"],
            NamedPaths.In(JsonNode.Parse("""
                {"Mix":{"Cover":{"Paths":["Covers/X.png"]}},
                 "MarkdownBodyPart":{"Markdown":"See ![it](/media/a%20b.jpg?v=1) and <img src='/media/in/markup.jpg'> but not media/other.jpg"},
                 "Flow":{"Widgets":[{"Sound":{"Paths":["deep.wav",7,null,"../keys"]}}]}}
                """)).Order(StringComparer.Ordinal));

    [Fact]
    public void Nothing_names_nothing() => Assert.Empty(NamedPaths.In(null));
}
