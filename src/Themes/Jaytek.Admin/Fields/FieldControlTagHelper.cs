using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Admin.Fields;

/// <summary>Ties the first control inside a <c>field</c> to its label, hint and errors. Outside of one it does nothing.</summary>
[HtmlTargetElement("input", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("select")]
[HtmlTargetElement("textarea")]
public sealed class FieldControlTagHelper : TagHelper
{
    /// <summary>After MVC's own helpers, which give names, ids and values by <c>asp-for</c>.</summary>
    public override int Order => 1000;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (FieldContext.Of(context) is not { HasControl: false } field || TypeOf(output) is "hidden" or "button" or "submit" or "radio")
            return;
        field.HasControl = true;
        SetUnlessGiven(output, "id", field.Id);
        SetUnlessGiven(output, "name", field.Name);
        if (TypeOf(output) is not "checkbox" and not "file" and not "range" and not "color")
            SetUnlessGiven(output, "class", context.TagName == "select" ? "form-select" : "form-control");
        FieldParts.Describe(field, output.Attributes.SetAttribute);
    }

    private static string? TypeOf(TagHelperOutput output) => output.Attributes["type"]?.Value?.ToString();

    private static void SetUnlessGiven(TagHelperOutput output, string name, string value)
    {
        if (!output.Attributes.ContainsName(name))
            output.Attributes.SetAttribute(name, value);
    }
}
