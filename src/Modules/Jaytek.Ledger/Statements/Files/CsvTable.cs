using Jaytek.Kernel;

namespace Jaytek.Ledger.Statements.Files;

/// <summary>Rows as CSV: dates as <c>2026-11-23</c>, amounts as <c>-1234.50</c> without grouping.</summary>
/// <param name="stream">Left open.</param>
/// <param name="columns">At least one.</param>
internal sealed class CsvTable(Stream stream, IReadOnlyList<TableColumn> columns) : ITableFile
{
    private readonly CsvWriter _csv = new(stream);
    private bool _hasTitles;

    public async ValueTask WriteAsync(IReadOnlyList<TableCell> row, CancellationToken cancellationToken)
    {
        if (row.Count != columns.Count)
            throw new ArgumentException($"The row has {row.Count} cells and the file {columns.Count} columns.", nameof(row));
        await WriteTitlesAsync(cancellationToken);
        foreach (var cell in row)
        {
            if (cell.Kind == CellKind.Text)
                _csv.Text(cell.Text);
            else
                _csv.Plain(cell.Text);
        }
        await _csv.EndRowAsync(cancellationToken);
    }

    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await WriteTitlesAsync(cancellationToken);
        await _csv.FlushAsync(cancellationToken);
    }

    // What was not completed is dropped: there is nothing to add to it.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask WriteTitlesAsync(CancellationToken cancellationToken)
    {
        if (_hasTitles)
            return;
        _hasTitles = true;
        foreach (var column in columns)
            _csv.Text(column.Title);
        await _csv.EndRowAsync(cancellationToken);
    }
}
