using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Text;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Fields;

/// <summary>
/// <c>{"Value": 1.5}</c>, within bounds and with at most <c>Scale</c> decimals. With the editor <c>Duration</c> it counts seconds and
/// is shown as <c>m:ss</c>; the setting <c>Unit</c> (ours) says what it counts otherwise.
/// </summary>
internal sealed class NumericField : IFieldType
{
    private const string DurationEditor = "Duration";

    // So many a decimal of ours can hold.
    private const int MostDecimals = 28;

    public string Name => "NumericField";

    public string DisplayName => "Number";

    public string Icon => "list-numbers";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("NumericFieldSettings").Hint().Required()
        .Number("Scale", "Decimals", "0 for whole numbers; empty for any.", isWhole: true).Number("Minimum", "At least").Number("Maximum", "At most")
        .Text("DefaultValue", "At first", check: WrongNumber).Text("Placeholder", "Shown while it is empty")
        .Text("Unit", "Unit", "Shown behind the number, such as BPM.");

    public Schema Describe(ContentPartFieldDefinition field) => Schema.Shape(("Value?", Schema.Number.OrNull()));

    public void CheckSettings(ContentPartFieldDefinition field, ContentErrors errors)
    {
        var (min, max, first) = (Bound(field.KindSettings, "Minimum"), Bound(field.KindSettings, "Maximum"), Bound(field.KindSettings, "DefaultValue"));
        if (field.KindSettings.Number("Scale") > MostDecimals)
            errors.Add("NumericFieldSettings.Scale", $"A number has at most {MostDecimals} decimals.");
        if (max < min)
            errors.Add("NumericFieldSettings.Maximum", string.Create(CultureInfo.InvariantCulture, $"At most must be {min} or more, which is at least."));
        else if (first < min || first > max)
            errors.Add("NumericFieldSettings.DefaultValue", "The number at first must lie between at least and at most.");
    }

    public void Normalize(FieldContext field)
    {
        FieldTools.RemoveNulls(field.Json);
        if (field.Json["Value"].AsText() is not { } text)
            return;
        if (text.Length == 0)
            field.Json.Remove("Value");
        else if (Parse(text) is { } number)
            field.Json["Value"] = number;
    }

    public void Validate(FieldContext field, ContentErrors errors)
    {
        var node = field.Json["Value"];
        if (node is null)
        {
            if (field.Settings.Flag("Required"))
                errors.AddMissing(FieldTools.Required(field.DisplayName));
            return;
        }

        if (node.GetValueKind() != JsonValueKind.Number || Parse(node.ToJsonString()) is not { } number)
        {
            errors.Add($"{field.DisplayName} must be {(IsDuration(field) ? "a time such as 4:30 or 1:04:30" : "a number")}.");
            return;
        }

        if (Bound(field.Settings, "Minimum") is { } min && number < min)
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"{field.DisplayName} must be {min} or more."));
        if (Bound(field.Settings, "Maximum") is { } max && number > max)
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"{field.DisplayName} must be {max} or less."));
        if (Scale(field) is { } scale && number != Math.Round(number, scale))
            errors.Add(scale == 0 ? $"{field.DisplayName} must be a whole number." : $"{field.DisplayName} takes at most {scale} decimals.");
    }

    public IndexKind? IndexKind(ContentPartFieldDefinition field) => Contracts.IndexKind.Number;

    public IEnumerable<IndexValue> IndexValues(FieldContext field) =>
        field.Json["Value"].AsNumber() is { } number ? [IndexValue.Of(number)] : [];

    public IReadOnlyList<FormInput> Form(FieldContext field)
    {
        var input = field.Input("Value", IsDuration(field) ? FormControl.Duration : FormControl.Number);
        if (field.Json.Count == 0)
            input = input.With(Text(field.Settings, "DefaultValue"));
        if (IsDuration(field) && Parse(input.Value) is { } seconds)
            input = input.With(DurationText.Format(seconds));
        return
        [
            input with
            {
                Unit = field.Settings.Text("Unit"),
                Min = Text(field.Settings, "Minimum"),
                Max = Text(field.Settings, "Maximum"),
                Step = Scale(field) is { } scale ? Step(scale) : "any",
            },
        ];
    }

    public void Bind(FieldContext field, FormValues values)
    {
        if (values.Text("Value") is not { } text)
            return;
        var number = IsDuration(field) ? DurationText.Parse(text) : NumberText.Parse(text, Scale(field) == 0);
        if (string.IsNullOrWhiteSpace(text))
            field.Json.Remove("Value");
        else
            field.Json["Value"] = number is { } read ? read : text;
    }

    private static string? WrongNumber(string text) => Parse(text) is null ? "The number at first must be a number." : null;

    private static decimal? Parse(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static decimal? Bound(SettingsSection settings, string name) => Text(settings, name) is { } text ? Parse(text) : null;

    // Bounds and defaults are given as numbers or as strings.
    private static string? Text(SettingsSection settings, string name) => settings.Node(name) switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.ToJsonString(),
        var node => node.AsText() is { Length: > 0 } text ? text : null,
    };

    private static int? Scale(FieldContext field) =>
        field.Settings.Number("Scale") is { } scale && scale >= 0 ? (int)Math.Min(scale, MostDecimals) : null;

    private static string Step(int scale) => scale == 0 ? "1" : "0." + new string('0', scale - 1) + "1";

    private static bool IsDuration(FieldContext field) => field.Field.Editor == DurationEditor;
}
