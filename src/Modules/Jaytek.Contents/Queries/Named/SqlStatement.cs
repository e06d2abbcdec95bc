using System.Globalization;
using System.Text;
using Jaytek.Kernel;

namespace Jaytek.Contents.Queries.Named;

/// <summary>A parameter of a query.</summary>
/// <param name="Name">Its name without the sign.</param>
/// <param name="Default">What it is where nobody gives it, a text, a number or a flag; null where it must be given.</param>
internal sealed record QueryParameter(string Name, object? Default);

/// <summary>
/// One SELECT that somebody wrote, read word by word. It refuses whatever the two databases read differently (block comments, prefixed
/// and dollar quotes, brackets, backticks), so that nobody hides a name in what we take for text; every name that could be a table, and
/// every function, is then known.
/// </summary>
/// <param name="Text">The statement without comments, parameters as <c>@name</c>.</param>
/// <param name="BodyStart">Where it goes on behind its own WITH; 0 where it has none.</param>
/// <param name="Parameters">Its parameters, each once.</param>
/// <param name="Names">Names in lower case that do not stand behind a dot: tables, aliases, columns, schemas.</param>
internal sealed record SqlStatement(string Text, int BodyStart, IReadOnlyList<QueryParameter> Parameters, IReadOnlySet<string> Names)
{
    /// <summary>The longest query.</summary>
    public const int MaxLength = 20_000;

    /// <summary>Names in lower case that stand behind a dot: columns, and on PostgreSQL what is called in that notation.</summary>
    public IReadOnlySet<string> Members { get; init; } = new HashSet<string>();

    /// <summary>Where the texts that LIKE compares begin and end.</summary>
    public IReadOnlyList<(int Start, int End)> Compared { get; init; } = [];

    /// <summary>Reads it, or <c>contents.named_query.sql</c> with what is wrong and where.</summary>
    public static Result<SqlStatement> Read(string template)
    {
        if (template.Length > MaxLength)
            return QueryRefusals.Sql(string.Create(CultureInfo.InvariantCulture, $"A query has at most {MaxLength} characters."));
        var tokens = new SqlTokens(template);
        if (tokens.Error is { } error)
            return error;
        var words = tokens.All;
        if (words.Count == 0 || !(words[0].Is("select") || words[0].Is("with")))
            return QueryRefusals.Sql("A query begins with SELECT or WITH.");
        if (SqlCalls.Refuse(words) is { } refused)
            return refused;
        var compared = SqlLike.Read(words);
        if (compared.Error is { } unbounded)
            return unbounded;
        var (names, members) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].IsName && Check(words, i) is { } wrong)
                return wrong;
            if (words[i].IsName)
                (i > 0 && words[i - 1].Text == "." ? members : names).Add(words[i].Name);
        }

        return new SqlStatement(tokens.Written, words[0].Is("with") ? words[0].End : 0, tokens.Parameters, names) { Members = members, Compared = compared.Value };
    }

    /// <summary>The statement as the database gets it: the views that it names stand before it as common table expressions.</summary>
    /// <param name="views">Their names and what they select.</param>
    /// <param name="inside">The name of an expression inside each, which alone reads tables; null where none is needed.</param>
    public string For(IEnumerable<(string Name, string Select)> views, string? inside = null)
    {
        var text = new StringBuilder();
        foreach (var (name, select) in views.Where(view => Names.Contains(view.Name.ToLowerInvariant())))
        {
            text.Append(text.Length == 0 ? "with " : ", ").Append(name).Append(" as not materialized (")
                .Append(inside is null ? select : $"with {inside} as not materialized ({select}) select * from {inside}").Append(')');
        }

        if (text.Length == 0)
            return Text;
        return BodyStart > 0 ? text.Append(", ").Append(Text.AsSpan(BodyStart)).ToString() : text.Append(' ').Append(Text).ToString();
    }

    /// <summary>The statement whose comparisons by LIKE look at no more than the beginning of a text, for a database that cannot stop them.</summary>
    public SqlStatement Cut(int length)
    {
        var text = new StringBuilder(Text);
        var marks = Compared.SelectMany(part => new[] { (At: part.Start, Text: "("), (At: part.End, Text: string.Create(CultureInfo.InvariantCulture, $")::varchar({length})")) });
        foreach (var (at, mark) in marks.OrderByDescending(mark => mark.At))
            text.Insert(at, mark);
        return this with { Text = text.ToString() };
    }

    private static Error? Check(IReadOnlyList<SqlToken> words, int i)
    {
        var word = words[i];
        if (word.Is("recursive"))
            return QueryRefusals.Sql("A query may not be recursive: nobody knows when it ends.");
        if (SqlWords.Forbidden(word.Name))
            return QueryRefusals.Sql($"'{word.Text}' is not for queries.");
        return i + 1 < words.Count && words[i + 1].Text == "(" && !SqlWords.MayPrecedeBracket(word.Name)
            ? QueryRefusals.Sql($"There is no function '{word.Text}' for queries.")
            : null;
    }
}

/// <summary>A piece of a statement.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="IsName">Whether it is a word or a quoted name.</param>
/// <param name="End">Where it ends in the written statement.</param>
internal readonly record struct SqlToken(string Text, bool IsName, int End)
{
    /// <summary>The name in lower case, without quotes.</summary>
    public string Name => (Text.StartsWith('"') ? Text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : Text).ToLowerInvariant();

    /// <summary>Where it begins in the written statement.</summary>
    public int Start => End - Text.Length;

    public bool IsText => Text.StartsWith('\'');

    public bool IsParameter => Text.StartsWith('@');

    public bool IsSymbol => !IsName && !IsText && !IsParameter && !char.IsAsciiDigit(Text[0]);

    public bool Is(string keyword) => IsName && string.Equals(Text, keyword, StringComparison.OrdinalIgnoreCase);
}
