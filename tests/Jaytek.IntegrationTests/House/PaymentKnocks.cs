namespace Jaytek.IntegrationTests.House;

/// <summary>How the doors of payments are knocked at.</summary>
internal static class PaymentKnocks
{
    private const string Payment = "/admin/payments/" + KnockWays.Missing;
    private const string Event = "/admin/payments/events/" + KnockWays.Missing;

    private const string Order = "/checkout/orders/" + KnockWays.Missing;
    private const string Thing = "/checkout/course/" + KnockWays.Missing;
    private const string Sandbox = "/checkout/sandbox/" + KnockWays.Missing;
    private const string Subscription = "/admin/payments/subscriptions/" + KnockWays.Missing;
    private const string Bank = "/checkout/sandbox/subscriptions/" + KnockWays.Missing;
    private const string Payouts = "/dashboard/teach/payouts";

    public static IEnumerable<(string Door, Knock Knock)> All =>
    [
        ("GET /admin/payments/{id:length(26)}", KnockWays.Get("nothing", _ => Payment)),
        ("POST /admin/payments/{id:length(26)}?handler=Refund", Form(Payment + "?handler=Refund")),
        ("POST /admin/payments/{id:length(26)}", Form(Payment)),
        ("GET /admin/payments/events/{id:length(26)}", KnockWays.Get("nothing", _ => Event)),
        ("POST /admin/payments/events/{id:length(26)}?handler=Replay", Form(Event + "?handler=Replay")),
        ("POST /admin/payments/events/{id:length(26)}", Form(Event)),
        ("POST /admin/payments/events?handler=Failed", Form("/admin/payments/events?handler=Failed")),
        ("POST /admin/payments/differences?handler=Compare", Form("/admin/payments/differences?handler=Compare")),
        ("GET /admin/payments/subscriptions/{id:length(26)}", KnockWays.Get("nothing", _ => Subscription)),
        ("POST /admin/payments/subscriptions/{id:length(26)}?handler=Change", Form(Subscription + "?handler=Change")),
        ("POST /admin/payments/subscriptions/{id:length(26)}", Form(Subscription)),
        ("GET /checkout/sandbox/subscriptions/{id:maxlength(40)}", KnockWays.Get("nothing", _ => Bank)),
        ("POST /checkout/sandbox/subscriptions/{id:maxlength(40)}", Form(Bank)),
        ("POST /dashboard/settings/billing?handler=Renewal", Form("/dashboard/settings/billing?handler=Renewal")),
        ("POST /dashboard/settings/billing/cards", Form("/dashboard/settings/billing/cards")),
        ("POST /admin/payments/codes", Form("/admin/payments/codes")),
        ("POST /admin/payments/codes?handler=Switch", Form("/admin/payments/codes?handler=Switch")),
        ("POST /dashboard/settings/billing/details", Form("/dashboard/settings/billing/details")),
        ("GET /checkout/claim", KnockWays.Get("nothing", _ => "/checkout/claim")),
        ("POST /checkout/claim", Form("/checkout/claim")),
        ("GET /checkout/{purchase}/{item}", KnockWays.Get("nothing", _ => Thing)),
        ("POST /checkout/{purchase}/{item}", Form(Thing)),
        ("GET /checkout/orders/{id:length(26)}", KnockWays.Get("nothing", _ => Order)),
        ("POST /checkout/orders/{id:length(26)}", Form(Order)),
        ("GET /checkout/orders/{id:length(26)}?handler=State", KnockWays.Get("nothing", _ => Order + "?handler=State")),
        ("POST /checkout/orders/{id:length(26)}?handler=Refund", Form(Order + "?handler=Refund")),
        ("GET /checkout/orders/{id:length(26)}/pay", KnockWays.Get("nothing", _ => Order + "/pay")),
        ("POST /checkout/orders/{id:length(26)}/pay", Form(Order + "/pay")),
        ("GET /checkout/sandbox/{id:maxlength(40)}", KnockWays.Get("nothing", _ => Sandbox)),
        ("POST /checkout/sandbox/{id:maxlength(40)}", Form(Sandbox)),
        ("POST /dashboard/teach/payouts/stripe", Form(Payouts + "/stripe")),
        ("POST /dashboard/teach/payouts?handler=Connected", Form(Payouts + "?handler=Connected")),
    ];

    private static Knock Form(string address) => KnockWays.Form("nothing", _ => Task.FromResult(address));
}
