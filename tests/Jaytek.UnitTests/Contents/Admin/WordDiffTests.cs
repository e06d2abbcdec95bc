using Jaytek.Contents.Admin.Versions;

namespace Jaytek.UnitTests.Contents.Admin;

/// <summary>Texts compared word by word, written as <c>kept [-removed-]{+added+}</c>.</summary>
public sealed class WordDiffTests
{
    [Theory]
    [InlineData("the same", "the same", "the same")]
    [InlineData("", "all new", "{+all new+}")]
    [InlineData("all gone", "", "[-all gone-]")]
    [InlineData("Recorded on the east quay.", "Recorded on the west quay.", "Recorded on the [-east-]{+west+} quay.")]
    [InlineData("one two three", "one three", "one [-two -]three")]
    [InlineData("an old song", "a new song", "[-an old-]{+a new+} song")]
    [InlineData("Björk’s mix", "Björk's mix", "[-Björk’s-]{+Björk's+} mix")]
    [InlineData("<p>Loud</p>", "<p class=\"x\">Loud</p>", "[-<p>-]{+<p class=\"x\">+}Loud</p>")]
    [InlineData("a\nb", "a\nc\nb", "a\n{+c\n+}b")]
    [InlineData("3 < 4", "3 < 5", "3 < [-4-]{+5+}")]
    public void Words_that_differ_are_marked_and_the_rest_stays(string before, string after, string expected) =>
        Assert.Equal(expected, string.Concat(WordDiff.Between(before, after).Select(Marked)));

    [Fact]
    public void Both_texts_can_be_read_out_of_any_comparison()
    {
        var random = new Random(17);
        for (var round = 0; round < 300; round++)
        {
            string Text() => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => (string[])["a", "b", "cc", " ", ".", "\n"]).Select(words => words[random.Next(words.Length)]));
            var (before, after) = (Text(), Text());
            var pieces = WordDiff.Between(before, after);
            Assert.Equal(before, string.Concat(pieces.Where(piece => piece.Kind != PieceKind.Added).Select(piece => piece.Text)));
            Assert.Equal(after, string.Concat(pieces.Where(piece => piece.Kind != PieceKind.Removed).Select(piece => piece.Text)));
        }
    }

    [Fact]
    public void Long_passages_that_stayed_are_left_out_at_word_ends()
    {
        var words = string.Join(' ', Enumerable.Range(0, 400).Select(at => $"word{at}"));
        var pieces = WordDiff.Between($"{words} here {words}", $"{words} there {words}");

        Assert.Equal([PieceKind.Skipped, PieceKind.Same, PieceKind.Removed, PieceKind.Added, PieceKind.Same, PieceKind.Skipped], pieces.Select(piece => piece.Kind));
        Assert.StartsWith("word", pieces[1].Text, StringComparison.Ordinal);
        Assert.EndsWith("word399 ", pieces[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_with_nothing_in_common_replace_each_other_whole()
    {
        var before = string.Join(' ', Enumerable.Range(0, 3_000).Select(at => $"a{at}"));
        var after = string.Join('-', Enumerable.Range(0, 3_000).Select(at => $"b{at}"));

        Assert.Equal([PieceKind.Removed, PieceKind.Added], WordDiff.Between(before, after).Select(piece => piece.Kind));
    }

    private static string Marked(TextPiece piece) => piece.Kind switch
    {
        PieceKind.Added => $"{{+{piece.Text}+}}",
        PieceKind.Removed => $"[-{piece.Text}-]",
        _ => piece.Text,
    };
}
