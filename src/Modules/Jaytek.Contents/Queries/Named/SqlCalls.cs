using System.Globalization;
using Jaytek.Kernel;

namespace Jaytek.Contents.Queries.Named;

/// <summary>What a statement calls and casts: how often, with what, and into which types.</summary>
internal static class SqlCalls
{
    /// <summary>Between two calls of one row no database looks at the clock.</summary>
    private const int MaxCalls = 100;

    /// <summary>Each keeps all that it has put together until the row is done, however short what it adds. Patterns of LIKE have a bound of their own.</summary>
    private const int MaxJoins = 10;

    private static readonly string[] Trims = ["trim", "ltrim", "rtrim", "btrim"];

    /// <summary>Why the statement is refused, or null.</summary>
    public static Error? Refuse(IReadOnlyList<SqlToken> words)
    {
        var calls = 0;
        var brackets = new Stack<string>();
        for (var i = 0; i < words.Count; i++)
        {
            var (word, before) = (words[i], i > 0 ? words[i - 1] : default);
            switch (word.Text)
            {
                case "(":
                    brackets.Push(before.IsName ? before.Name : "");
                    calls += before.IsName && SqlWords.IsFunction(before.Name) ? 1 : 0;
                    break;
                case ")":
                    brackets.TryPop(out _);
                    break;
                case "::" when !IsTypeAt(words, i + 1):
                    return NoType(words, i + 1);
                case "::":
                    calls++;
                    break;
                // PostgreSQL calls in this notation too.
                case "." when i + 1 < words.Count && (SqlWords.IsFunction(words[i + 1].Name) || SqlWords.IsType(words[i + 1].Name)):
                    calls++;
                    break;
            }

            var inside = brackets.TryPeek(out var call) ? call : "";
            if (inside == "cast" && word.Is("as") && !IsTypeAt(words, i + 1))
                return NoType(words, i + 1);
            if (word.IsText && before.IsName && !SqlWords.MayPrecedeText(before.Name))
                return QueryRefusals.Sql($"A text does not follow '{before.Text}'.");
            // With characters of its own it costs the product of two lengths.
            if (Trims.Contains(inside) && (word.Text == "," || word.Is("from")))
                return QueryRefusals.Sql($"'{inside}' takes one text, from which it takes spaces.");
        }

        if (Joins(words) > MaxJoins)
            return QueryRefusals.Sql(string.Create(CultureInfo.InvariantCulture, $"A query joins by || at most {MaxJoins} times."));
        return calls <= MaxCalls ? null : QueryRefusals.Sql(string.Create(CultureInfo.InvariantCulture, $"A query calls and casts at most {MaxCalls} times."));
    }

    private static int Joins(IReadOnlyList<SqlToken> words)
    {
        var (count, isPattern) = (0, false);
        for (var i = 1; i < words.Count; i++)
        {
            var word = words[i];
            isPattern = word.Is("like") || word.Is("ilike")
                || (isPattern && (word.IsText || word.IsParameter || word.Text is "|" or "(" or "::" || word.Is("text")));
            count += !isPattern && word.Text == "|" && words[i - 1].Text == "|" ? 1 : 0;
        }

        return count;
    }

    private static bool IsTypeAt(IReadOnlyList<SqlToken> words, int at) => at < words.Count && words[at].IsName && SqlWords.IsType(words[at].Name);

    private static Error NoType(IReadOnlyList<SqlToken> words, int at) =>
        QueryRefusals.Sql($"There is no type '{(at < words.Count ? words[at].Text : "")}' for queries.");
}
