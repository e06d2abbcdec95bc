using Jaytek.Admin.Icons;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Admin.Fields;

/// <summary>The pieces that fields and groups of choices share.</summary>
internal static class FieldParts
{
    public static TagBuilder Label(FieldContext field, string text, string element = "label")
    {
        var label = new TagBuilder(element);
        label.AddCssClass("form-label");
        if (element == "label")
            label.Attributes["for"] = field.Id;
        label.InnerHtml.Append(text);
        if (field.Required)
        {
            var mark = new TagBuilder("span");
            mark.Attributes["class"] = "must";
            mark.Attributes["aria-hidden"] = "true";
            mark.InnerHtml.Append(" *");
            label.InnerHtml.AppendHtml(mark);
        }
        return label;
    }

    public static void AppendErrorAndHint(TagHelperContent content, ViewContext view, FieldContext field, string? hint)
    {
        if (field.IsInvalid)
        {
            var text = new TagBuilder("span");
            text.InnerHtml.Append(string.Join(" ", field.Errors));
            var error = new TagBuilder("p");
            error.Attributes["class"] = "field-error";
            error.Attributes["id"] = field.ErrorId;
            error.InnerHtml.AppendHtml(Sprite.Svg(view.HttpContext, "alert-circle")).AppendHtml(text);
            content.AppendHtml(error);
        }
        if (hint is not null)
        {
            var line = new TagBuilder("p");
            line.Attributes["class"] = "field-hint";
            line.Attributes["id"] = field.HintId;
            line.InnerHtml.Append(hint);
            content.AppendHtml(line);
        }
    }

    /// <summary>The ARIA of the control; <paramref name="set"/> takes an attribute's name and value.</summary>
    public static void Describe(FieldContext field, Action<string, string> set)
    {
        if (field.DescribedBy is { } described)
            set("aria-describedby", described);
        if (field.IsInvalid)
            set("aria-invalid", "true");
        if (field.Required)
            set("aria-required", "true");
    }
}
