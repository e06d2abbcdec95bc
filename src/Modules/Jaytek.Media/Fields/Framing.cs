using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Media.Pictures;

namespace Jaytek.Media.Fields;

/// <summary>
/// Focal points and cuts of a media field's pictures: Orchard's <c>Anchors</c> (<c>{"X":0.3,"Y":0.7}</c>) and our <c>Crops</c>
/// (<c>{"16:9":{"X":0,"Y":0.2,"Width":1,"Height":0.5}}</c>), parts of the picture each. Forms hold a line for each file: <c>0.3 0.7</c>, and
/// <c>16:9 0 0.2 1 0.5; 1:1 …</c>.
/// </summary>
internal static class Framing
{
    public const string Anchors = "Anchors";
    public const string Crops = "Crops";

    /// <summary>What rounding in an editor may add beyond the edge.</summary>
    private const double Slack = 0.002;

    private static readonly string[] PointMembers = ["X", "Y"];
    private static readonly string[] BoxMembers = ["X", "Y", "Width", "Height"];

    public static IEnumerable<FormInput> Inputs(FieldContext field) =>
    [
        new FormInput(Anchors, FormControl.Lines, $"{field.DisplayName}: focal points")
        {
            Hint = "One line for each file: how far from the left and from the top, 0 to 1, such as 0.3 0.7; empty for the middle.",
            Values = Texts(field.Json[Anchors], entry => Numbers(entry, PointMembers)),
            Multiple = true,
        },
        new FormInput(Crops, FormControl.Lines, $"{field.DisplayName}: cuts")
        {
            Hint = "One line for each file: shape, left, top, width and height, such as 16:9 0 0.2 1 0.5; with semicolons between shapes.",
            Values = Texts(field.Json[Crops], entry => entry is JsonObject boxes ? string.Join("; ", boxes.Select(box => $"{box.Key} {Numbers(box.Value, BoxMembers)}")) : ""),
            Multiple = true,
        },
    ];

    public static void Bind(JsonObject json, FormValues values)
    {
        Bind(json, values, Anchors, line => Read(line, PointMembers));
        Bind(json, values, Crops, ReadBoxes);
    }

    public static void Validate(FieldContext field, ContentErrors errors)
    {
        foreach (var anchor in Entries(field.Json[Anchors]))
        {
            if (!IsWithin(anchor, PointMembers))
                errors.Add(Anchors, $"{field.DisplayName}: a focal point is two numbers from 0 to 1, not {Shown(anchor)}.");
        }
        foreach (var boxes in Entries(field.Json[Crops]))
        {
            if (boxes is not JsonObject all || all.Any(box => Aspect.Parse(box.Key) is null || !IsBox(box.Value)))
                errors.Add(Crops, $"{field.DisplayName}: a cut is a shape such as 16:9 and four numbers from 0 to 1 inside the picture, not {Shown(boxes)}.");
        }
    }

    private static void Bind(JsonObject json, FormValues values, string member, Func<string, JsonNode?> read)
    {
        if (!values.Has(member))
            return;
        var lines = values.Text(member)?.TrimEnd('\n').Split('\n') ?? [];
        if (lines.All(string.IsNullOrWhiteSpace))
            json.Remove(member);
        else
            // What cannot be read stays as it was typed, so that the check can name it.
            json[member] = new JsonArray([.. lines.Select(line => string.IsNullOrWhiteSpace(line) ? null : read(line.Trim()) ?? JsonValue.Create(line.Trim()))]);
    }

    private static JsonObject? Read(string text, string[] members)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != members.Length)
            return null;
        var entry = new JsonObject();
        for (var i = 0; i < members.Length; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                return null;
            entry[members[i]] = number;
        }
        return entry;
    }

    private static JsonObject? ReadBoxes(string line)
    {
        var boxes = new JsonObject();
        foreach (var one in line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var space = one.IndexOf(' ', StringComparison.Ordinal);
            if (space < 0 || Read(one[space..], BoxMembers) is not { } box)
                return null;
            boxes[one[..space]] = box;
        }
        return boxes;
    }

    private static List<string> Texts(JsonNode? entries, Func<JsonNode?, string> write) =>
        entries is JsonArray array ? [.. array.Select(entry => entry.AsText() ?? write(entry))] : [];

    private static string Numbers(JsonNode? entry, string[] members) =>
        entry is JsonObject given ? string.Join(' ', members.Select(member => (given[member].AsNumber() ?? 0).ToString(CultureInfo.InvariantCulture))) : "";

    private static IEnumerable<JsonNode> Entries(JsonNode? entries) => entries is JsonArray array ? array.OfType<JsonNode>() : [];

    private static bool IsWithin(JsonNode? entry, string[] members) =>
        entry is JsonObject given && members.All(member => given[member].AsNumber() is >= 0 and <= 1);

    private static bool IsBox(JsonNode? box) =>
        IsWithin(box, BoxMembers)
        && box!["Width"].AsNumber() > 0 && box["Height"].AsNumber() > 0
        && box["X"].AsNumber() + box["Width"].AsNumber() <= 1 + Slack && box["Y"].AsNumber() + box["Height"].AsNumber() <= 1 + Slack;

    private static string Shown(JsonNode node) => node.AsText() ?? node.ToJsonString();
}
