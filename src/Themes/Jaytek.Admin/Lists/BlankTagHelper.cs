using Jaytek.Admin.Icons;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Admin.Lists;

/// <summary><c>&lt;blank icon="music" title="No mixes yet"&gt;what belongs here, and one button&lt;/blank&gt;</c>: an empty list.</summary>
[HtmlTargetElement("blank")]
public sealed class BlankTagHelper : TagHelper
{
    /// <summary>The icon above.</summary>
    public string Icon { get; set; } = "box";

    /// <summary>The heading: what is not there, or which filter found nothing.</summary>
    public string Title { get; set; } = "";

    /// <summary>The view around it.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var heading = new TagBuilder("h2");
        heading.InnerHtml.Append(Title);
        var body = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "blank");
        output.Content.AppendHtml(Sprite.Svg(ViewContext.HttpContext, Icon)).AppendHtml(heading).AppendHtml(body);
    }
}
