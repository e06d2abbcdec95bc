using System.Data.Common;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Queries;

/// <summary>
/// How each database must be told which way to go. Left to themselves, planners misjudge the index tables by orders of
/// magnitude; so the query names the table that drives it, and every other condition is a probe of one row.
/// </summary>
internal interface IQueryDialect
{
    /// <summary>The index table of a kind.</summary>
    string Table(IndexKind kind);

    /// <summary>The condition of the partial indexes over versions called <paramref name="alias"/>.</summary>
    string Is(ContentVersion version, string alias);

    /// <summary>The condition that a query finds a row, asked row by row.</summary>
    string Exists(string query);

    /// <summary>The condition that a text holds another.</summary>
    string Contains(string column, string parameter);

    /// <summary>A value of the index, which is a text, as one that a column of text is compared with.</summary>
    string AsText(string column);

    /// <summary>An instant of a row.</summary>
    DateTimeOffset ReadDate(DbDataReader row, int column);

    /// <summary>An instant as a parameter.</summary>
    object Date(DateTimeOffset instant);

    /// <summary>A list of values as one parameter.</summary>
    object List(IReadOnlyList<object> values);

    /// <summary>The condition that <paramref name="column"/> is in a list parameter.</summary>
    string In(string column, string parameter);

    /// <summary><c>from … where …</c>: rows of the driver for which every probe finds a row.</summary>
    string Compose(string driver, IReadOnlyList<Probe> probes, string where);
}

/// <summary>One row that must exist beside the driver's.</summary>
/// <param name="Table">The index table, called <c>b</c>.</param>
/// <param name="Condition">What it must fulfil.</param>
/// <param name="Item">The driver's column with the item's number.</param>
/// <param name="Pub">The driver's column with the publication date, where the row is found by its whole key.</param>
internal sealed record Probe(string Table, string Condition, string Item, string? Pub);
