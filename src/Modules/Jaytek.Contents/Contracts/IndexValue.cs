namespace Jaytek.Contents.Contracts;

/// <summary>The kinds of index; each has a table of its own on PostgreSQL, because the planner misjudges mixed columns.</summary>
public enum IndexKind
{
    /// <summary>Terms, references, enumerations: few values, many items each. Compared folded.</summary>
    Key,
    /// <summary>Numbers, flags (0 and 1), dates and times (seconds since 1970, or since midnight).</summary>
    Number,
    /// <summary>Titles and other short texts, folded and cut to 200 characters.</summary>
    Text,
}

/// <summary>One value for the index: a text, or a number where <see cref="Text"/> is null.</summary>
public readonly record struct IndexValue(string? Text, double Number)
{
    /// <summary>A key or a text; it is folded when it is written.</summary>
    public static IndexValue Of(string text) => new(text, 0);

    /// <summary>A number.</summary>
    public static IndexValue Of(double number) => new(null, number);

    /// <summary>A flag.</summary>
    public static IndexValue Of(bool flag) => new(null, flag ? 1 : 0);

    /// <summary>An instant, as seconds since 1970.</summary>
    public static IndexValue Of(DateTimeOffset instant) => new(null, (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / (double)TimeSpan.TicksPerSecond);
}
