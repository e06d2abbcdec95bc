using System.Buffers;

namespace Jaytek.Governance.Audit;

/// <summary>A value as a cell of a CSV file (RFC 4180) that no spreadsheet takes for a formula.</summary>
internal static class CsvCell
{
    // What OWASP names as the beginnings of formulas; the full-width forms are folded by some programs.
    private const string Beginnings = "=+-@\t\r\n＝＋－＠";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (Beginnings.Contains(text[0], StringComparison.Ordinal))
            text = "'" + text;
        return text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
