using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>
/// A number with the editor <c>Money</c> is kept in minor units of the currency that the text field <c>Currency</c> of the same
/// part names, and shown and taken in major units: 4900 is 49.00 EUR.
/// </summary>
internal static class MoneyField
{
    private const string Editor = "Money";
    private const string CurrencyField = "Currency";
    private const string Member = "Value";

    /// <summary>Whether the field is money and its part names a currency.</summary>
    public static bool Is(ContentTypePartDefinition part, ContentPartFieldDefinition field) =>
        field is { FieldName: "NumericField", Editor: Editor } && part.Part.Field(CurrencyField) is { FieldName: "TextField" };

    /// <summary>The input in major units; as it is where the currency is none.</summary>
    public static FormInput Show(FormInput input, JsonObject field, JsonObject part, ContentTypePartDefinition definition)
    {
        var code = part[CurrencyField]?["Text"].AsText() ?? definition.Part.Field(CurrencyField)?.KindSettings.Text("DefaultValue");
        if (!Currency.TryFind(code, out var currency))
            return input;
        var node = field[Member];
        var isAmount = node?.GetValueKind() == JsonValueKind.Number;
        return input.With(isAmount || node is null ? Major(input.Value, currency) : input.Value) with
        {
            Label = $"{input.Label} ({currency.Code})",
            Min = Major(input.Min, currency),
            Max = Major(input.Max, currency),
            Step = MajorUnits.Format(new Money(1, currency.Code)),
        };
    }

    /// <summary>Takes the posted amount. What is no amount is kept as it was typed, and is an error.</summary>
    public static void Bind(JsonObject field, JsonObject part, FormValues partValues, string fieldName, string label, ContentErrors errors)
    {
        if (partValues.In(fieldName).Text(Member) is not { } typed)
            return;
        var code = partValues.In(CurrencyField).Text("Text") ?? part[CurrencyField]?["Text"].AsText();
        var text = typed.Trim();
        if (text.Length == 0)
            field.Remove(Member);
        else if (MajorUnits.TryParse(text, code, out var money))
            field[Member] = money.Minor;
        else
        {
            field[Member] = text;
            errors.Add(Currency.TryFind(code, out var currency) ? Refusal(label, currency) : $"{label} needs a currency such as EUR.");
        }
    }

    private static string Refusal(string label, Currency currency) => currency.Exponent == 0
        ? $"{label} must be a whole amount of {currency.Code}."
        : string.Create(CultureInfo.InvariantCulture, $"{label} must be an amount of {currency.Code} such as {MajorUnits.Format(new Money(1250, currency.Code))}.");

    private static string? Major(string? minor, Currency currency) =>
        long.TryParse(minor, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var units)
            ? MajorUnits.Format(new Money(units, currency.Code))
            : minor;
}
