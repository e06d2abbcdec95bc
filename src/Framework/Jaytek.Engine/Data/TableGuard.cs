namespace Jaytek.Engine.Data;

/// <summary>What PostgreSQL holds of a table against the site itself, beside its constraints and triggers.</summary>
/// <param name="Table">The table's name.</param>
public sealed record TableGuard(string Table)
{
    /// <summary>Where <see cref="Own"/> names whoever reads.</summary>
    public const string Reader = "@reader";

    /// <summary>Rows are added and never changed or removed. Where the tables belong to another role, the site has no right to more.</summary>
    public bool IsAppendOnly { get; init; }

    /// <summary>Which rows are somebody's own, in SQL over the table's columns with <see cref="Reader"/> for their id; null where nobody is held to their own.</summary>
    /// <remarks>Other tables that it asks are asked under their own guards.</remarks>
    public string? Own { get; init; }
}
