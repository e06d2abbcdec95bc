using System.Text.RegularExpressions;
using Markdig;

namespace Jaytek.Admin.Contracts;

/// <summary>A section of the help: a file of <c>docs/admin</c>.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Title">Its first heading.</param>
/// <param name="Pages">The addresses whose pages it explains, those below them included; <c>*</c> stands for any one segment.</param>
/// <param name="Html">Its text.</param>
public sealed record HelpSection(string Name, string Title, IReadOnlyList<string> Pages, string Html);

/// <summary>
/// The files of <c>docs/admin</c>, which travel inside this assembly. A file's first line says what it explains:
/// <c>&lt;!-- pages: /admin/content /admin/bulk --&gt;</c>.
/// </summary>
public sealed partial class HelpBook
{
    private const string Prefix = "help/";
    private const string Ending = ".md";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().DisableHtml().Build();

    /// <summary>The sections by title.</summary>
    public IReadOnlyList<HelpSection> Sections { get; } = [.. Read().OrderBy(section => section.Title, StringComparer.Ordinal)];

    /// <summary>A section by name, or null.</summary>
    public HelpSection? Find(string name) => Sections.FirstOrDefault(section => section.Name == name);

    /// <summary>The section that explains a page: the one that names the longest address at or above it.</summary>
    public HelpSection? Of(string path) => Sections
        .SelectMany(section => section.Pages.Select(page => (Section: section, Page: page)))
        .Where(pair => IsAtOrAbove(pair.Page.Split('/'), path.Split('/')))
        .OrderByDescending(pair => pair.Page.Length).Select(pair => pair.Section).FirstOrDefault();

    private static bool IsAtOrAbove(string[] page, string[] path) =>
        page.Length <= path.Length && page.Zip(path).All(pair => pair.First is "*" || pair.First == pair.Second);

    private static IEnumerable<HelpSection> Read()
    {
        var assembly = typeof(HelpBook).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return Section(name[Prefix.Length..^Ending.Length], reader.ReadToEnd());
        }
    }

    private static HelpSection Section(string name, string text)
    {
        var pages = PagesLine().Match(text);
        var body = text[(pages.Success ? pages.Length : 0)..];
        var title = Heading().Match(body);
        return new HelpSection(
            name, title.Success ? title.Groups[1].Value.Trim() : name,
            pages.Success ? pages.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [],
            Markdown.ToHtml(title.Success ? body[(title.Index + title.Length)..] : body, Pipeline));
    }

    [GeneratedRegex(@"\A<!--\s*pages:([^>]*?)-->\s*")]
    private static partial Regex PagesLine();

    [GeneratedRegex(@"^# (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
