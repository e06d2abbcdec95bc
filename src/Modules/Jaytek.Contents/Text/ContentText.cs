using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Contents.Contracts;
using Microsoft.Extensions.Caching.Memory;

namespace Jaytek.Contents.Text;

/// <summary>Markdig for Markdown, then the same sanitiser as for HTML: Markdig alone lets <c>[x](javascript:…)</c> through.</summary>
internal sealed partial class ContentText : IContentText, IDisposable
{
    private const long Bytes = 16 * 1024 * 1024;

    // What an entry costs beside its texts.
    private const int EntryOverhead = 512;

    // The same text always gives the same markup, and pages show the same texts again and again: parsing and walking them was a tenth of a page.
    private readonly MemoryCache _made = new(new MemoryCacheOptions { SizeLimit = Bytes });

    public string Sanitize(string? html) => string.IsNullOrEmpty(html) ? "" : Made((html, IsMarkdown: false), static text => HtmlSanitizer.Complaint(text) is null ? HtmlSanitizer.Sanitize(text) : WebUtility.HtmlEncode(text));

    public string MarkdownToHtml(string? markdown) => string.IsNullOrWhiteSpace(markdown)
        ? ""
        : Made((markdown, IsMarkdown: true), static text => HtmlSanitizer.Sanitize(MarkdownText.ToHtml(text)));

    public void Dispose() => _made.Dispose();

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

    private string Made((string Text, bool IsMarkdown) source, Func<string, string> make)
    {
        if (_made.TryGetValue(source, out string? kept))
            return kept!;
        var made = make(source.Text);
        return _made.Set(source, made, new MemoryCacheEntryOptions { Size = ((source.Text.Length + made.Length) * sizeof(char)) + EntryOverhead });
    }

    // Run over sanitised HTML only, in which every tag is well formed.
    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
