using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Fields;

/// <summary><c>{"ContentItemIds":[]}</c>: other content items, by id.</summary>
internal sealed class ContentPickerField : IFieldType
{
    public string Name => "ContentPickerField";

    public string DisplayName => "Content picker";

    public string Icon => "link";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("ContentPickerFieldSettings").Hint().Required()
        .Flag("Multiple", "Several items").Flag("DisplayAllContentTypes", "Items of every type")
        .Several("DisplayedContentTypes", "Types", SettingInputs.ContentTypes, "What is offered, where not every type is.")
        .Several("DisplayedStereotypes", "Stereotypes", SettingInputs.Stereotypes)
        .Text("Placeholder", "Shown while it is empty").Flag(CheckPickedItems.Setting, "Only what the writer may edit", "Others' items are neither offered nor taken.");

    public Schema Describe(ContentPartFieldDefinition field) => Schema.Shape(("ContentItemIds?", Schema.List(Schema.Text).Says("ContentItemIds of other items.")));

    public void Normalize(FieldContext field) => FieldTools.NormalizeTexts(field.Json, "ContentItemIds");

    public void Validate(FieldContext field, ContentErrors errors) =>
        FieldTools.ValidateTexts(field, "ContentItemIds", field.Settings.Flag("Multiple"), errors);

    public IndexKind? IndexKind(ContentPartFieldDefinition field) => Contracts.IndexKind.Key;

    public IEnumerable<IndexValue> IndexValues(FieldContext field) => field.Json["ContentItemIds"].AsTexts().Select(IndexValue.Of);

    public IReadOnlyList<FormInput> Form(FieldContext field) =>
    [
        field.Input("ContentItemIds", FormControl.ContentPicker) with
        {
            Values = field.Json["ContentItemIds"].AsTexts(),
            Multiple = field.Settings.Flag("Multiple"),
            EditableOnly = field.Settings.Flag(CheckPickedItems.Setting),
            ContentTypes = field.Settings.Flag("DisplayAllContentTypes") ? [] : field.Settings.Texts("DisplayedContentTypes"),
        },
    ];

    public void Bind(FieldContext field, FormValues values)
    {
        if (values.Has("ContentItemIds"))
            FieldTools.SetTexts(field.Json, "ContentItemIds", values.Texts("ContentItemIds"));
    }
}
