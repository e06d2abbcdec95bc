using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Night.Pictures;

/// <summary>One of the theme's few icons, drawn into the page so that it costs no request: <c>&lt;glyph name="play" /&gt;</c>. It decorates; the words stand beside it.</summary>
[HtmlTargetElement("glyph", TagStructure = TagStructure.WithoutEndTag)]
public sealed class GlyphTagHelper : TagHelper
{
    private static readonly Dictionary<string, string> Filled = new(StringComparer.Ordinal)
    {
        ["play"] = "M7 4.5v15l12.5-7.5z",
        ["pause"] = "M6.5 5h4v14h-4zM13.5 5h4v14h-4z",
    };

    private static readonly Dictionary<string, string> Drawn = new(StringComparer.Ordinal)
    {
        ["download"] = "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14",
        ["share"] = "M12 15V4M8 7.5 12 3.5l4 4M6 11H5v9h14v-9h-1",
        ["lock"] = "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
        ["check"] = "M5 12.5 10 17.5 19.5 7",
        ["back"] = "M19 12H5M11 6l-6 6 6 6",
        ["next"] = "M5 12h14M13 6l6 6-6 6",
        ["search"] = "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3 20 20",
        ["cross"] = "M6 6l12 12M18 6 6 18",
        ["calendar"] = "M4 6h16v14H4zM4 10.5h16M8.5 3v4M15.5 3v4",
        ["person"] = "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20.5c1.5-4 4.5-5.5 8-5.5s6.5 1.5 8 5.5",
        ["file"] = "M14 3.5H6.5v17h11V7zM14 3.5V7h3.5",
    };

    /// <summary>The icon's name.</summary>
    public string Name { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var isFilled = Filled.TryGetValue(Name, out var path);
        if (!isFilled && !Drawn.TryGetValue(Name, out path))
            throw new InvalidOperationException($"The theme has no icon named '{Name}'.");
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("viewBox", "0 0 24 24");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("data-icon", Name);
        output.Attributes.SetAttribute("fill", isFilled ? "currentColor" : "none");
        if (!isFilled)
        {
            output.Attributes.SetAttribute("stroke", "currentColor");
            output.Attributes.SetAttribute("stroke-width", "1.8");
            output.Attributes.SetAttribute("stroke-linecap", "round");
            output.Attributes.SetAttribute("stroke-linejoin", "round");
        }
        output.Content.SetHtmlContent($"<path d=\"{path}\"/>");
    }
}
