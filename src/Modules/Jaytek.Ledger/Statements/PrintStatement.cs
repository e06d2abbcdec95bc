using Jaytek.Engine.Settings;
using Jaytek.Engine.Themes;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts.Views;
using Jaytek.Ledger.Documents;

namespace Jaytek.Ledger.Statements;

/// <summary>A statement as a document: of a month that is over, so that it never says something else.</summary>
internal sealed class PrintStatement(ReadStatement read, RazorText razor, SiteZone zone, TimeProvider clock) : IPrintable
{
    /// <summary>Above so many, the movements of a day and a kind stand together: a document of a thousand pages helps nobody. The files have each.</summary>
    private const int MostLines = 1_000;

    public string Kind => DocumentKinds.Statement;

    /// <summary>How a statement is named among the documents.</summary>
    public static string Subject(string userId, string currency, BookMonth month) => $"{userId}:{currency}:{month.Text}";

    public async Task<Result<string>> HtmlAsync(string subject, CancellationToken cancellationToken)
    {
        var parts = subject.Split(':');
        if (parts.Length != 3 || !BookMonth.TryParse(parts[2], out var month))
            throw new InvalidOperationException($"{subject} is no statement.");
        if (!month.IsOver(clock.GetUtcNow(), await zone.GetAsync(cancellationToken)))
            return LedgerErrors.MonthUnderWay;
        var statement = await read.RunAsync(parts[0], parts[1], month, cancellationToken);
        return await razor.RenderAsync("Print/Statement", Together(statement), cancellationToken);
    }

    /// <summary>The same statement with the movements of each day and kind as one, where there are too many.</summary>
    internal static StatementDocument Together(StatementDocument statement)
    {
        if (statement.Lines.Count <= MostLines)
            return statement;
        var balance = statement.Opening;
        var lines = new List<StatementLine>();
        foreach (var day in statement.Lines.GroupBy(line => (line.On, line.Kind)).OrderBy(day => day.Key.On))
        {
            var change = day.Aggregate(StatementBalance.Zero, (sum, line) => sum + line.Change);
            balance += change;
            lines.Add(day.Count() == 1 ? day.First() with { Balance = balance } : new StatementLine(
                day.Key.On, day.Key.Kind, Counted.Of(day.Count(), "movement", "movements"), 0, change, balance));
        }

        return statement with { Lines = lines };
    }
}
