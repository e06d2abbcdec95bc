using System.Text;
using Jaytek.Kernel;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Stripe;
using Jaytek.Payments.Stripe.Objects;

namespace Jaytek.UnitTests.Payments.Stripe;

/// <summary>Events, one by one, as they stand in a webhook's body.</summary>
public sealed class StripeEventsTests
{
    private const string Session = """ "id": "cs_1", "object": "checkout.session", "mode": "payment", "created": 1, "expires_at": 2, "livemode": false, "currency": "eur" """;

    [Theory]
    [InlineData("checkout.session.completed", "unpaid", "CheckoutWaiting")]
    [InlineData("checkout.session.completed", "paid", "CheckoutPaid")]
    [InlineData("checkout.session.completed", "no_payment_required", "CheckoutPaid")]
    [InlineData("checkout.session.completed", "something_new", "Unreadable")]
    [InlineData("checkout.session.async_payment_succeeded", "paid", "CheckoutPaid")]
    [InlineData("checkout.session.async_payment_succeeded", "unpaid", "Unreadable")]
    [InlineData("checkout.session.async_payment_failed", "unpaid", "PaymentFailed")]
    [InlineData("checkout.session.expired", "unpaid", "CheckoutExpired")]
    public void Session_is_what_its_event_and_its_payment_say(string type, string payment, string fact) =>
        Assert.Equal(fact, Translate(type, $$"""{ {{Session}}, "payment_status": "{{payment}}", "amount_total": 100 }""").GetType().Name);

    [Fact]
    public void Order_is_our_note_and_else_the_reference()
    {
        var noted = Translate("checkout.session.expired", $$$"""{ {{{Session}}}, "payment_status": "unpaid", "client_reference_id": "b", "metadata": { "order": "a" } }""");
        var referred = Translate("checkout.session.expired", $$$"""{ {{{Session}}}, "payment_status": "unpaid", "client_reference_id": "b", "metadata": {} }""");
        Assert.Equal((new CheckoutExpired("cs_1", "a"), new CheckoutExpired("cs_1", "b")), (noted, referred));
    }

    [Fact]
    public void What_is_whole_instead_of_an_id_is_read_as_well() =>
        Assert.Equal(
            new CheckoutPaid("cs_1", "pi_1", new Money(100, "EUR"), "cus_1", null, null),
            Translate(
                "checkout.session.completed",
                $$$"""{ {{{Session}}}, "payment_status": "paid", "amount_total": 100, "customer": { "id": "cus_1", "new": 1 }, "payment_intent": { "id": "pi_1", "amount": 100, "currency": "eur", "status": "succeeded" } }"""));

    [Theory]
    [InlineData("refund.updated", """{ "id": "re_1", "amount": 5, "currency": "isk", "created": 1 }""", "5 is no whole number")]
    [InlineData("refund.updated", """{ "id": "re_1", "amount": 5, "currency": "xxx", "created": 1 }""", "no payments in XXX")]
    [InlineData("refund.updated", """{ "id": "re_1", "currency": "eur", "created": 1 }""", "amount")]
    [InlineData("refund.updated", """{ "id": null, "amount": 5, "currency": "eur", "created": 1 }""", "id")]
    [InlineData("payout.paid", "[]", "JSON")]
    [InlineData("transfer.created", "null", "no object")]
    [InlineData("payout.paid", """{ "id": "po_1", "amount": 1.5, "currency": "eur", "status": "paid", "arrival_date": 1, "created": 1 }""", "JSON")]
    [InlineData("payout.paid", """{ "id": "po_1", "amount": 1, "currency": "eur", "status": "paid", "arrival_date": -1, "created": 1 }""", "no time")]
    [InlineData("invoice.paid", """{ "id": "in_1", "amount_paid": 1, "currency": "eur", "created": 1, "parent": { "type": "subscription_details", "subscription_details": { "subscription": "sub_1" } } }""", "no lines")]
    public void What_should_mean_something_and_cannot_be_read_is_told_as_that(string type, string body, string why) =>
        Assert.Contains(why, Assert.IsType<Unreadable>(Translate(type, body)).Why, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Another_version_is_not_read_as_if_it_were_ours() =>
        Assert.Contains("2024-04-10", Assert.IsType<Unreadable>(Translate("refund.created", "{}", version: "2024-04-10")).Why, StringComparison.Ordinal);

    [Theory, InlineData("product.created"), InlineData("charge.refunded"), InlineData("payment_intent.succeeded"), InlineData("something.new"), InlineData("")]
    public void What_we_do_not_act_on_is_nothing_to_us(string type) => Assert.IsType<NothingToUs>(Translate(type, "{}", version: "2024-04-10"));

    [Fact]
    public void Invoice_that_is_of_no_subscription_is_nothing_to_us() =>
        Assert.IsType<NothingToUs>(Translate("invoice.paid", """{ "id": "in_1", "amount_paid": 1, "currency": "eur", "created": 1, "parent": null }"""));

    [Fact]
    public void Account_that_left_us_can_be_paid_no_more() =>
        Assert.Equal(
            ("acct_1", false, "deauthorized"),
            Assert.IsType<AccountChanged>(Translate("account.application.deauthorized", """{ "id": "ca_1", "object": "application" }""", "acct_1")) is var fact ? (fact.AccountId, fact.CanBePaid, fact.DisabledReason) : default);

    [Fact]
    public void Account_tells_what_is_due_once_each_the_late_ones_first() =>
        Assert.Equal(
            ["late", "due"],
            Assert.IsType<AccountChanged>(Translate("account.updated", """{ "id": "acct_1", "payouts_enabled": false, "details_submitted": true, "requirements": { "currently_due": ["late", "due"], "past_due": ["late"] } }""")).Requirements);

    [Theory]
    [InlineData("""true, "capabilities": { "transfers": "active" }""", true)]
    [InlineData("""true, "capabilities": { "transfers": "inactive" }""", false)]
    [InlineData("""true, "capabilities": { "transfers": "pending" }""", false)]
    [InlineData("""true, "capabilities": { }""", false)]
    [InlineData("true", false)]
    [InlineData("""false, "capabilities": { "transfers": "active" }""", false)]
    public void Account_is_paid_where_transfers_reach_it_and_its_bank(string rest, bool canBePaid) =>
        Assert.Equal(canBePaid, Assert.IsType<AccountChanged>(Translate("account.updated", $$"""{ "id": "acct_1", "details_submitted": true, "payouts_enabled": {{rest}} }""")).CanBePaid);

    [Theory]
    [InlineData("active", false, "null", "Active", false)]
    [InlineData("active", true, "null", "Active", true)]
    [InlineData("past_due", false, "9", "PastDue", true)]
    [InlineData("canceled", false, "null", "Canceled", false)]
    [InlineData("something_new", false, "null", "Unknown", false)]
    public void Subscription_ends_when_its_items_do(string status, bool atEnd, string at, string state, bool cancels)
    {
        var fact = Assert.IsType<SubscriptionChanged>(Translate(
            "customer.subscription.updated",
            $$$"""
            { "id": "sub_1", "status": "{{{status}}}", "cancel_at_period_end": {{{(atEnd ? "true" : "false")}}}, "cancel_at": {{{at}}}, "metadata": { "order": "o1" },
              "items": { "data": [{ "id": "si_1", "current_period_start": 1, "current_period_end": 100 }], "has_more": false } }
            """));
        Assert.Equal((state, cancels, 100L, "o1"), (fact.State.ToString(), fact.CancelsAtPeriodEnd, fact.PeriodEnd!.Value.ToUnixTimeSeconds(), fact.OrderId));
    }

    [Fact]
    public void Inquiry_withholds_nothing_and_a_word_that_is_new_is_unknown()
    {
        var fact = Assert.IsType<DisputeChanged>(Translate("charge.dispute.created", """{ "id": "du_1", "amount": 100, "currency": "eur", "status": "warning_needs_response", "reason": "general", "created": 1, "charge": "ch_1", "balance_transactions": [] }"""));
        Assert.Equal((DisputeState.Inquiry, null, null), (fact.State, fact.Withheld, fact.Fee));
        Assert.Equal((RefundState.Unknown, PayoutState.Unknown, DisputeState.Unknown), (StripeStates.Refund("new"), StripeStates.Payout("new"), StripeStates.Dispute("new")));
        Assert.Equal(RefundState.Unknown, StripeStates.Refund(null));
    }

    [Theory, InlineData("{}"), InlineData("null"), InlineData("[1]"), InlineData("{\"id\":1}"), InlineData("")]
    public void Body_that_is_no_event_is_refused(string body) => Assert.ThrowsAny<System.Text.Json.JsonException>(() => StripeEvent.Parse(Encoding.UTF8.GetBytes(body)));

    private static ProviderFact Translate(string type, string body, string? account = null, string version = "2026-10-28.endive") => StripeEvents.Translate(StripeEvent.Parse(Encoding.UTF8.GetBytes(
        $$$"""{ "id": "evt_1", "type": "{{{type}}}", "created": 1795000000, "livemode": false, "api_version": "{{{version}}}", "account": {{{(account is null ? "null" : $"\"{account}\"")}}}, "data": { "object": {{{body}}} } }""")));
}
