namespace Jaytek.IntegrationTests.House;

/// <summary>How the doors of invoices, statements and reports are knocked at.</summary>
internal static class DocumentKnocks
{
    private const string Invoice = "/invoices/4nobodyhaseverseenthisrun1.pdf";
    private const string Statement = "/dashboard/teach/statements/2026-01/EUR";
    private const string Report = "/admin/reports/2026-01/EUR/file.csv";

    public static IEnumerable<(string Door, Knock Knock)> All =>
    [
        .. Both("/invoices/{id:length(26)}.pdf", "nothing", Invoice),
        .. Both("/dashboard/teach/statements/{month:length(7)}/{currency:length(3)}", "one's own", Statement),
        .. Both("/dashboard/teach/statements/{month:length(7)}/{currency:length(3)}/file.{format}", "one's own", Statement + "/file.csv"),
        .. Both("/admin/reports/{month:length(7)}/{currency:length(3)}/file.{format}", "nothing", Report),
    ];

    private static IEnumerable<(string Door, Knock Knock)> Both(string route, string with, string address) =>
    [
        ("GET " + route, KnockWays.Get(with, _ => address)),
        ("POST " + route, KnockWays.Form(with, _ => Task.FromResult(address))),
    ];
}
