using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Contents.Admin.Versions;

/// <summary>
/// <c>&lt;text-diff before="…" after="…" /&gt;</c>: a text with what was added underlined and what was removed struck out, and both said
/// aloud. With <c>side="before"</c> or <c>"after"</c> only that text, with what the other lacks marked. Written by code because blanks
/// between pieces are part of the text.
/// </summary>
[HtmlTargetElement("text-diff", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextDiffTagHelper : TagHelper
{
    /// <summary>The earlier text.</summary>
    public string Before { get; set; } = "";

    /// <summary>The later text.</summary>
    public string After { get; set; } = "";

    /// <summary><c>before</c> or <c>after</c> to show one side alone; else null.</summary>
    public string? Side { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        // One side stands in a label, which holds no blocks.
        output.TagName = Side is null ? "div" : "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "diff-text");
        var hidden = Side switch { "before" => PieceKind.Added, "after" => PieceKind.Removed, _ => (PieceKind?)null };
        foreach (var piece in WordDiff.Between(Before.ReplaceLineEndings("\n"), After.ReplaceLineEndings("\n")).Where(piece => piece.Kind != hidden))
            Write(output.Content, piece, isAlone: Side is not null);
    }

    private static void Write(TagHelperContent content, TextPiece piece, bool isAlone)
    {
        var differs = piece.Kind is PieceKind.Added or PieceKind.Removed;
        var (open, close) = piece.Kind switch
        {
            PieceKind.Skipped => ("<span class=\"diff-skipped\">… unchanged …", "</span>"),
            _ when differs && isAlone => ("<mark>", "</mark>"),
            PieceKind.Added => ("<ins><span class=\"visually-hidden\">added: </span>", "</ins>"),
            PieceKind.Removed => ("<del><span class=\"visually-hidden\">removed: </span>", "</del>"),
            _ => ("", ""),
        };
        // A line end alone would be struck or underlined invisibly.
        var text = differs ? piece.Text.Replace("\n", "¶\n", StringComparison.Ordinal) : piece.Text;
        content.AppendHtml(open).Append(text).AppendHtml(close);
    }
}
