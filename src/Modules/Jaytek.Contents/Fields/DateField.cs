using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Fields;

/// <summary><c>{"Value": "2026-05-01T00:00:00Z"}</c>: a day without a time or a zone.</summary>
internal sealed class DateField : IFieldType
{
    public string Name => "DateField";

    public string DisplayName => "Date";

    public string Icon => "calendar";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("DateFieldSettings").Hint().Required();

    public Schema Describe(ContentPartFieldDefinition field) => Schema.Shape(("Value?", Schema.Instant.OrNull().Says("A day: its midnight in UTC.")));

    public void Normalize(FieldContext field) => FieldTools.NormalizeInstant(field.Json, "Value");

    public void Validate(FieldContext field, ContentErrors errors)
    {
        FieldTools.ValidateText(field, "Value", errors);
        if (field.Json["Value"].AsText() is { Length: > 0 } text && JsonValues.ParseInstant(text) is null)
            errors.Add($"{field.DisplayName} must be a date such as 2026-05-01.");
        FieldTools.ValidateYears(field.Json["Value"].AsInstant(), "", field.DisplayName, errors);
    }

    public IndexKind? IndexKind(ContentPartFieldDefinition field) => Contracts.IndexKind.Number;

    public IEnumerable<IndexValue> IndexValues(FieldContext field) =>
        field.Json["Value"].AsInstant() is { } day ? [IndexValue.Of(day)] : [];

    public IReadOnlyList<FormInput> Form(FieldContext field) =>
        [field.Input("Value", FormControl.Date).With(field.Json["Value"].AsInstant()?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];

    public void Bind(FieldContext field, FormValues values)
    {
        if (values.Text("Value") is { } text)
            FieldTools.SetText(field.Json, "Value", text);
    }
}
