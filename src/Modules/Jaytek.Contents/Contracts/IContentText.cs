namespace Jaytek.Contents.Contracts;

/// <summary>Turns the texts of content into what a page may show. Everything it returns as HTML is safe to write unescaped.</summary>
public interface IContentText
{
    /// <summary>HTML without what can run, embed or imitate, and with a link in the place of each picture from another host, which no page would load; harmless markup comes back byte for byte.</summary>
    string Sanitize(string? html);

    /// <summary>Markdown as sanitised HTML, pictures from other hosts as links. Markup inside the Markdown is shown as text, as in Orchard.</summary>
    string MarkdownToHtml(string? markdown);

    /// <summary>The words of Markdown or HTML without any markup, cut at a word to at most <paramref name="maxLength"/> characters; for descriptions and summaries.</summary>
    string Summarize(string? markdownOrHtml, int maxLength);
}
