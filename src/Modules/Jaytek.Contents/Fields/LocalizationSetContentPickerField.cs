using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Fields;

/// <summary><c>{"LocalizationSets":[]}</c>: sets of translations, as an import brings them. It has no inputs, so it is not offered for new fields; its JSON stays as it came.</summary>
internal sealed class LocalizationSetContentPickerField : IFieldType
{
    public string Name => "LocalizationSetContentPickerField";

    public string DisplayName => "Localization set picker";

    public string Icon => "language";

    public IReadOnlyList<SettingInput> SettingsForm => SettingInputs.None;

    public bool IsOffered => false;

    public Schema Describe(ContentPartFieldDefinition field) => Schema.Shape(("LocalizationSets?", Schema.List(Schema.Text)));

    public void Normalize(FieldContext field)
    {
        // Kept untouched until translations have an editor.
    }

    public void Validate(FieldContext field, ContentErrors errors)
    {
        // Kept untouched until translations have an editor.
    }

    public IReadOnlyList<FormInput> Form(FieldContext field) => [];

    public void Bind(FieldContext field, FormValues values)
    {
        // No inputs, nothing posted.
    }
}
