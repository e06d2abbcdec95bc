using System.Collections.Frozen;

namespace Jaytek.Pages.Templates;

/// <summary>A piece that a template names, and where.</summary>
/// <param name="Name">The other template.</param>
/// <param name="Line">From 1.</param>
/// <param name="IsInBlock">Whether it stands in a block, which may end what would go on for ever.</param>
internal sealed record TemplatePiece(string Name, int Line, bool IsInBlock);

/// <summary>Reads which pieces a template names, of a source that <see cref="TemplateCheck"/> has let in. Names that are only made while it runs are not known.</summary>
internal static class TemplatePieces
{
    /// <summary>The first piece that pages would not find, or that never ends, or null.</summary>
    /// <param name="source">The template.</param>
    /// <param name="name">What it is called itself.</param>
    /// <param name="others">The other templates that pages use.</param>
    public static TemplateFault? FaultOf(string source, string name, IEnumerable<string> others)
    {
        var known = others.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        foreach (var piece in In(source))
        {
            var isItself = string.Equals(piece.Name, name, StringComparison.OrdinalIgnoreCase);
            if (isItself && !piece.IsInBlock)
                return new TemplateFault(piece.Line, $"{{{{> {piece.Name}}}}} is this template itself: it would never end.");
            if (!isItself && !known.Contains(piece.Name))
                return new TemplateFault(piece.Line, $"There is no template {piece.Name} that pages use. Make it first, or switch it on.");
        }

        return null;
    }

    /// <summary>The pieces in their order.</summary>
    public static IEnumerable<TemplatePiece> In(string source)
    {
        var depth = 0;
        for (var tag = TemplateTag.Next(source, 0); tag is { End: > 0 }; tag = TemplateTag.Next(source, tag.End))
        {
            var inside = tag.Inside;
            if (inside.Length > 1 && (inside[0] is '#' or '^'))
                depth++;
            else if (inside.StartsWith('/'))
                depth--;
            else if (inside.StartsWith('>') && TemplateTag.WordsOf(inside[1..]) is [var word, ..] && word[0] != '(')
                yield return new TemplatePiece(word.Trim('"', '\'', '[', ']'), source.AsSpan(0, tag.Start).Count('\n') + 1, depth > 0);
        }
    }
}
