using Jaytek.Admin.Icons;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Admin.Fields;

/// <summary>
/// A label, its control, a hint, and the errors that model state holds for the name:
/// <c>&lt;field for="Input.Email" type="email" hint="…" /&gt;</c> draws the control itself,
/// <c>&lt;field name="Mix.Genre" label="Genre"&gt;&lt;select&gt;…&lt;/select&gt;&lt;/field&gt;</c> takes the one inside and gives it id, name and ARIA.
/// What was typed is kept after an error.
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(IHtmlGenerator html, IModelMetadataProvider metadata) : TagHelper
{
    /// <summary>The model's property; or give <see cref="Name"/>.</summary>
    public ModelExpression? For { get; set; }

    /// <summary>The form's name of the value, and its key in model state.</summary>
    public string? Name { get; set; }

    /// <summary>The words; by default the property's display name.</summary>
    public string? Label { get; set; }

    /// <summary>A sentence under the control.</summary>
    public string? Hint { get; set; }

    /// <summary>An input's type, or <c>textarea</c>, or <c>checkbox</c>.</summary>
    public string Type { get; set; } = "text";

    /// <summary>The value, where no property gives it; for a checkbox <c>true</c>.</summary>
    public string? Value { get; set; }

    /// <summary>Marks the field; by default as the property's attributes say. The server checks: browsers' own messages would hide the others.</summary>
    public bool? Required { get; set; }

    /// <summary>Lines of a textarea.</summary>
    public int Rows { get; set; } = 4;

    /// <summary>The autocomplete token of the control (WCAG 1.3.5).</summary>
    public string? Autocomplete { get; set; }

    /// <summary>True where typing starts here.</summary>
    public bool Autofocus { get; set; }

    /// <summary>The view around it.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var key = For?.Name ?? Name ?? throw new InvalidOperationException("A field needs for=\"…\" or name=\"…\".");
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(key);
        var field = FieldContext.Create(ViewContext, name, Required ?? IsRequired(), Hint is not null);
        context.Items[typeof(FieldContext)] = field;

        var inside = await output.GetChildContentAsync();
        var label = Label ?? For?.Metadata.GetDisplayName() ?? name;
        var isCheck = Type == "checkbox" && inside.IsEmptyOrWhiteSpace;

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", field.IsInvalid ? "field field-invalid" : "field");
        if (isCheck)
            output.Content.AppendHtml(Check(key, label, field));
        else
        {
            output.Content.AppendHtml(FieldParts.Label(field, label));
            output.Content.AppendHtml(!inside.IsEmptyOrWhiteSpace ? inside : Type == "password" ? Reveal(Control(key, field), field) : Control(key, field));
        }
        FieldParts.AppendErrorAndHint(output.Content, ViewContext, field, Hint);
    }

    private bool IsRequired() => For is not null && For.Metadata.ValidatorMetadata.OfType<System.ComponentModel.DataAnnotations.RequiredAttribute>().Any();

    private TagBuilder Control(string key, FieldContext field)
    {
        var explorer = For?.ModelExplorer ?? metadata.GetModelExplorerForType(typeof(string), Value);
        var attributes = new Dictionary<string, object?> { ["class"] = "form-control", ["id"] = field.Id };
        if (Autocomplete is not null)
            attributes["autocomplete"] = Autocomplete;
        if (Autofocus)
            attributes["autofocus"] = "autofocus";
        var control = Type switch
        {
            "textarea" => html.GenerateTextArea(ViewContext, explorer, key, Rows, 0, attributes),
            "password" => html.GeneratePassword(ViewContext, explorer, key, value: null, attributes),
            _ => html.GenerateTextBox(ViewContext, explorer, key, explorer.Model, format: null, Typed(attributes)),
        };
        control.Attributes.Remove("cols");
        FieldParts.Describe(field, (n, v) => control.MergeAttribute(n, v, replaceExisting: true));
        return control;
    }

    private Dictionary<string, object?> Typed(Dictionary<string, object?> attributes)
    {
        attributes["type"] = Type;
        return attributes;
    }

    private TagBuilder Check(string key, string text, FieldContext field)
    {
        var explorer = For?.ModelExplorer ?? metadata.GetModelExplorerForType(typeof(bool), Value == "true");
        var attributes = new Dictionary<string, object?> { ["class"] = "form-check-input", ["id"] = field.Id };
        var input = html.GenerateCheckBox(ViewContext, explorer, key, explorer.Model as bool?, attributes);
        FieldParts.Describe(field, (n, v) => input.MergeAttribute(n, v, replaceExisting: true));
        var words = new TagBuilder("span");
        words.AddCssClass("form-check-label");
        words.InnerHtml.Append(text);
        var label = new TagBuilder("label");
        label.AddCssClass("form-check");
        label.InnerHtml.AppendHtml(input).AppendHtml(words);
        if (html.GenerateHiddenForCheckbox(ViewContext, explorer, key) is { } hidden)
            label.InnerHtml.AppendHtml(hidden);
        return label;
    }

    private TagBuilder Reveal(IHtmlContent control, FieldContext field)
    {
        var button = new TagBuilder("button");
        button.Attributes["type"] = "button";
        button.Attributes["data-reveals"] = field.Id;
        button.Attributes["aria-label"] = "Show password";
        button.Attributes["aria-pressed"] = "false";
        button.InnerHtml.AppendHtml(Sprite.Svg(ViewContext.HttpContext, "eye"));
        var box = new TagBuilder("div");
        box.AddCssClass("reveal");
        box.InnerHtml.AppendHtml(control).AppendHtml(button);
        return box;
    }
}
