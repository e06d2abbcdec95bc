namespace Jaytek.Pages.Templates;

/// <summary>A tag of a template: what stands between two or three braces.</summary>
/// <param name="Start">Where its first brace stands.</param>
/// <param name="End">Behind its last brace; -1 where there is none.</param>
/// <param name="Inside">What stands between, without the signs that only trim or do not escape.</param>
internal sealed record TemplateTag(int Start, int End, string Inside)
{
    /// <summary>The next tag from a place on, or null.</summary>
    public static TemplateTag? Next(string source, int from)
    {
        var start = source.IndexOf("{{", from, StringComparison.Ordinal);
        if (start < 0)
            return null;
        if (start > 0 && source[start - 1] == '\\')
            return Next(source, start + 2);
        var inside = start + 2;
        if (Starts(source, inside, "!--") || Starts(source, inside, "~!--"))
            return Ended(source, start, inside, "--}}", "--~}}");
        var isRaw = Starts(source, inside, "{");
        if (isRaw && Starts(source, inside, "{{"))
            return new TemplateTag(start, inside, "{");
        var end = EndOf(source, isRaw ? inside + 1 : inside, isRaw ? "}}}" : "}}");
        if (end < 0)
            return new TemplateTag(start, -1, "");
        var text = source[(isRaw ? inside + 1 : inside)..end].Trim('~').Trim();
        return new TemplateTag(start, end + (isRaw ? 3 : 2), text is ['&', ..] ? text[1..].TrimStart() : text);
    }

    /// <summary>The words of what stands inside; quoted texts and parentheses stay whole.</summary>
    public static IReadOnlyList<string> WordsOf(string inside)
    {
        var words = new List<string>();
        var (begun, depth, quote) = (-1, 0, '\0');
        for (var at = 0; at <= inside.Length; at++)
        {
            var c = at < inside.Length ? inside[at] : ' ';
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (c is '(' or '[')
                depth++;
            else if (c is ')' or ']')
                depth--;
            var isSpace = char.IsWhiteSpace(c) && ((depth <= 0 && quote == '\0') || at == inside.Length);
            if (!isSpace && begun < 0)
                begun = at;
            if (isSpace && begun >= 0)
            {
                words.Add(inside[begun..Math.Min(at, inside.Length)]);
                begun = -1;
            }
        }
        return words;
    }

    private static TemplateTag Ended(string source, int start, int inside, params ReadOnlySpan<string> ends)
    {
        var best = -1;
        foreach (var end in ends)
        {
            if (source.IndexOf(end, inside, StringComparison.Ordinal) is >= 0 and var at && (best < 0 || at + end.Length < best))
                best = at + end.Length;
        }
        return new TemplateTag(start, best, "!");
    }

    private static int EndOf(string source, int from, string end)
    {
        var quote = '\0';
        for (var at = from; at < source.Length; at++)
        {
            if (quote != '\0')
                quote = source[at] == quote ? '\0' : quote;
            else if (source[at] is '"' or '\'')
                quote = source[at];
            else if (Starts(source, at, end))
                return at;
        }
        // A quote that never ends is no reason to take the rest of the file for a tag.
        return quote == '\0' ? -1 : source.IndexOf(end, from, StringComparison.Ordinal);
    }

    private static bool Starts(string source, int at, string what) => string.CompareOrdinal(source, at, what, 0, what.Length) == 0;
}
