using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Fields;

/// <summary><c>{"TaxonomyContentItemId","TermContentItemIds":[],"TagNames":[]}</c>: terms of one taxonomy, by id; names go along for tags.</summary>
internal sealed class TaxonomyField : IFieldType
{
    public string Name => "TaxonomyField";

    public string DisplayName => "Taxonomy terms";

    public string Icon => "tags";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("TaxonomyFieldSettings").Hint().Required()
        .OneOf("TaxonomyContentItemId", "Taxonomy", SettingInputs.Taxonomies, "The vocabulary whose terms are offered.")
        .Flag("Unique", "One term only").Flag("LeavesOnly", "Only terms without narrower ones").Flag("Open", "New terms may be made while writing");

    public Schema Describe(ContentPartFieldDefinition field) => Schema.Shape(("TaxonomyContentItemId?", Schema.Text.OrNull()), ("TermContentItemIds?", Schema.List(Schema.Text)), ("TagNames?", Schema.List(Schema.Text)));

    public void Normalize(FieldContext field)
    {
        FieldTools.NormalizeTexts(field.Json, "TermContentItemIds");
        if (field.Json["TermContentItemIds"] is JsonArray { Count: > 0 } && field.Json["TaxonomyContentItemId"] is null
            && field.Settings.Text("TaxonomyContentItemId") is { Length: > 0 } taxonomy)
            field.Json.Insert(0, "TaxonomyContentItemId", taxonomy);
    }

    public void Validate(FieldContext field, ContentErrors errors)
    {
        FieldTools.ValidateTexts(field, "TermContentItemIds", multiple: !field.Settings.Flag("Unique"), errors);
        if (field.Json["TaxonomyContentItemId"] is { } id && id.AsText() is null)
            errors.Add($"{field.DisplayName}: 'TaxonomyContentItemId' must be a text.");
    }

    public IndexKind? IndexKind(ContentPartFieldDefinition field) => Contracts.IndexKind.Key;

    public IEnumerable<IndexValue> IndexValues(FieldContext field) => field.Json["TermContentItemIds"].AsTexts().Select(IndexValue.Of);

    public IReadOnlyList<FormInput> Form(FieldContext field) =>
    [
        field.Input("TermContentItemIds", FormControl.Terms) with
        {
            Values = field.Json["TermContentItemIds"].AsTexts(),
            Multiple = !field.Settings.Flag("Unique"),
            Source = field.Json["TaxonomyContentItemId"].AsText() ?? field.Settings.Text("TaxonomyContentItemId"),
        },
    ];

    public void Bind(FieldContext field, FormValues values)
    {
        if (!values.Has("TermContentItemIds"))
            return;
        var terms = values.Texts("TermContentItemIds");
        if (!terms.SequenceEqual(field.Json["TermContentItemIds"].AsTexts()))
            field.Json.Remove("TagNames");
        FieldTools.SetTexts(field.Json, "TermContentItemIds", terms);
    }
}
