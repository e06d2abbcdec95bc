using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Jaytek.Kernel;

namespace Jaytek.Contents.Text;

/// <summary>
/// Removes from a fragment of HTML what can run, embed or imitate. Markup that is harmless as it stands comes back as the same
/// string, byte for byte; otherwise the cleaned tree is written anew.
/// </summary>
internal static class HtmlSanitizer
{
    // Around the fragment when it is asked whether it closes what it opens and nothing else.
    private const string Before = "<main><article><section><div>";
    private const string After = "</div></section></article></main>";

    private const int MaxTags = 10_000;

    private static readonly HtmlParserOptions Options = new() { IsScripting = true };

    /// <summary>What an editor would be told who saves the markup, or null. Parsing takes time by the square of the tags that stand in each other.</summary>
    public static string? Complaint(string html)
    {
        var tags = html.AsSpan().Count('<');
        return tags > MaxTags ? $"The text has {tags:n0} tags; {MaxTags:n0} can be shown." : null;
    }

    /// <summary>The harmless form of <paramref name="html"/>; the same instance where nothing had to go.</summary>
    /// <param name="html">A fragment.</param>
    /// <param name="elsewhere">Turns pictures from other hosts into links, for what is shown; null for what is stored.</param>
    public static string Sanitize(string html, PicturesElsewhere? elsewhere = null)
    {
        if (!html.Contains('<', StringComparison.Ordinal))
            return html;
        var document = new HtmlParser(Options).ParseDocument("");
        var container = document.CreateElement("div");
        document.Body!.AppendChild(container);
        container.InnerHtml = html;
        return Clean(container, elsewhere) || !IsBalanced(html) ? container.InnerHtml : html;
    }

    // A mark is parsed after the fragment, inside wrappers. Where it does not end up as the last node of the innermost one,
    // something was left open (an attribute's quote or a comment would swallow the rest of the page) or a wrapper was closed.
    private static bool IsBalanced(string html)
    {
        var mark = $"x-{PublicId.New()}";
        var document = new HtmlParser(Options).ParseDocument($"{Before}{html}<{mark}></{mark}>{After}");
        INode? last = document.QuerySelector("main > article > section > div")?.LastChild;
        while (last is IElement element && element.LocalName is "p" or "li" or "dd" or "dt")
            last = ((IElement)last).LastChild;
        return last is IElement found && found.LocalName == mark && document.Body!.ChildNodes.Length == 1;
    }

    private static bool Clean(IElement container, PicturesElsewhere? elsewhere)
    {
        var isChanged = false;
        foreach (var node in container.ChildNodes.ToList())
        {
            switch (node)
            {
                case IElement element:
                    isChanged |= CleanElement(element, elsewhere);
                    break;
                case IText:
                    break;
                default:
                    // Comments are inert, but what reads like one in a tree written anew is not worth the risk: mutation attacks live there.
                    node.Parent!.RemoveChild(node);
                    isChanged |= node is not IComment comment || IsSuspicious(comment);
                    break;
            }
        }

        return isChanged;
    }

    private static bool CleanElement(IElement element, PicturesElsewhere? elsewhere)
    {
        var isHtml = element.NamespaceUri == "http://www.w3.org/1999/xhtml";
        if (isHtml && HtmlAllowList.IsElement(element.LocalName))
            return CleanAttributes(element, elsewhere) | (element.LocalName == "img" && elsewhere?.Replace(element) == true) | Clean(element, elsewhere);
        if (isHtml && HtmlAllowList.IsUnwrapped(element.LocalName))
        {
            Clean(element, elsewhere);
            element.Replace([.. element.ChildNodes]);
            return true;
        }

        element.Remove();
        return true;
    }

    private static bool CleanAttributes(IElement element, PicturesElsewhere? elsewhere)
    {
        var isChanged = false;
        foreach (var attribute in element.Attributes.ToList())
        {
            if (HtmlAllowList.IsAttribute(element.LocalName, attribute.Name) && IsHarmless(element.LocalName, attribute.Name, attribute.Value)
                && elsewhere?.IsIn(attribute.Name, attribute.Value) != true)
                continue;
            element.RemoveAttribute(attribute.Name);
            isChanged = true;
        }

        return isChanged;
    }

    private static bool IsHarmless(string element, string attribute, string value) => attribute switch
    {
        "href" or "cite" or "action" => SafeUrl.IsAllowed(value),
        "src" or "poster" => element == "img" ? SafeUrl.IsAllowedForImage(value) : SafeUrl.IsAllowed(value),
        "srcset" => value.Split(',').All(candidate => SafeUrl.IsAllowed(candidate)),
        "style" => IsHarmlessStyle(value),
        _ => true,
    };

    // Page styles come from themes; what may stay inline is plain declarations that load nothing and run nothing.
    private static bool IsHarmlessStyle(string style) =>
        !style.Contains("url", StringComparison.OrdinalIgnoreCase)
        && !style.Contains("expression", StringComparison.OrdinalIgnoreCase)
        && !style.Contains("import", StringComparison.OrdinalIgnoreCase)
        && !style.Contains("binding", StringComparison.OrdinalIgnoreCase)
        && !style.Contains("behavior", StringComparison.OrdinalIgnoreCase)
        && !style.Contains("position", StringComparison.OrdinalIgnoreCase)
        && style.AsSpan().IndexOfAny('\\', '<', '@') < 0;

    private static bool IsSuspicious(IComment comment) => comment.Data.AsSpan().IndexOfAny('<', '>') >= 0;
}
