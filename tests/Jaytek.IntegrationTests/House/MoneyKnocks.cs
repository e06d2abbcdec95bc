namespace Jaytek.IntegrationTests.House;

/// <summary>How the doors of wallets and payouts are knocked at.</summary>
internal static class MoneyKnocks
{
    private const string Payouts = "/admin/payouts";

    public static IEnumerable<(string Door, Knock Knock)> All =>
    [
        Read(Payouts + "/{id:length(26)}"),
        Write(Payouts + "/{id:length(26)}?handler=Approve"),
        Write(Payouts + "/{id:length(26)}?handler=Refuse"),
        Write(Payouts + "/{id:length(26)}?handler=Send"),
        Write(Payouts + "/{id:length(26)}?handler=GiveBack"),
        Write(Payouts + "/payees?handler=Approve"),
        Write(Payouts + "/payees?handler=Refuse"),
        Write(Payouts + "/lists?handler=Gather"),
        Write(Payouts + "/lists?handler=Answer"),
        Read(Payouts + "/lists/{id:length(26)}"),
        Write(Payouts + "/lists/{id:length(26)}?handler=Download"),
        Write(Payouts + "/lists/{id:length(26)}?handler=Dissolve"),
        Write(Payouts + "/lists/{id:length(26)}?handler=Executed"),
        Write(Payouts + "/lists/{id:length(26)}?handler=Returned"),
        Read(Payouts + "/sent/{id:length(26)}"),
        Write(Payouts + "/sent/{id:length(26)}?handler=Executed"),
        Write(Payouts + "/sent/{id:length(26)}?handler=Returned"),
        Write("/admin/ledger/splits"),
        Write("/dashboard/teach/payouts?handler=Withdraw"),
        Write("/dashboard/teach/payouts?handler=Payee"),
        Write("/dashboard/teach/payouts?handler=Cancel"),
    ];

    private static (string, Knock) Read(string door) => ($"GET {door}", KnockWays.Get("nothing", _ => Address(door)));

    private static (string, Knock) Write(string door) => ($"POST {door}", KnockWays.Form("nothing", _ => Task.FromResult(Address(door)), ("id", KnockWays.Missing)));

    private static string Address(string door) => door.Replace("{id:length(26)}", KnockWays.Missing, StringComparison.Ordinal);
}
