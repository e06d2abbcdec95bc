using System.Text.RegularExpressions;

namespace Jaytek.Pages.Templates;

/// <summary>Which items a template shows.</summary>
/// <param name="ContentType">The technical name of the type.</param>
/// <param name="DisplayType"><c>Detail</c> for the page of its own, <c>Summary</c> for its entry in a list.</param>
internal sealed record TemplateTarget(string ContentType, string DisplayType);

/// <summary>
/// The names of templates, as in Orchard: <c>Content__Mix</c> shows a mix on its page, <c>Content_Summary__Mix</c> in a list,
/// <c>Widget__Gallery</c> a block inside a page. Any other name is a piece for other templates: <c>{{&gt; Byline}}</c>.
/// </summary>
internal static partial class TemplateName
{
    public const int MaxLength = 100;

    /// <summary>True for a letter with letters, digits, dashes and underscores behind it.</summary>
    public static bool IsName(string name) => name.Length <= MaxLength && Names().IsMatch(name);

    /// <summary>What the template shows, or null for a piece of others.</summary>
    public static TemplateTarget? TargetOf(string name)
    {
        var match = Targets().Match(name);
        if (!match.Success)
            return null;
        return new TemplateTarget(match.Groups["type"].Value, match.Groups["display"] is { Success: true } display ? display.Value : "Detail");
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]*$", RegexOptions.None, 1000)]
    private static partial Regex Names();

    [GeneratedRegex("^(Content(_(?<display>Detail|Summary))?|Widget)__(?<type>[A-Za-z][A-Za-z0-9]*)$", RegexOptions.None, 1000)]
    private static partial Regex Targets();
}
