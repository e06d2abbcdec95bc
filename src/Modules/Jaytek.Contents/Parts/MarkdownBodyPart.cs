using Jaytek.Contents.Contracts;
using Jaytek.Contents.Text;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Parts;

/// <summary><c>{"Markdown"}</c>: the item's text, kept as it was typed; what it renders to is sanitised when it is shown.</summary>
internal sealed class MarkdownBodyPart : IContentPart
{
    public string Name => "MarkdownBodyPart";

    public string DisplayName => "Markdown body";

    public string Description => "A text in Markdown.";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("MarkdownBodyPartSettings")
        .Flag("SanitizeHtml", "Sanitise", "Kept for Orchard: here what it renders to is always sanitised.", otherwise: true);

    public Schema Describe(ContentTypePartDefinition part) => Schema.Shape(("Markdown?", Schema.Text.OrNull()));

    public void Normalize(PartContext part) => FieldTools.RemoveNulls(part.Json);

    public void Validate(PartContext part, ContentErrors errors)
    {
        if (part.Json["Markdown"] is not { } markdown)
            return;
        var complaint = markdown.AsText() is { } text ? MarkdownText.Complaint(text) : "'Markdown' must be a text.";
        if (complaint is not null)
            errors.Add("Markdown", $"{part.Part.DisplayName}: {complaint}");
    }

    public IReadOnlyList<FormInput> Form(PartContext part) =>
    [
        new FormInput("Markdown", FormControl.Markdown, part.Part.DisplayName == Name ? DisplayName : part.Part.DisplayName)
        {
            Hint = part.Part.Description,
        }.With(part.Json["Markdown"].AsText()),
    ];

    public void Bind(PartContext part, FormValues values)
    {
        if (values.Text("Markdown") is { } markdown)
            FieldTools.SetText(part.Json, "Markdown", markdown);
    }
}
