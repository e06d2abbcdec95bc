using Jaytek.Admin.Icons;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Admin.Lists;

/// <summary><c>&lt;action-menu label="Actions for Harbour Lights"&gt;links and buttons of class menu-item&lt;/action-menu&gt;</c>: the three dots.</summary>
[HtmlTargetElement("action-menu")]
public sealed class ActionMenuTagHelper : TagHelper
{
    /// <summary>What it acts on, for those who do not see where it stands.</summary>
    public string Label { get; set; } = "Actions";

    /// <summary>The view around it.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var summary = new TagBuilder("summary");
        summary.Attributes["class"] = "btn btn-ghost btn-icon";
        summary.Attributes["aria-label"] = Label;
        summary.InnerHtml.AppendHtml(Sprite.Svg(ViewContext.HttpContext, "dots"));
        var items = new TagBuilder("div");
        items.AddCssClass("menu-items");
        items.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        output.TagName = "details";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "menu");
        output.Content.AppendHtml(summary).AppendHtml(items);
    }
}
