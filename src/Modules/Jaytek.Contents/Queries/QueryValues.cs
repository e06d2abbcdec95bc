using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;
using Jaytek.Kernel;

namespace Jaytek.Contents.Queries;

/// <summary>Reads the values of comparisons as the index holds them, each by the kind of its field.</summary>
internal static class QueryValues
{
    /// <summary>The value as the field's rows bear it.</summary>
    /// <exception cref="ContentQueryException">It is no value of this field.</exception>
    public static object Read(string parameter, IndexedMember member, string value)
    {
        if (member.Field.Kind != IndexKind.Number)
            return TextFolding.Fold(value);
        var (found, expected) = member.Definition?.FieldName switch
        {
            "BooleanField" => (Flag(value), "true or false"),
            "NumericField" => (JsonValues.ParseNumber(value), "a number"),
            "DateField" or "DateTimeField" => (Instant(value), "a date such as 2026-05-01 or 2026-05-01T20:00:00Z"),
            "TimeField" => (Time(value), "a time such as 20:00"),
            _ when member.Field.Path is nameof(ContentItem.CreatedUtc) or nameof(ContentItem.ModifiedUtc) => (Instant(value), "a date such as 2026-05-01T20:00:00Z"),
            _ => (Flag(value) ?? JsonValues.ParseNumber(value) ?? Instant(value) ?? Time(value),
                "a number, true or false, a date such as 2026-05-01 or a time such as 20:00"),
        };
        return found ?? throw QueryErrors.WrongValue(parameter, value, expected);
    }

    /// <summary>An instant.</summary>
    /// <exception cref="ContentQueryException">It is none.</exception>
    public static DateTimeOffset ReadInstant(string parameter, string value) =>
        JsonValues.ParseInstant(value) ?? throw QueryErrors.WrongValue(parameter, value, "a date such as 2026-05-01T20:00:00Z");

    /// <summary>True or false.</summary>
    /// <exception cref="ContentQueryException">It is neither.</exception>
    public static bool ReadFlag(string parameter, string value) => value switch
    {
        "true" => true,
        "false" => false,
        _ => throw QueryErrors.WrongValue(parameter, value, "true or false"),
    };

    private static double? Flag(string value) => value switch
    {
        "1" => 1,
        "0" => 0,
        _ => bool.TryParse(value, out var flag) ? IndexValue.Of(flag).Number : null,
    };

    private static double? Instant(string value) => JsonValues.ParseInstant(value) is { } instant ? IndexValue.Of(instant).Number : null;

    private static double? Time(string value) =>
        TimeOnly.TryParseExact(value, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToTimeSpan().TotalSeconds : null;
}
