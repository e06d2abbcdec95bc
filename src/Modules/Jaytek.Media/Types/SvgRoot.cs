using System.Buffers;

namespace Jaytek.Media.Types;

/// <summary>Whether a text is an SVG document: its first element is <c>svg</c>, after declarations, comments and white space.</summary>
internal static class SvgRoot
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    public static bool IsIn(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimStart();
            if (StartsWith(text, "<?"))
                text = After(text, "?>");
            else if (StartsWith(text, "<!--"))
                text = After(text, "-->");
            else if (StartsWith(text, "<!doctype"))
                text = AfterDoctype(text);
            else
                return IsSvgElement(text);
        }
    }

    private static bool IsSvgElement(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith('<'))
            return false;
        var end = text.IndexOfAny(NameEnds);
        var name = end > 0 ? text[1..end] : [];
        var colon = name.IndexOf(':');
        return name[(colon + 1)..].Equals("svg", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A document type may hold declarations in brackets, with angle brackets of their own.</summary>
    private static ReadOnlySpan<char> AfterDoctype(ReadOnlySpan<char> text)
    {
        var bracket = text.IndexOf('[');
        var end = text.IndexOf('>');
        return bracket >= 0 && bracket < end ? After(After(text, "]"), ">") : After(text, ">");
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> text, string mark) =>
        text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? text[(at + mark.Length)..] : [];

    private static bool StartsWith(ReadOnlySpan<char> text, string mark) => text.StartsWith(mark, StringComparison.OrdinalIgnoreCase);
}
