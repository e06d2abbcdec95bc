using System.Net;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Syntax;

namespace Jaytek.Contents.Text;

/// <summary>
/// Markdown within bounds. The time that Markdig takes grows with the square of the marks in a paragraph and of the headings in a text, and
/// it throws where marks stand too deep in each other: what exceeds a bound is refused when it is saved, and shown as plain text where it is
/// there all the same.
/// </summary>
internal static class MarkdownText
{
    /// <summary>The longest text, in UTF-16 units; a book's chapter.</summary>
    public const int MaxLength = 200_000;

    // A table of two hundred tracks with links has about three thousand.
    private const int MaxMarksInParagraph = 4_000;
    private const int MaxHeadings = 500;

    // Ids of headings would meet those of the page around the text, so the extension that gives them is left out.
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>What a reader would be told who saves the text, or null: it can be shown.</summary>
    public static string? Complaint(string markdown) => Exceeds(markdown) ?? (TryRender(markdown) is null ? TooDeep : null);

    /// <summary>The text as HTML that is not sanitised yet; a text beyond the bounds as it was typed.</summary>
    public static string ToHtml(string markdown) =>
        (Exceeds(markdown) is null ? TryRender(markdown) : null) ?? $"<p>{WebUtility.HtmlEncode(markdown.Length > MaxLength ? markdown[..MaxLength] + "…" : markdown)}</p>\n";

    private const string TooDeep = "Quotes, lists or emphasis stand too deep in each other to be shown.";

    private static string? TryRender(string markdown)
    {
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            Lower(document);
            return document.ToHtml(Pipeline);
        }
        catch (ArgumentException)
        {
            // How Markdig says that marks are nested beyond its own bound.
            return null;
        }
    }

    // The page's title is its only heading of the first level.
    private static void Lower(MarkdownDocument document)
    {
        var headings = document.Descendants<HeadingBlock>().ToList();
        if (headings.All(heading => heading.Level > 1))
            return;
        foreach (var heading in headings)
            heading.Level = Math.Min(heading.Level + 1, 6);
    }

    private static string? Exceeds(string markdown)
    {
        if (markdown.Length > MaxLength)
            return $"The text has {markdown.Length:n0} characters; {MaxLength:n0} can be shown.";
        var (number, marks, headings) = (0, 0, 0);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            number++;
            var words = line.Trim();
            if (words.IsEmpty)
                marks = 0;
            if (words.StartsWith('#') && ++headings > MaxHeadings)
                return $"Line {number} has the text's heading number {headings:n0}; {MaxHeadings} can be shown.";
            foreach (var character in words)
            {
                if (char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character) && character != ' ')
                    marks++;
            }
            if (marks > MaxMarksInParagraph)
                return $"The paragraph at line {number} has more than {MaxMarksInParagraph:n0} marks such as * or [; an empty line between makes two of it.";
        }
        return null;
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().UseAdvancedExtensions().DisableHtml();
        builder.Extensions.TryRemove<AutoIdentifierExtension>();
        return builder.Build();
    }
}
