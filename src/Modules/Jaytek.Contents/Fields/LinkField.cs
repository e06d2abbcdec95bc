using Jaytek.Contents.Contracts;
using Jaytek.Contents.Text;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Fields;

/// <summary><c>{"Url","Text","Target"}</c>: an address of the web, of this site, of mail or telephone.</summary>
internal sealed class LinkField : IFieldType
{
    // What browsers and servers agree on for addresses.
    private const int LongestUrl = 2048;
    private const int LongestText = 255;

    private enum LinkTextMode
    {
        Optional = 0,
        Required = 1,
        Static = 2,
        Url = 3,
    }

    public string Name => "LinkField";

    public string DisplayName => "Link";

    public string Icon => "external-link";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("LinkFieldSettings").Hint().Required()
        .Choice("LinkTextMode", "Text of the link", LinkTextMode.Optional, "", (LinkTextMode.Optional, "May be given"), (LinkTextMode.Required, "Must be given"), (LinkTextMode.Static, "Always the default text"), (LinkTextMode.Url, "The address itself"))
        .Text("HintLinkText", "Hint for the text").Text("UrlPlaceholder", "Shown while the address is empty").Text("TextPlaceholder", "Shown while the text is empty")
        .Text("DefaultUrl", "Address at first", check: WrongUrl).Text("DefaultText", "Text at first").Text("DefaultTarget", "Target at first", "_blank opens a new tab.");

    public Schema Describe(ContentPartFieldDefinition field) => Schema.Shape(("Url?", Schema.Text.OrNull()), ("Text?", Schema.Text.OrNull()), ("Target?", Schema.Text.OrNull()));

    public void Normalize(FieldContext field) => FieldTools.RemoveNulls(field.Json);

    public void Validate(FieldContext field, ContentErrors errors)
    {
        FieldTools.ValidateText(field, "Url", errors);
        var url = field.Json["Url"].AsText();
        if (!string.IsNullOrEmpty(url) && !SafeUrl.IsAllowed(url))
            errors.Add("Url", $"{field.DisplayName} must be an address that begins with https://, http://, mailto:, tel:, / or #.");
        if (!string.IsNullOrEmpty(url) && Mode(field) == LinkTextMode.Required && string.IsNullOrWhiteSpace(field.Json["Text"].AsText()))
            errors.AddMissing("Text", $"{field.DisplayName} needs a text.");
        FieldTools.ValidateLine(field.Json["Text"].AsText(), "Text", $"{field.DisplayName}: text", errors);
        FieldTools.ValidateLength(url, LongestUrl, "Url", field.DisplayName, errors);
        FieldTools.ValidateLength(field.Json["Text"].AsText(), LongestText, "Text", $"{field.DisplayName}: text", errors);
    }

    public IndexKind? IndexKind(ContentPartFieldDefinition field) => Contracts.IndexKind.Text;

    public IEnumerable<IndexValue> IndexValues(FieldContext field) =>
        field.Json["Url"].AsText() is { Length: > 0 } url ? [IndexValue.Of(url)] : [];

    public IReadOnlyList<FormInput> Form(FieldContext field)
    {
        var isNew = field.Json.Count == 0;
        var url = field.Input("Url", FormControl.Url) with { Placeholder = field.Settings.Text("UrlPlaceholder"), MaxLength = LongestUrl };
        var text = new FormInput("Text", FormControl.Text, $"{field.DisplayName}: text")
        {
            Hint = field.Settings.Text("HintLinkText") ?? "",
            MaxLength = LongestText,
            Placeholder = field.Settings.Text("TextPlaceholder"),
            Required = Mode(field) == LinkTextMode.Required && field.Settings.Flag("Required"),
        }.With(field.Json["Text"].AsText() ?? (isNew ? field.Settings.Text("DefaultText") : null));
        if (isNew)
            url = url.With(field.Settings.Text("DefaultUrl"));
        return Mode(field) is LinkTextMode.Optional or LinkTextMode.Required ? [url, text] : [url];
    }

    public void Bind(FieldContext field, FormValues values)
    {
        if (values.Text("Url") is { } url)
            FieldTools.SetText(field.Json, "Url", url.Trim());
        if (values.Text("Text") is { } text)
            FieldTools.SetText(field.Json, "Text", FieldTools.OneLine(text));
        else if (Mode(field) == LinkTextMode.Static)
            FieldTools.SetText(field.Json, "Text", field.Settings.Text("DefaultText"));
    }

    private static string? WrongUrl(string text) =>
        SafeUrl.IsAllowed(text) ? null : "The address at first must begin with https://, http://, mailto:, tel:, / or #.";

    private static LinkTextMode Mode(FieldContext field) => field.Settings.Choice<LinkTextMode>("LinkTextMode");
}
