using System.Globalization;
using Jaytek.Kernel;

namespace Jaytek.Contents.Queries.Named;

/// <summary>
/// Where a statement compares by LIKE. A comparison costs the length of its text times that of its pattern, and neither database can be
/// stopped in the midst of one: so the pattern is short and known beforehand, and on PostgreSQL the text is cut.
/// </summary>
internal static class SqlLike
{
    /// <summary>The longest pattern, in which a parameter counts as the longest that it may be.</summary>
    public const int MaxPattern = 600;

    private const int MaxCount = 20;
    private static readonly string[] Comparisons = ["=", "<", ">", "<=", ">=", "<>", "!="];

    /// <summary>Where the texts that are compared stand in the statement as it is written, or why one is refused.</summary>
    public static Result<IReadOnlyList<(int Start, int End)>> Read(IReadOnlyList<SqlToken> words)
    {
        var texts = new List<(int Start, int End)>();
        for (var i = 1; i < words.Count; i++)
        {
            if (!(words[i].Is("like") || words[i].Is("ilike")))
                continue;
            if (PatternError(words, i + 1) is { } wrong)
                return wrong;
            var last = words[i - 1].Is("not") ? i - 2 : i - 1;
            var first = FirstOf(words, last);
            if (first < 0)
                return QueryRefusals.Sql("Put brackets around what stands left of LIKE.");
            texts.Add((words[first].Start, words[last].End));
        }

        return texts.Count <= MaxCount
            ? texts
            : QueryRefusals.Sql(string.Create(CultureInfo.InvariantCulture, $"A query compares by LIKE at most {MaxCount} times."));
    }

    // Texts and parameters, put together by || and brackets, and behind ESCAPE one more.
    private static Error? PatternError(IReadOnlyList<SqlToken> words, int at)
    {
        var (depth, length) = (0, 0);
        while (true)
        {
            for (; TextAt(words, at) == "("; at++)
                depth++;
            if (at >= words.Count || !(words[at].IsText || words[at].IsParameter))
                return QueryRefusals.Sql("What stands right of LIKE is made of texts and parameters: LIKE '%' || @word || '%'.");
            length += words[at].IsText ? words[at].Text.Length : QueryValues.MaxText;
            at++;
            if (TextAt(words, at) == "::" && TextAt(words, at + 1).Equals("text", StringComparison.OrdinalIgnoreCase))
                at += 2;
            for (; depth > 0 && TextAt(words, at) == ")"; at++)
                depth--;
            if (!(TextAt(words, at) == "|" && TextAt(words, at + 1) == "|"))
                break;
            at += 2;
        }

        if (depth > 0 || !(at >= words.Count || words[at].IsName || words[at].Text is ")" or ","))
            return QueryRefusals.Sql("Put brackets around what stands right of LIKE.");
        return length > MaxPattern
            ? QueryRefusals.Sql(string.Create(CultureInfo.InvariantCulture, $"A pattern of LIKE has at most {MaxPattern} characters, where a parameter counts as {QueryValues.MaxText}."))
            : at < words.Count && words[at].Is("escape") && !(at + 1 < words.Count && (words[at + 1].IsText || words[at + 1].IsParameter))
                ? QueryRefusals.Sql("Behind ESCAPE stands a text.")
                : null;
    }

    // Backwards over what binds closer than LIKE does: a column, a call, a cast, and operators between them. -1 where that is not plain to see.
    private static int FirstOf(IReadOnlyList<SqlToken> words, int last)
    {
        var first = last < 0 ? -1 : OperandOf(words, last);
        while (first > 0 && words[first - 1].IsSymbol && words[first - 1].Text is not ("(" or ")" or "," or "."))
        {
            var start = first;
            while (start > 0 && words[start - 1].IsSymbol && words[start - 1].Text is not ("(" or ")" or "," or "."))
                start--;
            if (Comparisons.Contains(string.Concat(words.Skip(start).Take(first - start).Select(word => word.Text))))
                return first;
            first = start == 0 ? -1 : OperandOf(words, start - 1);
        }

        return first;
    }

    private static int OperandOf(IReadOnlyList<SqlToken> words, int last)
    {
        var first = last;
        if (words[last].Text == ")")
        {
            var depth = 0;
            for (; first >= 0; first--)
            {
                depth += words[first].Text switch { ")" => 1, "(" => -1, _ => 0 };
                if (depth == 0)
                    break;
            }

            if (first > 0 && words[first - 1].IsName && (SqlWords.IsFunction(words[first - 1].Name) || (first > 1 && words[first - 2].Text == "::")))
                first--;
        }

        if (first < 0 || words[first].Is("end") || (first > 0 && words[first - 1].IsName && words[first - 1].Name is "collate" or "over"))
            return -1;
        return first > 1 && words[first - 1].Text is "." or "::" ? OperandOf(words, first - 2) : first;
    }

    private static string TextAt(IReadOnlyList<SqlToken> words, int at) => at < words.Count ? words[at].Text : "";
}
