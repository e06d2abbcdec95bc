using SQLitePCL;

namespace Jaytek.Contents.Queries.Named;

/// <summary>
/// SQLite's LIKE with the same answers, which ends when the query's time is over: its own runs to the end of a text within one instruction,
/// where nothing can stop it.
/// </summary>
internal sealed class SqliteLike(QueryDeadline deadline)
{
    private const short Any = -1;
    private const short One = -2;
    private const int MaxBytes = SqlLike.MaxPattern * 4;
    private const int StepsBetweenChecks = 1 << 18;

    private int _steps;

    /// <summary>Puts it in place of the connection's own.</summary>
    public static void Register(sqlite3 connection, QueryDeadline deadline)
    {
        var like = new SqliteLike(deadline);
        foreach (var arguments in new[] { 2, 3 })
            raw.sqlite3_create_function(connection, "like", arguments, raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC, null, like.Run);
    }

    // Native code calls this: nothing may be thrown.
    private void Run(sqlite3_context context, object data, sqlite3_value[] arguments)
    {
        if (arguments.Any(argument => raw.sqlite3_value_type(argument) == raw.SQLITE_NULL))
        {
            raw.sqlite3_result_null(context);
            return;
        }

        Span<short> read = stackalloc short[MaxBytes];
        var pattern = raw.sqlite3_value_blob(arguments[0]);
        var escape = arguments.Length == 3 ? raw.sqlite3_value_blob(arguments[2]) : default;
        if (pattern.Length > MaxBytes)
            raw.sqlite3_result_error(context, "The pattern of LIKE is too long.");
        else if (arguments.Length == 3 && (escape.Length == 0 || CharacterEnd(escape, 0) != escape.Length))
            raw.sqlite3_result_error(context, "ESCAPE expression must be a single character");
        else if (Matches(read[..Parse(pattern, escape, read)], raw.sqlite3_value_blob(arguments[1])) is not { } matches)
            raw.sqlite3_result_error_code(context, raw.SQLITE_INTERRUPT);
        else
            raw.sqlite3_result_int(context, matches ? 1 : 0);
    }

    private static int Parse(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> escape, Span<short> read)
    {
        var length = 0;
        for (var at = 0; at < pattern.Length;)
        {
            var isEscape = escape.Length > 0 && pattern[at..].StartsWith(escape);
            if (!isEscape && pattern[at] is (byte)'%' or (byte)'_')
            {
                read[length++] = pattern[at++] == '%' ? Any : One;
                continue;
            }

            at += isEscape ? escape.Length : 0;
            if (at == pattern.Length)
            {
                // It escapes nothing, which no text has.
                read[length++] = 0;
                break;
            }

            for (var end = CharacterEnd(pattern, at); at < end; at++)
                read[length++] = Lower(pattern[at]);
        }

        return length;
    }

    // From the last % on the text is tried character by character; what stands before that % need not be tried again.
    private bool? Matches(ReadOnlySpan<short> pattern, ReadOnlySpan<byte> text)
    {
        if (deadline.IsOver)
            return null;
        var (at, next, any, from) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (++_steps % StepsBetweenChecks == 0 && deadline.IsOver)
                return null;
            if (next < pattern.Length && pattern[next] == Any)
            {
                any = next++;
                if (next == pattern.Length)
                    return true;
                from = at;
            }
            else if (next < pattern.Length && (pattern[next] == One || pattern[next] == Lower(text[at])))
            {
                at = pattern[next++] == One ? CharacterEnd(text, at) : at + 1;
                continue;
            }
            else if (any < 0)
            {
                return false;
            }
            else
            {
                next = any + 1;
                from = CharacterEnd(text, from);
            }

            at = pattern[next] >= 0 ? Find(text, from, (byte)pattern[next]) : from;
            from = at;
        }

        while (next < pattern.Length && pattern[next] == Any)
            next++;
        return next == pattern.Length;
    }

    private static int Find(ReadOnlySpan<byte> text, int from, byte lower)
    {
        var upper = lower is >= (byte)'a' and <= (byte)'z' ? (byte)(lower - 32) : lower;
        var found = text[from..].IndexOfAny(lower, upper);
        return found < 0 ? text.Length : from + found;
    }

    private static int CharacterEnd(ReadOnlySpan<byte> text, int at)
    {
        at++;
        while (at < text.Length && (text[at] & 0xC0) == 0x80)
            at++;
        return at;
    }

    private static byte Lower(byte value) => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value + 32) : value;
}
