namespace Jaytek.Ledger.Statements.Files;

/// <summary>
/// A file of rows under a row of titles, for spreadsheets: who makes the rows does not ask which kind. Nothing but some rows is held in memory.
/// </summary>
internal interface ITableFile : IAsyncDisposable
{
    /// <summary>Adds a row.</summary>
    /// <exception cref="ArgumentException">It has not as many cells as there are columns.</exception>
    ValueTask WriteAsync(IReadOnlyList<TableCell> row, CancellationToken cancellationToken);

    /// <summary>Ends the file. One that was not ended is not whole, and for Excel not a file at all: drop it.</summary>
    Task CompleteAsync(CancellationToken cancellationToken);
}
