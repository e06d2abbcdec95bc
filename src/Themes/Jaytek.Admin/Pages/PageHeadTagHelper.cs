using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Admin.Pages;

/// <summary><c>&lt;page-head title="Mixes" count="10445"&gt;buttons&lt;/page-head&gt;</c>: the page's heading, how many there are, and what one can do.</summary>
[HtmlTargetElement("page-head")]
public sealed class PageHeadTagHelper : TagHelper
{
    /// <summary>The page's only <c>h1</c>.</summary>
    public string Title { get; set; } = "";

    /// <summary>How many things the page lists, or null.</summary>
    public long? Count { get; set; }

    /// <summary>A sentence under the heading, or null.</summary>
    public string? Lead { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "header";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "page-head");
        output.Content.AppendHtml(Element("h1", null, Title));
        if (Count is { } count)
            output.Content.AppendHtml(Element("span", "count", count.ToString("N0", CultureInfo.InvariantCulture)));
        var actions = await output.GetChildContentAsync();
        if (!actions.IsEmptyOrWhiteSpace)
        {
            var box = new TagBuilder("div");
            box.AddCssClass("actions");
            box.InnerHtml.AppendHtml(actions);
            output.Content.AppendHtml(box);
        }
        if (Lead is not null)
            output.Content.AppendHtml(Element("p", null, Lead));
    }

    private static TagBuilder Element(string name, string? css, string text)
    {
        var element = new TagBuilder(name);
        if (css is not null)
            element.AddCssClass(css);
        element.InnerHtml.Append(text);
        return element;
    }
}
