using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;

namespace Jaytek.Contents.Fields;

/// <summary><c>{"ContentItemIds":[]}</c>: other content items, by id.</summary>
internal sealed class ContentPickerField : IFieldType
{
    public string Name => "ContentPickerField";

    public string DisplayName => "Content picker";

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Settings { get; } = KnownSettings.Of(
        "ContentPickerFieldSettings",
        "Hint", "Required", "Multiple", "DisplayAllContentTypes", "DisplayedContentTypes", "DisplayedStereotypes", "Placeholder",
        CheckPickedItems.Setting);

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
