using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Contents.Contracts;
using Markdig;

namespace Jaytek.Contents.Text;

/// <summary>Markdig for Markdown, then the same sanitiser as for HTML: Markdig alone lets <c>[x](javascript:…)</c> through.</summary>
internal sealed partial class ContentText : IContentText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseAdvancedExtensions().DisableHtml().Build();

    public string Sanitize(string? html) => string.IsNullOrEmpty(html) ? "" : HtmlSanitizer.Sanitize(html);

    public string MarkdownToHtml(string? markdown) =>
        string.IsNullOrWhiteSpace(markdown) ? "" : HtmlSanitizer.Sanitize(Markdown.ToHtml(markdown, Pipeline));

    public string Summarize(string? markdownOrHtml, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(markdownOrHtml))
            return "";
        var html = markdownOrHtml.TrimStart().StartsWith('<') ? Sanitize(markdownOrHtml) : MarkdownToHtml(markdownOrHtml);
        var text = Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html, " ")), " ").Trim();
        if (text.Length <= maxLength)
            return text;
        var end = text.LastIndexOf(' ', maxLength - 1);
        if (end < maxLength / 2)
            end = char.IsHighSurrogate(text[maxLength - 2]) ? maxLength - 2 : maxLength - 1;
        return string.Concat(text.AsSpan(0, end).TrimEnd([' ', ',', ';', ':', '.']), "…");
    }

    // Run over sanitised HTML only, in which every tag is well formed.
    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
