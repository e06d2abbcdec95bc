using System.Globalization;

namespace Jaytek.BrowserTests.Days.Evening;

/// <summary>A calendar file as a calendar program reads it (RFC 5545): lines unfolded, components closed in the order in which they were opened, texts without their escapes.</summary>
internal sealed class CalendarFile
{
    private readonly Dictionary<string, string> _event = new(StringComparer.Ordinal);

    /// <summary>How many events it holds.</summary>
    public int Events { get; private set; }

    /// <summary>A property of the last event.</summary>
    public string this[string name] => _event[name];

    /// <summary>An instant of the last event.</summary>
    public DateTimeOffset At(string name) =>
        DateTimeOffset.ParseExact(_event[name], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Reads it; whatever a calendar program would refuse fails the test.</summary>
    public static CalendarFile Parse(string text)
    {
        var file = new CalendarFile();
        var open = new Stack<string>();
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        foreach (var line in text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            Assert.True(colon > 0, $"'{line}' is no line of a calendar.");
            var (name, value) = (line[..colon].Split(';')[0], line[(colon + 1)..]);
            if (name == "BEGIN")
                open.Push(value);
            else if (name == "END")
                Assert.Equal(open.Pop(), value);
            else
                Assert.NotEmpty(open);
            if (open.TryPeek(out var inside) && inside == "VEVENT")
                file.Take(name, value);
        }
        Assert.Empty(open);
        return file;
    }

    private void Take(string name, string value)
    {
        if (name == "BEGIN")
        {
            _event.Clear();
            Events++;
            return;
        }
        _event[name] = value.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\,", ",", StringComparison.Ordinal)
            .Replace("\\;", ";", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
    }
}
