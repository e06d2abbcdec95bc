namespace Jaytek.IntegrationTests.House;

/// <summary>How the doors of the books are knocked at.</summary>
internal static class LedgerKnocks
{
    private const string Wallet = "/admin/wallets/" + KnockWays.Missing;

    public static IEnumerable<(string Door, Knock Knock)> All =>
    [
        ("GET /admin/ledger/postings/{id:long}", KnockWays.Get("nothing", _ => "/admin/ledger/postings/999999999")),
        ("POST /admin/ledger/postings/{id:long}", KnockWays.Form("nothing", _ => Task.FromResult("/admin/ledger/postings/999999999"))),
        ("GET /admin/ledger/accounts/{id:long}", KnockWays.Get("nothing", _ => "/admin/ledger/accounts/999999999")),
        ("POST /admin/ledger/accounts/{id:long}", KnockWays.Form("nothing", _ => Task.FromResult("/admin/ledger/accounts/999999999"))),
        ("POST /admin/ledger/checks", KnockWays.Form("", _ => Task.FromResult("/admin/ledger/checks"))),
        ("POST /admin/wallets?handler=Decide", KnockWays.Form("nothing", _ => Task.FromResult("/admin/wallets?handler=Decide"), ("id", KnockWays.Missing), ("approve", "true"))),
        ("GET /admin/wallets/{userId:length(26)}", KnockWays.Get("nobody's", _ => Wallet)),
        ("POST /admin/wallets/{userId:length(26)}", KnockWays.Form("nobody's", _ => Task.FromResult(Wallet), ("Form.Id", KnockWays.Missing), ("Form.Amount", "1"), ("Form.Currency", "EUR"), ("Form.Reason", "Why."))),
    ];
}
