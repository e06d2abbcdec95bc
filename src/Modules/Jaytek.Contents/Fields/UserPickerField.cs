using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Fields;

/// <summary><c>{"UserIds":[]}</c>: users, by id.</summary>
internal sealed class UserPickerField : IFieldType
{
    public string Name => "UserPickerField";

    public string DisplayName => "User picker";

    public string Icon => "users";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("UserPickerFieldSettings").Hint().Required()
        .Flag("Multiple", "Several users").Flag("DisplayAllUsers", "Users of every role")
        .Lines("DisplayedRoles", "Roles", "Whose members are offered, one role a line; counts where not every role is offered.").Text("Placeholder", "Shown while it is empty");

    public Schema Describe(ContentPartFieldDefinition field) => Schema.Shape(("UserIds?", Schema.List(Schema.Text)));

    public void Normalize(FieldContext field) => FieldTools.NormalizeTexts(field.Json, "UserIds");

    public void Validate(FieldContext field, ContentErrors errors) =>
        FieldTools.ValidateTexts(field, "UserIds", field.Settings.Flag("Multiple"), errors);

    public IndexKind? IndexKind(ContentPartFieldDefinition field) => Contracts.IndexKind.Key;

    public IEnumerable<IndexValue> IndexValues(FieldContext field) => field.Json["UserIds"].AsTexts().Select(IndexValue.Of);

    public IReadOnlyList<FormInput> Form(FieldContext field) =>
    [
        field.Input("UserIds", FormControl.UserPicker) with
        {
            Values = field.Json["UserIds"].AsTexts(),
            Multiple = field.Settings.Flag("Multiple"),
            Roles = field.Settings.Flag("DisplayAllUsers") ? [] : field.Settings.Texts("DisplayedRoles"),
        },
    ];

    public void Bind(FieldContext field, FormValues values)
    {
        if (values.Has("UserIds"))
            FieldTools.SetTexts(field.Json, "UserIds", values.Texts("UserIds"));
    }
}
