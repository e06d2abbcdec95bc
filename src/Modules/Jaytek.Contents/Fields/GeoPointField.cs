using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Fields;

/// <summary><c>{"Latitude","Longitude"}</c>. There is no editor for it yet; its JSON stays as it came.</summary>
internal sealed class GeoPointField : IFieldType
{
    public string Name => "GeoPointField";

    public string DisplayName => "Geographic point";

    public string Icon => "map-pin";

    public IReadOnlyList<SettingInput> SettingsForm => SettingInputs.None;

    public void Normalize(FieldContext field)
    {
        // Kept untouched until maps have an editor.
    }

    public void Validate(FieldContext field, ContentErrors errors)
    {
        // Kept untouched until maps have an editor.
    }

    public IReadOnlyList<FormInput> Form(FieldContext field) => [];

    public void Bind(FieldContext field, FormValues values)
    {
        // No inputs, nothing posted.
    }
}
