using Jaytek.Pages.Menus;
using Jaytek.Pages.Outlines;

namespace Jaytek.UnitTests.Pages;

public sealed class OutlineTests
{
    // Letters are rows, digits their depth.
    [Theory]
    [InlineData("a0 b1 c0", "up:c", "c0 a0 b1")]
    [InlineData("a0 b1 c0", "down:a", "c0 a0 b1")]
    [InlineData("a0 b1 c1", "up:c", "a0 c1 b1")]
    [InlineData("a0 b1 c1", "up:b", "a0 b1 c1")]
    [InlineData("a0 b0 c1 d0", "in:b", "a0 b1 c2 d0")]
    [InlineData("a0 b1 c2 d0", "out:b", "a0 b0 c1 d0")]
    [InlineData("a0 b1 c1 d0", "out:b", "a0 c1 b0 d0")]
    [InlineData("a0 b1", "out:a", "a0 b1")]
    [InlineData("a0 b1", "in:a", "a0 b1")]
    [InlineData("a0 b1 c2 d2", "in:d", "a0 b1 c2 d2")]
    [InlineData("a0 b0 c1 d2", "in:b", "a0 b0 c1 d2")]
    [InlineData("a0 b1 c0", "remove:a", "-a0 -b1 c0")]
    [InlineData("-a0 -b1 c0", "undo:a", "a0 b1 c0")]
    [InlineData("-a0 -b1 c0 d0", "up:d", "d0 c0")]
    [InlineData("a0 b1", "explode:a", "a0 b1")]
    [InlineData("a0 b1", "up:nobody", "a0 b1")]
    public void Rows_move_with_everything_below_them(string before, string move, string after)
    {
        var rows = Rows(before);

        Outline.Apply(rows, move, MenuTree.Levels);

        Assert.Equal(after, Text(rows));
    }

    [Theory]
    [InlineData("a5 b9 c0", "a0 b1 c0")]
    [InlineData("a0 b1 c2 d3", "a0 b1 c2 d2")]
    public void What_is_posted_becomes_a_tree(string posted, string whole) => Assert.Equal(whole, Text(Outline.Whole(Rows(posted), MenuTree.Levels)));

    [Fact]
    public void A_move_says_where_the_row_stands_now()
    {
        var rows = Rows("a0 b0 c1 d0");

        var move = Outline.Apply(rows, "in:d", MenuTree.Levels);

        Assert.Equal(("d", "d, 2 of 2, below b."), (move!.Focus, move.Said));
    }

    [Fact]
    public void A_thousand_levels_are_as_many_as_there_may_be()
    {
        var rows = Enumerable.Range(0, 1000).Select(depth => Row($"r{depth}", depth)).ToList();

        var whole = Outline.Whole(rows, MenuTree.MostLevels);

        Assert.Equal((1000, MenuTree.MostLevels - 1), (whole.Count, whole.Max(row => row.Depth)));
    }

    private static List<MenuRow> Rows(string text) => [.. text.Split(' ').Select(word =>
        Row(word.TrimStart('-')[..1], word[^1] - '0') with { IsRemoved = word.StartsWith('-') })];

    private static MenuRow Row(string id, int depth) => new(id, "LinkMenuItem", MenuKind.Link, depth) { Text = id };

    private static string Text(IEnumerable<MenuRow> rows) => string.Join(' ', rows.Select(row => $"{(row.IsRemoved ? "-" : "")}{row.Id}{row.Depth}"));
}
