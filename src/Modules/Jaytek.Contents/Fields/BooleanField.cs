using System.Text.Json;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Fields;

/// <summary><c>{"Value": true}</c>.</summary>
internal sealed class BooleanField : IFieldType
{
    public string Name => "BooleanField";

    public string DisplayName => "Yes or no";

    public string Icon => "toggle-right";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("BooleanFieldSettings").Hint()
        .Text("Label", "Words beside the box", "Empty: the field's name.").Flag("DefaultValue", "Ticked at first");

    public Schema Describe(ContentPartFieldDefinition field) => Schema.Shape(("Value?", Schema.Flag.OrNull()));

    public void Normalize(FieldContext field)
    {
        FieldTools.RemoveNulls(field.Json);
        if (field.Json["Value"]?.GetValueKind() != JsonValueKind.String)
            return;
        if (field.Json["Value"].AsFlag() is { } flag)
            field.Json["Value"] = flag;
        else if (field.Json["Value"].AsText() is { Length: 0 })
            field.Json.Remove("Value");
    }

    public void Validate(FieldContext field, ContentErrors errors)
    {
        if (field.Json["Value"] is { } value && value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            errors.Add($"{field.DisplayName} must be true or false.");
    }

    public IndexKind? IndexKind(ContentPartFieldDefinition field) => Contracts.IndexKind.Number;

    public IEnumerable<IndexValue> IndexValues(FieldContext field) =>
        field.Json["Value"].AsFlag() is { } flag ? [IndexValue.Of(flag)] : [];

    public IReadOnlyList<FormInput> Form(FieldContext field)
    {
        var flag = field.Json["Value"].AsFlag() ?? (field.Json.Count == 0 && field.Settings.Flag("DefaultValue"));
        var label = field.Settings.Text("Label") is { Length: > 0 } text ? text : field.DisplayName;
        return [field.Input("Value", FormControl.Flag).With(flag ? "true" : "false") with { Label = label, Required = false }];
    }

    public void Bind(FieldContext field, FormValues values)
    {
        if (values.Flag("Value") is { } flag)
            field.Json["Value"] = flag;
    }
}
