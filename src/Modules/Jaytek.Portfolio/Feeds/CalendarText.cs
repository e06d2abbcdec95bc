using System.Globalization;
using System.Text;

namespace Jaytek.Portfolio.Feeds;

/// <summary>Writes RFC 5545: lines end with CR LF and are folded at 75 octets, never inside a character; texts are escaped.</summary>
internal sealed class CalendarText
{
    private const int MaxOctets = 75;

    private readonly StringBuilder _text = new();

    /// <summary>A line whose value needs no escaping.</summary>
    public CalendarText Line(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                _text.Append("\r\n ");
                octets = 1;
            }

            _text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        _text.Append("\r\n");
        return this;
    }

    /// <summary>A line with a text; left out where there is none.</summary>
    public CalendarText Text(string name, string? value) => string.IsNullOrWhiteSpace(value) ? this : Line(name, Escape(value.Trim()));

    /// <summary>A line with an instant.</summary>
    public CalendarText Instant(string name, DateTimeOffset value) => Line(name, value.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value.ReplaceLineEndings("\n"))
        {
            _ = c switch
            {
                '\\' or ';' or ',' => text.Append('\\').Append(c),
                '\n' => text.Append("\\n"),
                _ => char.IsControl(c) ? text : text.Append(c),
            };
        }

        return text.ToString();
    }
}
