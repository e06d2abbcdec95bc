using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Kernel;

namespace Jaytek.Contents.Contracts;

/// <summary>What the field kinds share: canonical members, common checks and the frame of an input. Modules use it for their own kinds.</summary>
public static class FieldTools
{
    /// <summary>The input of a field with label, hint and required from the settings, and the member's current text.</summary>
    public static FormInput Input(this FieldContext field, string member, FormControl control) =>
        new FormInput(member, control, field.DisplayName)
        {
            Hint = field.Settings.Text("Hint") ?? "",
            Required = field.Settings.Flag("Required"),
            Placeholder = field.Settings.Text("Placeholder"),
        }.With(field.Json[member].AsText() ?? field.Json[member]?.ToJsonString());

    /// <summary>Removes members that are null, as Orchard leaves them out of parts and fields.</summary>
    public static void RemoveNulls(JsonObject json)
    {
        foreach (var name in json.Where(member => member.Value is null).Select(member => member.Key).ToList())
            json.Remove(name);
    }

    /// <summary>Makes a list of strings of a member that is one string, as hand-written recipes have it.</summary>
    public static void NormalizeTexts(JsonObject json, string member)
    {
        RemoveNulls(json);
        if (json[member].AsText() is { } single)
            json[member] = single.Length == 0 ? [] : new JsonArray(single);
    }

    /// <summary>Sets a member to a list of texts.</summary>
    public static void SetTexts(JsonObject json, string member, IEnumerable<string> texts) =>
        json[member] = new JsonArray([.. texts.Select(text => (JsonNode)text)]);

    /// <summary>Sets a member to a text; an empty text removes it.</summary>
    public static void SetText(JsonObject json, string member, string? text)
    {
        if (string.IsNullOrEmpty(text))
            json.Remove(member);
        else
            json[member] = text;
    }

    /// <summary>Complains where a text is required and missing, or is no text at all.</summary>
    public static void ValidateText(FieldContext field, string member, ContentErrors errors)
    {
        var node = field.Json[member];
        if (node is not null && node.GetValueKind() != JsonValueKind.String)
            errors.Add($"{field.DisplayName}: '{member}' must be a text.");
        else if (field.Settings.Flag("Required") && string.IsNullOrWhiteSpace(node.AsText()))
            errors.AddMissing(Required(field.DisplayName));
    }

    /// <summary>Complains where a text that is one line has line ends or other control characters; false where there is nothing to complain about.</summary>
    public static bool ValidateLine(string? text, string member, string name, ContentErrors errors)
    {
        if (text is null || !errors.Check.HasFlag(ContentCheck.Written) || !text.Any(IsControl))
            return false;
        errors.Add(member, $"{name} is one line: it takes no line breaks, tabs or other control characters.");
        return true;
    }

    /// <summary>Complains about a moment outside of the years that dates may have, where somebody writes it; an import brings what its source allowed.</summary>
    public static void ValidateYears(DateTimeOffset? instant, string member, string name, ContentErrors errors)
    {
        if (instant is { } at && errors.Check.HasFlag(ContentCheck.Written) && !WallClock.IsInYears(at.Year))
            errors.Add(member, $"{name} {WallClock.YearsAre}");
    }

    /// <summary>Complains about a text that is longer than its input takes, where somebody writes it.</summary>
    public static void ValidateLength(string? text, int most, string member, string name, ContentErrors errors)
    {
        if (text?.Length > most && errors.Check.HasFlag(ContentCheck.Written))
            errors.Add(member, string.Create(CultureInfo.InvariantCulture, $"{name} must have at most {most:N0} characters, not {text.Length:N0}."));
    }

    /// <summary>Whether a value holds anything but nulls, empty texts and empty lists.</summary>
    public static bool SaysSomething(JsonNode? node) => node switch
    {
        JsonObject members => members.Any(member => SaysSomething(member.Value)),
        JsonArray list => list.Any(SaysSomething),
        null => false,
        _ => node.AsText() is not "",
    };

    /// <summary>Whether a character is one that no text takes: all control characters but tabs and line ends.</summary>
    public static bool IsStray(char character) => char.IsControl(character) && character is not ('\t' or '\n' or '\r');

    /// <summary>
    /// A text without control characters other than tabs and line ends. Nobody types them: they come along with what is pasted, and nobody
    /// sees them to take them out. So forms drop them; the content API, whose callers do see what they send, refuses them.
    /// </summary>
    public static string WithoutStray(string text) => text.Any(IsStray) ? string.Concat(text.Where(character => !IsStray(character))) : text;

    /// <summary>What somebody typed or pasted into one line: each run of line ends and control characters is a space, and none stands at the ends.</summary>
    public static string OneLine(string text) =>
        text.Any(IsControl) ? string.Join(' ', text.Split([.. text.Where(IsControl).Distinct()], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) : text;

    private static bool IsControl(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';

    /// <summary>Complains where a list is required and empty, holds something other than texts, or more than one where one is allowed.</summary>
    public static void ValidateTexts(FieldContext field, string member, bool multiple, ContentErrors errors)
    {
        var node = field.Json[member];
        if (node is not null && (node is not JsonArray array || array.Any(item => item.AsText() is null)))
        {
            errors.Add($"{field.DisplayName}: '{member}' must be a list of texts.");
            return;
        }

        var count = node.AsTexts().Count;
        if (count == 0 && field.Settings.Flag("Required"))
            errors.AddMissing(Required(field.DisplayName));
        if (count > 1 && !multiple)
            errors.Add($"{field.DisplayName} takes one value, not {count.ToString(CultureInfo.InvariantCulture)}.");
    }

    /// <summary>The message for a missing value.</summary>
    public static string Required(string name) => $"{name} is required.";

    /// <summary>An instant as it stands inside parts: <c>yyyy-MM-ddTHH:mm:ssZ</c>, with a fraction only where there is one.</summary>
    public static string Format(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Brings a date and time into the notation of <see cref="Format"/>; an empty text is no value, what is no date stays.</summary>
    public static void NormalizeInstant(JsonObject json, string member)
    {
        RemoveNulls(json);
        var text = json[member].AsText();
        if (text is { Length: 0 })
            json.Remove(member);
        else if (JsonValues.ParseInstant(text) is { } instant && Format(instant) is var canonical && canonical != text)
            json[member] = canonical;
    }
}
