using Jaytek.Governance.Audit.Changes;

namespace Jaytek.UnitTests.Governance;

/// <summary>The values of an audit line as people read them.</summary>
public sealed class AuditChangesTests
{
    [Theory]
    [InlineData("""{"A":1,"B":2}""", """{"A":1,"B":3}""", "B: 2 → 3")]
    [InlineData("""{"A":{"B":{"C":"x"}}}""", """{"A":{"B":{"C":"y"}}}""", "A.B.C: x → y")]
    [InlineData("""{"Roles":["DJ","Editor"]}""", """{"Roles":["Editor","Student"]}""", "Roles: DJ → -|Roles: - → Student")]
    [InlineData("""{"T":["a","b"]}""", """{"T":["b","a"]}""", "T: a, b → b, a")]
    [InlineData("""{"Rows":[{"N":1},{"N":2}]}""", """{"Rows":[{"N":1},{"N":3},{"N":4}]}""", "Rows[2].N: 2 → 3|Rows[3].N: - → 4")]
    [InlineData(null, """{"A":"new"}""", "A: - → new")]
    [InlineData("""{"A":"old"}""", null, "A: old → -")]
    [InlineData("\"a/b\"", "\"a/c\"", ": a/b → a/c")]
    [InlineData("""{"A":true,"B":null}""", """{"A":false,"B":{"C":1}}""", "A: true → false|B.C: - → 1")]
    [InlineData(null, null, "")]
    public void Only_what_differs_is_told_member_by_member(string? before, string? after, string expected) =>
        Assert.Equal(expected, string.Join('|', AuditChanges.Between(before, after).Select(c => $"{c.Path}: {c.Before ?? "-"} → {c.After ?? "-"}")));

    [Fact]
    public void Long_texts_are_compared_by_words()
    {
        const string Before = "The harbour is quiet at nine, and the lights go out one by one over the water.";
        const string After = "The harbour is loud at nine, and the lights go out one by one over the black water.";
        var change = Assert.Single(AuditChanges.Between($$"""{"Text":"{{Before}}"}""", $$"""{"Text":"{{After}}"}"""));
        Assert.Equal(["-quiet", "+loud", "+ black"], change.Words!.Where(p => p.Kind != PieceKind.Same).Select(p => (p.Kind == PieceKind.Added ? "+" : "-") + p.Text));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a b c", "")]
    [InlineData("", "a b c")]
    [InlineData("one two three", "two three four")]
    [InlineData("a a a b", "a b a a")]
    [InlineData("Zoë lädt 3 Mixe hoch.", "Zoe lädt 3 neue Mixe hoch!")]
    public void Nothing_is_lost_between_the_pieces(string before, string after)
    {
        var pieces = WordDiff.Between(before, after);
        Assert.Equal(before, string.Concat(pieces.Where(p => p.Kind != PieceKind.Added).Select(p => p.Text)));
        Assert.Equal(after, string.Concat(pieces.Where(p => p.Kind != PieceKind.Removed).Select(p => p.Text)));
    }

    [Fact]
    public void Two_books_are_told_as_a_whole()
    {
        var pieces = WordDiff.Between(string.Concat(Enumerable.Range(0, 2000).Select(i => $"a{i} ")), string.Concat(Enumerable.Range(0, 2000).Select(i => $"b{i} ")));
        Assert.Equal([PieceKind.Removed, PieceKind.Added, PieceKind.Same], pieces.Select(p => p.Kind));
    }
}
