using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Admin.Icons;

/// <summary><c>&lt;icon name="music" /&gt;</c>: an icon of the sprite (eng/assets/icons.txt). It is decoration unless <see cref="Label"/> says what it means.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>The icon's name, as in <c>icons.txt</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it means, where no text beside it says so.</summary>
    public string? Label { get; set; }

    /// <summary>The view around it.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", output.Attributes["class"] is { Value: var extra } ? $"icon {extra}" : "icon");
        if (Label is null)
            output.Attributes.SetAttribute("aria-hidden", "true");
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Label);
        }
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent(Sprite.Use(ViewContext.HttpContext, Name));
    }
}
