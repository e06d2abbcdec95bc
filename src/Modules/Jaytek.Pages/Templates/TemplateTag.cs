namespace Jaytek.Pages.Templates;

/// <summary>A tag of a template: what stands between two or three braces.</summary>
/// <param name="Start">Where its first brace stands.</param>
/// <param name="End">Behind its last brace; -1 where there is none.</param>
/// <param name="Inside">What stands between, without the signs that only trim or do not escape; of a comment <c>!</c> alone.</param>
/// <param name="Fault">Why it is none that can be let in, or null.</param>
internal sealed record TemplateTag(int Start, int End, string Inside, string? Fault = null)
{
    /// <summary>The next tag from a place on, or null. One backslash before its braces makes it a text.</summary>
    public static TemplateTag? Next(string source, int from)
    {
        var start = source.IndexOf("{{", from, StringComparison.Ordinal);
        if (start < 0)
            return null;
        if (start > 0 && source[start - 1] == '\\')
        {
            // To Handlebars the first of two backslashes escapes the second, and the tag behind them is alive.
            return start > 1 && source[start - 2] == '\\'
                ? new TemplateTag(start, start + 2, "\\", "Two backslashes stand before {{. One shows the braces as they are; write &#92; for a backslash itself.")
                : Next(source, start + 2);
        }
        var inside = start + 2;
        if (Starts(source, inside, "!") || Starts(source, inside, "~!"))
            return Comment(source, start, source.IndexOf('!', inside) + 1);
        var isRaw = Starts(source, inside, "{");
        if (isRaw && Starts(source, inside, "{{"))
            return new TemplateTag(start, inside, "{");
        if (isRaw)
            inside++;
        var end = source.IndexOf(isRaw ? "}}}" : "}}", inside, StringComparison.Ordinal);
        return end < 0 ? new TemplateTag(start, -1, "") : Ended(source, start, inside, end, isRaw ? 3 : 2);
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

    private static TemplateTag Ended(string source, int start, int inside, int end, int braces)
    {
        var text = source[inside..end].Trim('~').Trim();
        var behind = end + braces;
        return new TemplateTag(start, behind, text is ['&', ..] ? text[1..].TrimStart() : text, TooMany(source, behind) ?? TemplateShape.Fault(text));
    }

    private static TemplateTag Comment(string source, int start, int text)
    {
        var isLong = Starts(source, text, "--");
        if (isLong)
            text += 2;
        var last = isLong ? "--}}" : "}}";
        var end = source.IndexOf(last, text, StringComparison.Ordinal);
        if (end < 0)
            return new TemplateTag(start, -1, "!");
        var behind = end + last.Length;
        return new TemplateTag(start, behind, "!", TooMany(source, behind) ?? TemplateShape.CommentFault(source.AsSpan(text, end - text), isLong));
    }

    // Handlebars takes every brace that follows for the end's.
    private static string? TooMany(string source, int behind) =>
        behind < source.Length && source[behind] == '}' ? "More braces end this tag than begin it." : null;

    private static bool Starts(string source, int at, string what) => string.CompareOrdinal(source, at, what, 0, what.Length) == 0;
}
