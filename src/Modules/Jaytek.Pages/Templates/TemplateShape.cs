namespace Jaytek.Pages.Templates;

/// <summary>
/// Keeps to tags that can be read in one way only. Handlebars' lexer and <see cref="TemplateTag"/> are two readers: where they saw different
/// ends of a tag, whatever lies between would run without having been judged. So a tag holds no braces at all, and a quoted text stands where
/// every reader begins one.
/// </summary>
internal static class TemplateShape
{
    private const string Plain = "_-./@=()&>#^$";

    /// <summary>What could be read in two ways inside a tag that is no comment, or null.</summary>
    public static string? Fault(string inside)
    {
        var (quote, kind, isBracketed) = ('\0', '\0', false);
        for (var at = 0; at < inside.Length; at++)
        {
            var c = inside[at];
            if (c is '{' or '}' or '\\')
                return "Braces and backslashes have no place inside a tag, not even in a quoted text.";
            if (c is '"' or '\'')
            {
                if (kind != '\0' && kind != c)
                    return "A tag holds one kind of quotes, \" or ', not both.";
                if (isBracketed || !(quote == '\0' ? Opens(inside, at) : Closes(inside, at)))
                    return "A quoted text stands alone in a tag: behind a space or =, and before a space or ).";
                (quote, kind) = (quote == '\0' ? c : '\0', c);
            }
            else if (quote != '\0')
                continue;
            else if (c == '|')
                return IsNaming(inside, at) ? null : "A | has no place here; it names what a loop is at: {{#each list as |item at|}}.";
            else if (c is '[' or ']')
            {
                if (isBracketed == (c == '['))
                    return "The brackets are not balanced.";
                isBracketed = !isBracketed;
            }
            else if (!char.IsLetterOrDigit(c) && !char.IsWhiteSpace(c) && !(isBracketed && c is ' ' or ':') && !Plain.Contains(c, StringComparison.Ordinal))
                return $"{c} has no place inside a tag.";
            else if (c is '#' or '^' or '>' or '&' && at > 0)
                return $"{c} has no place in the middle of a tag.";
        }
        return quote != '\0' ? "A quoted text ends before the tag does." : isBracketed ? "The brackets are not balanced." : null;
    }

    /// <summary>What could be read in two ways in a comment between these places, or null.</summary>
    public static string? CommentFault(ReadOnlySpan<char> text, bool isLong)
    {
        if (isLong)
            return text.Length == 0 || text.Contains("--}", StringComparison.Ordinal) || text.Contains("--~}", StringComparison.Ordinal) || text[0] == '-' || text[^1] == '-'
                ? "A comment between {{!-- and --}} says something, and holds no other end of one." : null;
        return text.IndexOfAny('{', '}') >= 0 || text.Contains("--", StringComparison.Ordinal) || text.TrimStart().StartsWith('<')
            ? "A comment with braces, dashes or < stands between {{!-- and --}}." : null;
    }

    private static bool Opens(string inside, int at) => at > 0 && (char.IsWhiteSpace(inside[at - 1]) || inside[at - 1] == '=');

    private static bool Closes(string inside, int at) => at + 1 == inside.Length || char.IsWhiteSpace(inside[at + 1]) || inside[at + 1] == ')';

    private static bool IsNaming(string inside, int at)
    {
        var names = inside.AsSpan(at + 1);
        if (!inside.AsSpan(0, at).EndsWith(" as ", StringComparison.Ordinal) || names is not [.., '|'])
            return false;
        foreach (var c in names[..^1])
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or ' '))
                return false;
        }
        return true;
    }
}
