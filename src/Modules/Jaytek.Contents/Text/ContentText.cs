using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Contents.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;

namespace Jaytek.Contents.Text;

/// <summary>Markdig for Markdown, then the same sanitiser as for HTML: Markdig alone lets <c>[x](javascript:…)</c> through.</summary>
internal sealed partial class ContentText(IHttpContextAccessor? http = null) : IContentText, IDisposable
{
    private const long Bytes = 16 * 1024 * 1024;

    // What an entry costs beside its texts.
    private const int EntryOverhead = 512;

    // The same text always gives the same markup, and pages show the same texts again and again: parsing and walking them was a tenth of a page.
    private readonly MemoryCache _made = new(new MemoryCacheOptions { SizeLimit = Bytes });

    public string Sanitize(string? html) => string.IsNullOrEmpty(html) ? "" : Made(new Source(html, IsMarkdown: false, Host));

    public string MarkdownToHtml(string? markdown) => string.IsNullOrWhiteSpace(markdown)
        ? ""
        : Made(new Source(markdown, IsMarkdown: true, Host));

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

    private string Host => http?.HttpContext?.Request.Host.Value ?? "";

    private string Made(Source source)
    {
        if (_made.TryGetValue(source, out string? kept))
            return kept!;
        var made = source.Make(new PicturesElsewhere(source.Host));
        return _made.Set(source, made, new MemoryCacheEntryOptions { Size = ((source.Text.Length + made.Length) * sizeof(char)) + EntryOverhead });
    }

    /// <summary>A text, and for whose pages: a picture of the site's own by its whole address is not one from elsewhere.</summary>
    internal sealed record Source(string Text, bool IsMarkdown, string Host)
    {
        public string Make(PicturesElsewhere elsewhere)
        {
            if (IsMarkdown)
                return HtmlSanitizer.Sanitize(MarkdownText.ToHtml(Text), elsewhere);
            return HtmlSanitizer.Complaint(Text) is null ? HtmlSanitizer.Sanitize(Text, elsewhere) : WebUtility.HtmlEncode(Text);
        }
    }

    // Run over sanitised HTML only, in which every tag is well formed.
    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
