using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Fields;

/// <summary><c>{"Value": "2026-05-01T20:00:00Z"}</c>: a moment, in UTC.</summary>
internal sealed class DateTimeField : IFieldType
{
    // Filled by a handler when the item is saved: people read it, and what a form posts for it is not taken. Only the definition of the
    // module that has the handler names it; the types editor offers it to nobody, since without a handler the field would stay empty.
    private const string Computed = "Computed";

    public string Name => "DateTimeField";

    public string DisplayName => "Date and time";

    public string Icon => "calendar-event";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("DateTimeFieldSettings").Hint().Required();

    public Schema Describe(ContentPartFieldDefinition field) => Schema.Shape(("Value?", Schema.Instant.OrNull()));

    public void Normalize(FieldContext field) => FieldTools.NormalizeInstant(field.Json, "Value");

    public void Validate(FieldContext field, ContentErrors errors)
    {
        FieldTools.ValidateText(field, "Value", errors);
        if (field.Json["Value"].AsText() is { Length: > 0 } text && JsonValues.ParseInstant(text) is null)
            errors.Add($"{field.DisplayName} must be a date and time such as 2026-05-01T20:00:00Z.");
        FieldTools.ValidateYears(field.Json["Value"].AsInstant(), "", field.DisplayName, errors);
    }

    public IndexKind? IndexKind(ContentPartFieldDefinition field) => Contracts.IndexKind.Number;

    public IEnumerable<IndexValue> IndexValues(FieldContext field) =>
        field.Json["Value"].AsInstant() is { } instant ? [IndexValue.Of(instant)] : [];

    public IReadOnlyList<FormInput> Form(FieldContext field) =>
        [field.Input("Value", FormControl.DateTime).With(field.Json["Value"].AsInstant()?.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) ?? field.Json["Value"].AsText()) with { ReadOnly = IsComputed(field) }];

    public void Bind(FieldContext field, FormValues values)
    {
        if (!IsComputed(field) && values.Text("Value") is { } text)
            FieldTools.SetText(field.Json, "Value", text);
    }

    private static bool IsComputed(FieldContext field) => field.Field.Editor == Computed;
}
