using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Parts;

/// <summary><c>{"Title"}</c>: what the item is called; it becomes the item's DisplayText.</summary>
internal sealed class TitlePart : IContentPart
{
    public const string PartName = "TitlePart";

    private enum TitleOptions
    {
        Editable = 0,
        GeneratedDisabled = 1,
        GeneratedHidden = 2,
        EditableRequired = 3,
    }

    public string Name => PartName;

    public string DisplayName => "Title";

    public string Description => "A title, shown wherever the item is listed.";

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Settings { get; } =
        KnownSettings.Of("TitlePartSettings", "Options", "RenderTitle", "MaxLength");

    public IReadOnlyDictionary<string, IndexKind> Indexed { get; } = new Dictionary<string, IndexKind> { ["Title"] = IndexKind.Text };

    public void Normalize(PartContext part) => FieldTools.RemoveNulls(part.Json);

    public void Validate(PartContext part, ContentErrors errors)
    {
        var title = part.Json["Title"];
        if (title is not null && title.AsText() is null)
            errors.Add("Title", $"{part.Part.DisplayName}: 'Title' must be a text.");
        else if (IsRequired(part) && string.IsNullOrWhiteSpace(title.AsText()))
            errors.Add("Title", FieldTools.Required(part.Part.DisplayName));
        else if (title.AsText() is { } text && text.Length > MaxLength(part))
            errors.Add("Title", $"{part.Part.DisplayName} must have at most {MaxLength(part)} characters.");
    }

    public IEnumerable<(string Member, IndexValue Value)> IndexValues(PartContext part) =>
        part.Json["Title"].AsText() is { Length: > 0 } title ? [("Title", IndexValue.Of(title))] : [];

    public IReadOnlyList<FormInput> Form(PartContext part) =>
    [
        new FormInput("Title", FormControl.Text, part.Part.DisplayName == PartName ? DisplayName : part.Part.DisplayName)
        {
            Hint = part.Part.Description,
            Required = IsRequired(part),
            MaxLength = MaxLength(part),
        }.With(part.Json["Title"].AsText()),
    ];

    public void Bind(PartContext part, FormValues values)
    {
        if (values.Text("Title") is { } title)
            FieldTools.SetText(part.Json, "Title", title.Trim());
    }

    private static bool IsRequired(PartContext part) => part.Settings.Choice<TitleOptions>("Options") == TitleOptions.EditableRequired;

    private static int MaxLength(PartContext part) => (int?)part.Settings.Number("MaxLength") ?? 1024;
}
