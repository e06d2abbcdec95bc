using Jaytek.Contents.Contracts;
using Jaytek.Contents.Text;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Parts;

/// <summary><c>{"Html"}</c>: the item's text as markup, sanitised when it is saved unless the definition says otherwise.</summary>
internal sealed class HtmlBodyPart : IContentPart
{
    public string Name => "HtmlBodyPart";

    public string DisplayName => "HTML body";

    public string Description => "A text with markup.";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("HtmlBodyPartSettings")
        .Flag("SanitizeHtml", "Sanitise", "What could run in a visitor's browser is taken out when an item is saved.", otherwise: true);

    public Schema Describe(ContentTypePartDefinition part) => Schema.Shape(("Html?", Schema.Text.OrNull()));

    public void Normalize(PartContext part)
    {
        FieldTools.RemoveNulls(part.Json);
        if (part.Settings.Flag("SanitizeHtml", otherwise: true))
            HtmlText.Clean(part.Json);
    }

    public void Validate(PartContext part, ContentErrors errors)
    {
        if (HtmlText.Complaint(part.Json) is { } complaint)
            errors.Add("Html", $"{part.Part.DisplayName}: {complaint}");
    }

    public IReadOnlyList<FormInput> Form(PartContext part) =>
    [
        new FormInput("Html", FormControl.Html, part.Part.DisplayName == Name ? DisplayName : part.Part.DisplayName)
        {
            Hint = part.Part.Description,
        }.With(part.Json["Html"].AsText()),
    ];

    public void Bind(PartContext part, FormValues values)
    {
        if (values.Text("Html") is { } html)
            FieldTools.SetText(part.Json, "Html", html);
    }
}
