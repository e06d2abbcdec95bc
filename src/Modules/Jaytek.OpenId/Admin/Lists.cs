namespace Jaytek.OpenId.Admin;

/// <summary>Lists as forms have them: a line each.</summary>
internal static class Lists
{
    public static string[] Read(string? text) => text?.Split(['\n', '\r', ' ', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public static string Write(IEnumerable<string> values) => string.Join('\n', values);
}

/// <summary>A choice among several.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Words">What people read.</param>
internal sealed record Choice(string Value, string Words);
