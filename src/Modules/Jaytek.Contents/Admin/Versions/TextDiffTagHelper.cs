using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Contents.Admin.Versions;

/// <summary>
/// <c>&lt;text-diff before="…" after="…" /&gt;</c>: a text with what was added underlined and what was removed struck out, and both said
/// aloud. Written by code because blanks between pieces are part of the text.
/// </summary>
[HtmlTargetElement("text-diff", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextDiffTagHelper : TagHelper
{
    /// <summary>The earlier text.</summary>
    public string Before { get; set; } = "";

    /// <summary>The later text.</summary>
    public string After { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "diff-text");
        foreach (var piece in WordDiff.Between(Before.ReplaceLineEndings("\n"), After.ReplaceLineEndings("\n")))
            Write(output.Content, piece);
    }

    private static void Write(TagHelperContent content, TextPiece piece)
    {
        var (open, close) = piece.Kind switch
        {
            PieceKind.Added => ("<ins><span class=\"visually-hidden\">added: </span>", "</ins>"),
            PieceKind.Removed => ("<del><span class=\"visually-hidden\">removed: </span>", "</del>"),
            PieceKind.Skipped => ("<span class=\"diff-skipped\">… unchanged …", "</span>"),
            _ => ("", ""),
        };
        // A line end alone would be struck or underlined invisibly.
        var text = piece.Kind is PieceKind.Added or PieceKind.Removed ? piece.Text.Replace("\n", "¶\n", StringComparison.Ordinal) : piece.Text;
        content.AppendHtml(open).Append(text).AppendHtml(close);
    }
}
