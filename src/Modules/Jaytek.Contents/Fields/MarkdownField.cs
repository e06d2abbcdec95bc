using Jaytek.Contents.Contracts;
using Jaytek.Contents.Text;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Fields;

/// <summary><c>{"Markdown"}</c>: kept as it was typed; what it renders to is sanitised when it is shown (<see cref="IContentText"/>).</summary>
internal sealed class MarkdownField : IFieldType
{
    public string Name => "MarkdownField";

    public string DisplayName => "Markdown";

    public string Icon => "article";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("MarkdownFieldSettings").Hint().Required()
        .Flag("SanitizeHtml", "Sanitise", "Kept for Orchard: here what it renders to is always sanitised.", otherwise: true);

    public Schema Describe(ContentPartFieldDefinition field) => Schema.Shape(("Markdown?", Schema.Text.OrNull()));

    public void Normalize(FieldContext field) => FieldTools.RemoveNulls(field.Json);

    public void Validate(FieldContext field, ContentErrors errors)
    {
        FieldTools.ValidateText(field, "Markdown", errors);
        if (field.Json["Markdown"].AsText() is { } markdown && MarkdownText.Complaint(markdown) is { } complaint)
            errors.Add($"{field.DisplayName}: {complaint}");
    }

    public IReadOnlyList<FormInput> Form(FieldContext field) => [field.Input("Markdown", FormControl.Markdown)];

    public void Bind(FieldContext field, FormValues values)
    {
        if (values.Text("Markdown") is { } markdown)
            FieldTools.SetText(field.Json, "Markdown", markdown);
    }
}
