using System.Data.Common;

namespace Jaytek.Contents.Index;

/// <summary>Writes the index rows of one item inside the item's transaction; there is one for each database.</summary>
internal interface IIndexWriter
{
    /// <summary>Makes <paramref name="rows"/> the item's rows; rows that stand already are not touched.</summary>
    Task WriteAsync(DbTransaction transaction, long itemNo, IReadOnlySet<IndexRow> rows, CancellationToken cancellationToken);

    /// <summary>Removes every row of a field, at most <paramref name="limit"/>; answers how many went.</summary>
    Task<int> DropFieldAsync(DbTransaction transaction, int fieldId, int limit, CancellationToken cancellationToken);
}
