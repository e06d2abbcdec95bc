using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Fields;

/// <summary><c>{"Value": "08:30:00"}</c>: a time of day without a date or a zone.</summary>
internal sealed class TimeField : IFieldType
{
    public string Name => "TimeField";

    public string DisplayName => "Time";

    public string Icon => "clock";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("TimeFieldSettings").Hint().Required().Text("Step", "Step in seconds", "60 for whole minutes; empty for every second.", WrongStep);

    public Schema Describe(ContentPartFieldDefinition field) => Schema.Shape(("Value?", Schema.Text.OrNull().Example("20:30:00")));

    public void Normalize(FieldContext field)
    {
        FieldTools.RemoveNulls(field.Json);
        var text = field.Json["Value"].AsText();
        if (text is { Length: 0 })
            field.Json.Remove("Value");
        else if (Parse(text) is { } time && Format(time) is var canonical && canonical != text)
            field.Json["Value"] = canonical;
    }

    public void Validate(FieldContext field, ContentErrors errors)
    {
        FieldTools.ValidateText(field, "Value", errors);
        if (field.Json["Value"].AsText() is { Length: > 0 } text && Parse(text) is null)
            errors.Add($"{field.DisplayName} must be a time of day such as 08:30:00.");
    }

    public IndexKind? IndexKind(ContentPartFieldDefinition field) => Contracts.IndexKind.Number;

    public IEnumerable<IndexValue> IndexValues(FieldContext field) =>
        Parse(field.Json["Value"].AsText()) is { } time ? [IndexValue.Of(time.ToTimeSpan().TotalSeconds)] : [];

    public IReadOnlyList<FormInput> Form(FieldContext field) =>
        [field.Input("Value", FormControl.Time) with { Step = field.Settings.Text("Step") }];

    public void Bind(FieldContext field, FormValues values)
    {
        if (values.Text("Value") is { } text)
            FieldTools.SetText(field.Json, "Value", text);
    }

    private static string? WrongStep(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? null : "The step must be a whole number of seconds.";

    private static string Format(TimeOnly time) => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture).TrimEnd('.');

    private static TimeOnly? Parse(string? text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
