using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Text;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Fields;

/// <summary><c>{"Latitude": 38.7, "Longitude": -9.1}</c>: a place on the globe in degrees (WGS 84), both numbers or neither.</summary>
internal sealed class GeoPointField : IFieldType
{
    private static readonly Axis[] Axes = [new("Latitude", "latitude", 90), new("Longitude", "longitude", 180)];

    public string Name => "GeoPointField";

    public string DisplayName => "Geographic point";

    public string Icon => "map-pin";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("GeoPointFieldSettings").Hint().Required();

    public Schema Describe(ContentPartFieldDefinition field) => Schema.Shape(("Latitude?", Schema.Number.OrNull()), ("Longitude?", Schema.Number.OrNull()));

    public void Normalize(FieldContext field)
    {
        FieldTools.RemoveNulls(field.Json);
        foreach (var axis in Axes)
        {
            if (field.Json[axis.Member].AsText() is not { } text)
                continue;
            if (text.Trim().Length == 0)
                field.Json.Remove(axis.Member);
            else if (Degrees(text) is { } degrees)
                field.Json[axis.Member] = degrees;
        }
    }

    public void Validate(FieldContext field, ContentErrors errors)
    {
        var given = Axes.Where(axis => field.Json[axis.Member] is not null).ToList();
        if (given.Count == 0 && field.Settings.Flag("Required"))
            errors.AddMissing(FieldTools.Required(field.DisplayName));
        foreach (var axis in Axes)
        {
            if (field.Json[axis.Member] is not { } node)
            {
                if (given.Count > 0)
                    errors.Add(axis.Member, $"{field.DisplayName} needs its {axis.Noun} too: give both numbers or none.");
            }
            else if (node.GetValueKind() != JsonValueKind.Number || Degrees(node.ToJsonString()) is not { } degrees || Math.Abs(degrees) > axis.Most)
            {
                errors.Add(axis.Member, $"{field.DisplayName}: the {axis.Noun} must be a number from -{axis.Most} to {axis.Most}.");
            }
        }
    }

    public IReadOnlyList<FormInput> Form(FieldContext field) =>
    [
        .. Axes.Select(axis => field.Input(axis.Member, FormControl.Number) with
        {
            Label = $"{field.DisplayName}: {axis.Noun}", Min = $"-{axis.Most}", Max = $"{axis.Most}", Step = "any", Unit = "°",
            Hint = axis == Axes[0] ? field.Settings.Text("Hint") ?? "" : "",
        }),
    ];

    public void Bind(FieldContext field, FormValues values)
    {
        foreach (var axis in Axes)
        {
            if (values.Text(axis.Member) is not { } text)
                continue;
            if (string.IsNullOrWhiteSpace(text))
                field.Json.Remove(axis.Member);
            else
                field.Json[axis.Member] = NumberText.Parse(text, isWhole: false) is { } degrees ? JsonValue.Create(degrees) : JsonValue.Create(text);
        }
    }

    private static decimal? Degrees(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record Axis(string Member, string Noun, int Most);
}
