using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Parts;

/// <summary><c>{"Alias"}</c>: a stable name, unique in the site, by which templates and lists find the item.</summary>
internal sealed class AliasPart : IContentPart
{
    public const string PartName = "AliasPart";

    /// <summary>The longest alias.</summary>
    public const int MaxLength = 767;

    public string Name => PartName;

    public string DisplayName => "Alias";

    public string Description => "A stable name by which templates and lists find the item.";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("AliasPartSettings")
        .Text("Pattern", "Pattern", "Orchard's Liquid; kept and never run.").Text("Options", "Options", "Orchard's; kept.");

    public IReadOnlyDictionary<string, IndexKind> Indexed { get; } = new Dictionary<string, IndexKind> { ["Alias"] = IndexKind.Text };

    public Schema Describe(ContentTypePartDefinition part) => Schema.Shape(("Alias?", Schema.Text.OrNull()));

    public void Normalize(PartContext part) => FieldTools.RemoveNulls(part.Json);

    public void Validate(PartContext part, ContentErrors errors)
    {
        var alias = part.Json["Alias"];
        if (alias is not null && alias.AsText() is null)
            errors.Add("Alias", $"{part.Part.DisplayName}: 'Alias' must be a text.");
        else if (alias.AsText() is { } text && (text.Length > MaxLength || System.Text.Encoding.UTF8.GetByteCount(text) > 2 * MaxLength))
            errors.Add("Alias", $"{part.Part.DisplayName} must have at most {MaxLength} characters.");
    }

    public IEnumerable<(string Member, IndexValue Value)> IndexValues(PartContext part) =>
        part.Json["Alias"].AsText() is { Length: > 0 } alias ? [("Alias", IndexValue.Of(alias))] : [];

    public IReadOnlyList<FormInput> Form(PartContext part) =>
    [
        new FormInput("Alias", FormControl.Text, part.Part.DisplayName == PartName ? DisplayName : part.Part.DisplayName)
        {
            Hint = part.Part.Description.Length > 0 ? part.Part.Description : Description,
            MaxLength = MaxLength,
        }.With(part.Json["Alias"].AsText()),
    ];

    public void Bind(PartContext part, FormValues values)
    {
        if (values.Text("Alias") is { } alias)
            FieldTools.SetText(part.Json, "Alias", alias.Trim());
    }
}
