using Jaytek.Admin.Icons;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Admin.Notices;

/// <summary><c>&lt;shown-once id="new-key" title="Copy the key now" value="@key"&gt;what it is for&lt;/shown-once&gt;</c>: a secret on the one page that shows it, with a button that copies it.</summary>
[HtmlTargetElement("shown-once")]
public sealed class ShownOnceTagHelper : TagHelper
{
    /// <summary>The element's id, unique on the page.</summary>
    public string Id { get; set; } = "";

    /// <summary>The first line, in bold.</summary>
    public string Title { get; set; } = "";

    /// <summary>The secret; nothing is shown where there is none.</summary>
    public string? Value { get; set; }

    /// <summary>The view around it.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Value))
        {
            output.SuppressOutput();
            return;
        }

        var title = new TagBuilder("strong");
        title.InnerHtml.Append(Title);
        var secret = new TagBuilder("code");
        secret.AddCssClass("once");
        secret.Attributes["id"] = Id;
        secret.InnerHtml.Append(Value);
        var words = new TagBuilder("p");
        words.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        var body = new TagBuilder("div");
        body.InnerHtml.AppendHtml(title).AppendHtml(secret).AppendHtml(words).AppendHtml(Copy());

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "notice notice-success");
        // Whoever does not see that the page has changed hears it.
        output.Attributes.SetAttribute("role", "status");
        output.Content.AppendHtml(Sprite.Svg(ViewContext.HttpContext, "key")).AppendHtml(body);
    }

    private TagBuilder Copy()
    {
        var words = new TagBuilder("span");
        words.InnerHtml.Append("Copy");
        var button = new TagBuilder("button");
        button.AddCssClass("btn if-scripted");
        button.Attributes["type"] = "button";
        button.Attributes["data-copies"] = Id;
        button.InnerHtml.AppendHtml(Sprite.Svg(ViewContext.HttpContext, "copy")).AppendHtml(words);
        return button;
    }
}
