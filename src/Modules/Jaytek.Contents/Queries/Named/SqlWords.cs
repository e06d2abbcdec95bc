using System.Collections.Frozen;

namespace Jaytek.Contents.Queries.Named;

/// <summary>
/// What a query may call. A list of what is allowed, because databases have functions that run SQL from a text, read files, wait, or
/// make a text of a gigabyte, and get more of them with each version. What costs the product of two lengths (replace, instr, strpos,
/// position, split_part, translate) is not among it: no database can be stopped in the midst of one call.
/// </summary>
internal static class SqlWords
{
    private static readonly FrozenSet<string> Functions = new[]
    {
        "abs", "array_agg", "avg", "bool_and", "bool_or", "btrim", "cast", "ceil", "ceiling", "char_length", "coalesce", "concat", "count", "cume_dist",
        "date", "date_part", "date_trunc", "datetime", "dense_rank", "every", "extract", "first_value", "floor", "greatest", "group_concat", "ifnull",
        "iif", "json_array_length", "json_each", "json_extract", "json_type", "jsonb_array_elements", "jsonb_array_elements_text",
        "jsonb_array_length", "jsonb_extract_path_text", "jsonb_typeof", "julianday", "lag", "last_value", "lead", "least", "left", "length", "lower",
        "ltrim", "max", "min", "mod", "now", "nth_value", "ntile", "nullif", "percent_rank", "rank", "right", "round",
        "row_number", "rtrim", "sign", "starts_with", "strftime", "string_agg", "substr", "substring", "sum", "time", "to_char",
        "to_date", "to_number", "to_timestamp", "total", "trim", "trunc", "typeof", "unixepoch", "upper",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Keywords = new[]
    {
        "all", "and", "any", "as", "between", "by", "case", "cross", "distinct", "else", "except", "exists", "filter", "from", "having", "ilike", "in",
        "intersect", "is", "join", "lateral", "like", "limit", "materialized", "not", "offset", "on", "or", "over", "partition", "select", "some", "then",
        "union", "using", "values", "when", "where", "group", "numeric", "decimal", "varchar", "timestamp", "interval",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What a value may be made into. Not char and bpchar, which make a text as long as one likes, and nothing of the catalogue (regclass, regrole, oid).
    private static readonly FrozenSet<string> Types = new[]
    {
        "bigint", "bool", "boolean", "date", "decimal", "double", "float", "float4", "float8", "int", "int2", "int4", "int8", "integer", "interval", "json",
        "jsonb", "numeric", "real", "smallint", "text", "time", "timestamp", "timestamptz", "uuid", "varchar",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What stands before a text without being its type: regrole '10' is a cast, too.
    private static readonly FrozenSet<string> BeforeTexts = new[]
    {
        "all", "and", "as", "between", "by", "case", "distinct", "else", "escape", "from", "having", "ilike", "in", "is", "like", "limit", "not", "offset", "on",
        "or", "precision", "select", "then", "values", "when", "where", "zone",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What tells of the database itself. SQLite's operators come as functions of these names.
    private static readonly FrozenSet<string> Operators = new[] { "->", "->>", "like", "likelihood", "unlikely", "likely" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Secret = new[]
    {
        "information_schema", "current_user", "session_user", "system_user", "user", "current_role", "current_catalog", "current_schema", "table", "into",
        // What a lock is asked for with: FOR UPDATE, FOR SHARE.
        "update", "share",
        // Comparisons that cost the product of two lengths, as LIKE does, and are bounded by nothing.
        "glob", "similar",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Of the databases' own tables and of ours, as far as nobody would call a column so: who writes a query learns it at once. What keeps every
    // table closed is the catalogue on PostgreSQL and the authorizer on SQLite, when the query is run.
    private static readonly string[] Prefixes = ["pg_", "sqlite_", "cms_", "identity_", "openid_", "ix_"];

    /// <summary>Names behind a dot that are a column or may be called, whatever else the database has of these names.</summary>
    public static IReadOnlyList<string> Members { get; } = [.. SqlViews.Columns.Select(column => column.ToLowerInvariant()), .. Functions, .. Types];

    /// <summary>Whether a query may call it.</summary>
    public static bool IsFunction(string name) => Functions.Contains(name);

    /// <summary>Whether a query may make a value into it.</summary>
    public static bool IsType(string name) => Types.Contains(name);

    /// <summary>Whether a text may follow this word.</summary>
    public static bool MayPrecedeText(string name) => BeforeTexts.Contains(name) || Types.Contains(name);

    /// <summary>Whether a word in front of a bracket is a function that queries may call, or no call at all.</summary>
    public static bool MayPrecedeBracket(string name) => Functions.Contains(name) || Keywords.Contains(name);

    /// <summary>Whether a function may run, as SQLite names it.</summary>
    public static bool MayRun(string name) => Functions.Contains(name.ToLowerInvariant()) || Operators.Contains(name.ToLowerInvariant());

    /// <summary>Names that no query needs and that lead out of content, whatever the database has beside it.</summary>
    public static bool Forbidden(string name) => Secret.Contains(name)
        || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
