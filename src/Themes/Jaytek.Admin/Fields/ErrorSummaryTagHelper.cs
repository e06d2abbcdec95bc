using Jaytek.Admin.Icons;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Admin.Fields;

/// <summary><c>&lt;error-summary /&gt;</c> at the head of a form: every error of model state, each leading to its field. It takes the focus; without errors it is not there.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>The first line.</summary>
    public string Title { get; set; } = "Something here needs another look";

    /// <summary>Words before the messages of a field, where its label alone does not say which is meant: <c>Tracklist, row 3: </c>. Null for none.</summary>
    public Func<string, string>? Where { get; set; }

    /// <summary>The view around it.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var fields = ViewContext.ViewData.ModelState
            .Where(pair => pair.Value is { Errors.Count: > 0 })
            .Select(pair => (pair.Key, Field: FieldContext.Create(ViewContext, pair.Key, required: false, hasHint: false)))
            .ToList();
        if (fields.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "notice notice-error");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Attributes.SetAttribute("data-error-summary", "");

        var list = new TagBuilder("ul");
        foreach (var (key, field) in fields)
        {
            foreach (var message in field.Errors)
                list.InnerHtml.AppendHtml(Line(key, field.Id, Where?.Invoke(key) + message));
        }
        var heading = new TagBuilder("strong");
        heading.InnerHtml.Append(Title);
        var body = new TagBuilder("div");
        body.InnerHtml.AppendHtml(heading).AppendHtml(list);
        output.Content.AppendHtml(Sprite.Svg(ViewContext.HttpContext, "alert-circle")).AppendHtml(body);
    }

    private static TagBuilder Line(string key, string id, string message)
    {
        var line = new TagBuilder("li");
        if (key.Length == 0)
            line.InnerHtml.Append(message);
        else
        {
            var link = new TagBuilder("a");
            link.Attributes["href"] = "#" + id;
            link.InnerHtml.Append(message);
            line.InnerHtml.AppendHtml(link);
        }
        return line;
    }
}
