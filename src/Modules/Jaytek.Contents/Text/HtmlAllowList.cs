using System.Collections.Frozen;

namespace Jaytek.Contents.Text;

/// <summary>The elements and attributes that may stand in content. What is not here goes; the text of unwrapped elements stays.</summary>
internal static class HtmlAllowList
{
    private static readonly FrozenSet<string> Elements = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "abbr", "address", "article", "aside", "audio", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code",
        "col", "colgroup", "data", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "i", "img", "ins", "kbd", "label", "li", "main", "mark", "meter", "nav", "ol",
        "p", "picture", "pre", "progress", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "source", "span", "strong", "sub",
        "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "track", "u", "ul", "var", "video", "wbr");

    private static readonly FrozenSet<string> Unwrapped = FrozenSet.Create(
        StringComparer.Ordinal,
        "acronym", "big", "body", "button", "center", "dir", "fieldset", "font", "form", "html", "legend", "marquee", "search", "strike", "tt");

    private static readonly FrozenSet<string> Everywhere = FrozenSet.Create(
        StringComparer.Ordinal,
        "class", "id", "title", "lang", "dir", "role", "style", "tabindex", "hidden", "translate", "itemscope", "itemprop", "itemtype");

    private static readonly FrozenDictionary<string, FrozenSet<string>> Attributes = new Dictionary<string, string[]>
    {
        ["a"] = ["href", "target", "rel", "download", "hreflang", "type", "name"],
        ["audio"] = ["src", "controls", "loop", "muted", "preload"],
        ["blockquote"] = ["cite"],
        ["col"] = ["span", "width"],
        ["colgroup"] = ["span", "width"],
        ["data"] = ["value"],
        ["del"] = ["cite", "datetime"],
        ["details"] = ["open"],
        ["img"] = ["src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding", "align"],
        ["ins"] = ["cite", "datetime"],
        ["label"] = ["for"],
        ["li"] = ["value", "type"],
        ["meter"] = ["value", "min", "max", "low", "high", "optimum"],
        ["ol"] = ["start", "type", "reversed"],
        ["progress"] = ["value", "max"],
        ["q"] = ["cite"],
        ["source"] = ["src", "srcset", "sizes", "type", "media", "width", "height"],
        ["table"] = ["border", "cellpadding", "cellspacing", "width", "align", "summary"],
        ["td"] = ["colspan", "rowspan", "headers", "align", "valign", "width"],
        ["th"] = ["colspan", "rowspan", "headers", "scope", "abbr", "align", "valign", "width"],
        ["time"] = ["datetime"],
        ["tr"] = ["align", "valign"],
        ["track"] = ["src", "kind", "srclang", "label", "default"],
        ["ul"] = ["type"],
        ["video"] = ["src", "controls", "loop", "muted", "preload", "poster", "width", "height", "playsinline"],
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>True for an element that may stay.</summary>
    public static bool IsElement(string name) => Elements.Contains(name);

    /// <summary>True for an element that goes while its content stays.</summary>
    public static bool IsUnwrapped(string name) => Unwrapped.Contains(name);

    /// <summary>True for an attribute that may stay on an element, if its value is harmless.</summary>
    public static bool IsAttribute(string element, string name) =>
        Everywhere.Contains(name)
        || name.StartsWith("aria-", StringComparison.Ordinal)
        || (name.StartsWith("data-", StringComparison.Ordinal) && !name.StartsWith("data-hx-", StringComparison.Ordinal))
        || (Attributes.TryGetValue(element, out var attributes) && attributes.Contains(name));
}
