using Jaytek.Kernel;
using Jaytek.Ledger.Contracts.Views;
using Jaytek.Ledger.Statements.Files;

namespace Jaytek.Ledger.Statements;

/// <summary>A statement as rows, for spreadsheets: the balance before, each movement, the balance after.</summary>
internal static class StatementTable
{
    public static IReadOnlyList<TableColumn> Columns { get; } =
    [
        new("Date", 12), new("What", 18), new("Description", 48), new("Posting", 22), new("Currency", 10), new("Pending"), new("Available"), new("Reserved"), new("Amount"), new("Balance"),
    ];

    public static async Task WriteAsync(StatementDocument statement, ITableFile file, CancellationToken cancellationToken)
    {
        await file.WriteAsync(Sum(statement, statement.From, "Opening balance", statement.Opening), cancellationToken);
        foreach (var line in statement.Lines)
            await file.WriteAsync(Row(statement, line), cancellationToken);
        await file.WriteAsync(Sum(statement, statement.To, "Closing balance", statement.Closing), cancellationToken);
        await file.CompleteAsync(cancellationToken);
    }

    private static TableCell[] Row(StatementDocument statement, StatementLine line) =>
    [
        // As text: a number of nineteen digits is more than Excel reckons with.
        TableCell.Of(line.On), TableCell.Of(line.Kind), TableCell.Of(line.Description), TableCell.Of(line.PostingId.ToString(System.Globalization.CultureInfo.InvariantCulture)), TableCell.Of(statement.Currency),
        Of(statement, line.Change.Pending), Of(statement, line.Change.Available), Of(statement, line.Change.Reserved), Of(statement, line.Change.Total), Of(statement, line.Balance.Total),
    ];

    private static TableCell[] Sum(StatementDocument statement, DateOnly on, string what, StatementBalance balance) =>
    [
        TableCell.Of(on), TableCell.Of(what), default, default, TableCell.Of(statement.Currency),
        Of(statement, balance.Pending), Of(statement, balance.Available), Of(statement, balance.Reserved), default, Of(statement, balance.Total),
    ];

    private static TableCell Of(StatementDocument statement, long minor) => TableCell.Of(new Money(minor, statement.Currency));
}
