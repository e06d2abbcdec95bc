using Jaytek.Contents.Contracts;
using Jaytek.Contents.Text;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Fields;

/// <summary><c>{"Html"}</c>: markup, sanitised when it is saved unless the definition says otherwise.</summary>
internal sealed class HtmlField : IFieldType
{
    public string Name => "HtmlField";

    public string DisplayName => "HTML";

    public string Icon => "code";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("HtmlFieldSettings").Hint().Required()
        .Flag("SanitizeHtml", "Sanitise", "What could run in a visitor's browser is taken out when an item is saved.", otherwise: true);

    public Schema Describe(ContentPartFieldDefinition field) => Schema.Shape(("Html?", Schema.Text.OrNull()));

    public void Normalize(FieldContext field)
    {
        FieldTools.RemoveNulls(field.Json);
        if (field.Settings.Flag("SanitizeHtml", otherwise: true))
            HtmlText.Clean(field.Json);
    }

    public void Validate(FieldContext field, ContentErrors errors)
    {
        FieldTools.ValidateText(field, "Html", errors);
        if (field.Json["Html"].AsText() is not null && HtmlText.Complaint(field.Json) is { } complaint)
            errors.Add($"{field.DisplayName}: {complaint}");
    }

    public IReadOnlyList<FormInput> Form(FieldContext field) => [field.Input("Html", FormControl.Html)];

    public void Bind(FieldContext field, FormValues values)
    {
        if (values.Text("Html") is { } html)
            FieldTools.SetText(field.Json, "Html", html);
    }
}
