using Jaytek.Admin.Contracts;
using Jaytek.Admin.Icons;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Admin.Notices;

/// <summary><c>&lt;notice kind="Warning" title="…"&gt;text&lt;/notice&gt;</c>: a message that stays in the page.</summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTagHelper : TagHelper
{
    /// <summary>How it is meant.</summary>
    public NoticeKind Kind { get; set; }

    /// <summary>The first line, in bold; or null.</summary>
    public string? Title { get; set; }

    /// <summary>True where a person may close it.</summary>
    public bool Closable { get; set; }

    /// <summary>The view around it.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var http = ViewContext.HttpContext;
        var body = new TagBuilder("div");
        if (Title is not null)
        {
            var title = new TagBuilder("strong");
            title.InnerHtml.Append(Title);
            body.InnerHtml.AppendHtml(title);
        }
        body.InnerHtml.AppendHtml(await output.GetChildContentAsync());

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"notice notice-{Kind.ToString().ToLowerInvariant()}");
        if (Kind == NoticeKind.Error && !output.Attributes.ContainsName("role"))
            output.Attributes.SetAttribute("role", "alert");
        output.Content.AppendHtml(Sprite.Svg(http, IconOf(Kind))).AppendHtml(body);
        if (Closable)
        {
            var close = new TagBuilder("button");
            close.Attributes["type"] = "button";
            close.Attributes["class"] = "btn-close-notice";
            close.Attributes["aria-label"] = "Close";
            close.InnerHtml.AppendHtml(Sprite.Svg(http, "x"));
            output.Content.AppendHtml(close);
        }
    }

    private static string IconOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Success => "circle-check",
        NoticeKind.Warning => "alert-triangle",
        NoticeKind.Error => "alert-circle",
        _ => "info-circle",
    };
}
