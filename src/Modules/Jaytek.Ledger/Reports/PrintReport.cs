using Jaytek.Engine.Settings;
using Jaytek.Engine.Themes;
using Jaytek.Kernel;
using Jaytek.Ledger.Documents;
using Jaytek.Ledger.Statements;

namespace Jaytek.Ledger.Reports;

/// <summary>A report as a document: of a month that is over.</summary>
internal sealed class PrintReport(ReadReport read, RazorText razor, SiteZone zone, TimeProvider clock) : IPrintable
{
    public string Kind => DocumentKinds.Report;

    /// <summary>How a report is named among the documents.</summary>
    public static string Subject(string currency, BookMonth month) => $"{currency}:{month.Text}";

    public async Task<Result<string>> HtmlAsync(string subject, CancellationToken cancellationToken)
    {
        var parts = subject.Split(':');
        if (parts.Length != 2 || !BookMonth.TryParse(parts[1], out var month))
            throw new InvalidOperationException($"{subject} is no report.");
        if (!month.IsOver(clock.GetUtcNow(), await zone.GetAsync(cancellationToken)))
            return LedgerErrors.MonthUnderWay;
        return await read.RunAsync(month, parts[0], cancellationToken) is [var report, ..]
            ? await razor.RenderAsync("Print/Report", report, cancellationToken)
            : LedgerErrors.NothingMoved;
    }
}
