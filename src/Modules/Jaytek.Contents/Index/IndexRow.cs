using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Index;

/// <summary>One row of the index of an item.</summary>
/// <param name="Field">The field's number.</param>
/// <param name="Kind">Which table.</param>
/// <param name="Value">The folded value.</param>
/// <param name="Pub">The item's publication date.</param>
internal readonly record struct IndexRow(int Field, IndexKind Kind, IndexValue Value, DateTimeOffset Pub)
{
    /// <summary>The date as the index keeps it: PostgreSQL has microseconds, so both databases do.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset pub) => new(pub.UtcTicks - (pub.UtcTicks % 10), TimeSpan.Zero);
}
