using Jaytek.Kernel;
using Jaytek.Ledger.Contracts.Views;
using Jaytek.Ledger.Statements.Files;

namespace Jaytek.Ledger.Reports;

/// <summary>A report as rows, for spreadsheets.</summary>
internal static class ReportTable
{
    public static IReadOnlyList<TableColumn> Columns { get; } =
    [
        new("Month", 10), new("Currency", 10), new("Section", 16), new("Account", 30), new("Name", 30), new("Earned"), new("Taken back"), new("Paid out"), new("Other"), new("Change"),
    ];

    public static async Task WriteAsync(ReportDocument report, ITableFile file, CancellationToken cancellationToken)
    {
        foreach (var line in report.People)
            await file.WriteAsync(Row(report, "People", line), cancellationToken);
        foreach (var line in report.Platform)
            await file.WriteAsync(Row(report, "Platform", line), cancellationToken);
        foreach (var place in report.Places)
            await file.WriteAsync([TableCell.Of(report.Month), TableCell.Of(report.Currency), TableCell.Of("Money there"), default, TableCell.Of(place.Name), default, default, default, default, Of(report, place.Change)], cancellationToken);
        await file.CompleteAsync(cancellationToken);
    }

    private static TableCell[] Row(ReportDocument report, string section, ReportLine line) =>
    [
        TableCell.Of(report.Month), TableCell.Of(report.Currency), TableCell.Of(section), TableCell.Of(line.Id), TableCell.Of(line.Name),
        Of(report, line.Earned), Of(report, line.TakenBack), Of(report, line.PaidOut), Of(report, line.Other), Of(report, line.Change),
    ];

    private static TableCell Of(ReportDocument report, long minor) => TableCell.Of(new Money(minor, report.Currency));
}
