using Jaytek.Contents.Contracts;
using Jaytek.Contents.Text;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Parts;

/// <summary><c>{"Url","Html","Target"}</c>: a menu entry with markup for its text.</summary>
internal sealed class HtmlMenuItemPart : IContentPart
{
    public string Name => "HtmlMenuItemPart";

    public string DisplayName => "HTML menu entry";

    public string Description => "An address and a text with markup.";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("HtmlMenuItemPartSettings")
        .Flag("SanitizeHtml", "Sanitise", "What could run in a visitor's browser is taken out when an item is saved.", otherwise: true);

    public Schema Describe(ContentTypePartDefinition part) => Schema.Shape(("Url?", Schema.Text.OrNull()), ("Html?", Schema.Text.OrNull()), ("Target?", Schema.Text.OrNull()));

    public void Normalize(PartContext part)
    {
        FieldTools.RemoveNulls(part.Json);
        if (part.Settings.Flag("SanitizeHtml", otherwise: true))
            HtmlText.Clean(part.Json);
    }

    public void Validate(PartContext part, ContentErrors errors)
    {
        if (part.Json["Url"].AsText() is { } url && !SafeUrl.IsAllowed(url))
            errors.Add("Url", "The address must begin with https://, http://, mailto:, tel:, / or #.");
        if (HtmlText.Complaint(part.Json) is { } complaint)
            errors.Add("Html", $"Text: {complaint}");
    }

    public IReadOnlyList<FormInput> Form(PartContext part) =>
    [
        new FormInput("Url", FormControl.Url, "Address").With(part.Json["Url"].AsText()),
        new FormInput("Html", FormControl.Html, "Text").With(part.Json["Html"].AsText()),
    ];

    public void Bind(PartContext part, FormValues values)
    {
        if (values.Text("Url") is { } url)
            FieldTools.SetText(part.Json, "Url", url.Trim());
        if (values.Text("Html") is { } html)
            FieldTools.SetText(part.Json, "Html", html);
    }
}
