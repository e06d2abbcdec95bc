using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Admin.Fields;

/// <summary><c>&lt;choices name="Status" label="Status"&gt;radio buttons or boxes, each in its label&lt;/choices&gt;</c>: a question with its answers as one group.</summary>
[HtmlTargetElement("choices")]
public sealed class ChoicesTagHelper : TagHelper
{
    /// <summary>The form's name of the value, and its key in model state.</summary>
    public string Name { get; set; } = "";

    /// <summary>The question.</summary>
    public string Label { get; set; } = "";

    /// <summary>A sentence under the answers.</summary>
    public string? Hint { get; set; }

    /// <summary>Marks the group.</summary>
    public bool Required { get; set; }

    /// <summary>The view around it.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(Name);
        var field = FieldContext.Create(ViewContext, name, Required, Hint is not null);
        var inside = await output.GetChildContentAsync();
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", field.IsInvalid ? "field field-invalid" : "field");
        // The id is where the summary of errors leads.
        output.Attributes.SetAttribute("id", field.Id);
        output.Attributes.SetAttribute("tabindex", "-1");
        FieldParts.Describe(field, (n, v) =>
        {
            if (n == "aria-describedby")
                output.Attributes.SetAttribute(n, v);
        });
        output.Content.AppendHtml(FieldParts.Label(field, Label, "legend")).AppendHtml(inside);
        FieldParts.AppendErrorAndHint(output.Content, ViewContext, field, Hint);
    }
}
