using Jaytek.Ledger.Contracts.Views;

namespace Jaytek.Ledger.Reports.Admin;

/// <summary>A table of a report's lines.</summary>
internal sealed record ReportLines(string Heading, string Title, string Whose, IReadOnlyList<ReportLine> Lines, ReportLine? Sum, ReportDocument Report);
