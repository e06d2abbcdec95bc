using Jaytek.Kernel;
using Jaytek.Payments.Stripe;
using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Endpoints;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;

namespace Jaytek.IntegrationTests.Payments.Stripe;

/// <summary>Our client of Stripe, call by call, against a stand-in that holds each request to our contract.</summary>
public sealed class StripeClientTests
{
    private const string Why = "Talks to a stand-in for Stripe; no data is touched.";

    [Fact, NoDatabase(Why)]
    public async Task Checkout_is_made_paid_and_read_with_its_fee()
    {
        await using var site = await StripeSite.StartAsync();
        var session = await site.CheckoutAsync();
        Assert.Equal(("payment", "open", "unpaid", 4900L, "eur", "order-1"), (session.Mode, session.Status, session.PaymentStatus, session.AmountTotal, session.Currency, session.ClientReferenceId));
        Assert.StartsWith("https://checkout.stripe.com/", session.Url, StringComparison.Ordinal);

        var payment = await site.Stripe.Hand.PayAsync(session.Id);
        var paid = await site.Client.Checkout.GetAsync(session.Id, CancellationToken.None);
        Assert.Equal(("complete", "paid", payment, null), (paid.Status, paid.PaymentStatus, paid.PaymentIntent?.Id, paid.Url));

        var read = await site.Client.Payments.GetAsync(payment, CancellationToken.None);
        Assert.Equal(("succeeded", 4900L, "order-1", "order-1"), (read.Status, read.AmountReceived, read.TransferGroup, read.Metadata![NewCheckout.OrderNote]));
        Assert.Equal((98L, 4802L), (read.LatestCharge!.Value!.BalanceTransaction!.Value!.Fee, read.LatestCharge.Value.BalanceTransaction.Value.Net));
        var charge = await site.Client.Payments.GetChargeAsync(read.LatestCharge.Id, CancellationToken.None);
        Assert.Equal((payment, 98L, "stripe_fee"), (charge.PaymentIntent!.Id, charge.BalanceTransaction!.Value!.Fee, charge.BalanceTransaction.Value.FeeDetails.Single().Type));
    }

    [Fact, NoDatabase(Why)]
    public async Task Checkout_carries_what_it_is_given()
    {
        await using var site = await StripeSite.StartAsync();
        site.Stripe.Books.Coupons["TEN"] = 10;
        var customer = await site.Client.Billing.CreateCustomerAsync("mira@example.com", "Mira", new Dictionary<string, string> { ["user"] = "u1" }, site.NewKey(), CancellationToken.None);
        Assert.Equal(("mira@example.com", "u1"), (customer.Email, (await site.Client.Billing.GetCustomerAsync(customer.Id, CancellationToken.None)).Metadata!["user"]));
        var ends = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds());
        var session = await site.Client.Checkout.CreateAsync(
            StripeSite.Order() with { CustomerId = customer.Id, Email = "not sent beside a customer", ExpiresAt = ends, CouponId = "TEN", Locale = "de" }, site.NewKey(), CancellationToken.None);
        Assert.Equal((customer.Id, ends, 4410L), (session.Customer?.Id, session.ExpiresAt, session.AmountTotal));
        var asked = site.Stripe.Requests.Last();
        Assert.Equal(("de", "A course & more", null), ((string?)asked.Given["locale"], (string?)asked.Given["line_items"]![0]!["price_data"]!["product_data"]!["description"], (string?)asked.Given["customer_email"]));
    }

    [Fact, NoDatabase(Why)]
    public async Task Page_that_was_closed_cannot_be_closed_again_nor_one_that_was_paid()
    {
        await using var site = await StripeSite.StartAsync();
        var session = await site.CheckoutAsync();
        Assert.Equal("expired", (await site.Client.Checkout.ExpireAsync(session.Id, site.NewKey(), CancellationToken.None)).Status);
        var again = await Assert.ThrowsAsync<StripeException>(() => site.Client.Checkout.ExpireAsync(session.Id, site.NewKey(), CancellationToken.None));
        Assert.Equal((StripeFailureKind.InvalidRequest, false), (again.Failure.Kind, again.Failure.OutcomeUnknown));
    }

    [Fact, NoDatabase(Why)]
    public async Task Refunds_go_up_to_what_was_paid_and_no_further()
    {
        await using var site = await StripeSite.StartAsync();
        var payment = await site.PaidAsync();
        var part = await site.Client.Payments.RefundAsync(payment, new Money(1900, "EUR"), new Dictionary<string, string> { ["order"] = "order-1" }, site.NewKey(), CancellationToken.None);
        Assert.Equal(("succeeded", 1900L, payment), (part.Status, part.Amount, part.PaymentIntent?.Id));
        var tooMuch = await RefusedAsync(() => site.Client.Payments.RefundAsync(payment, new Money(3001, "EUR"), StripeSite.NoNotes, site.NewKey(), CancellationToken.None));
        Assert.Equal((StripeFailureKind.InvalidRequest, "amount"), (tooMuch.Kind, tooMuch.Param));
        await site.Client.Payments.RefundAsync(payment, new Money(3000, "EUR"), StripeSite.NoNotes, site.NewKey(), CancellationToken.None);
        var none = await RefusedAsync(() => site.Client.Payments.RefundAsync(payment, new Money(1, "EUR"), StripeSite.NoNotes, site.NewKey(), CancellationToken.None));
        Assert.Equal("charge_already_refunded", none.Code);
        Assert.Equal([3000L, 1900L], (await site.Client.Payments.ListRefundsAsync(CreatedIn.Ever, payment, 10, CancellationToken.None).ToListAsync()).Select(r => r.Amount));
        Assert.Equal("order-1", (await site.Client.Payments.GetRefundAsync(part.Id, CancellationToken.None)).Metadata!["order"]);
        var charge = (await site.Client.Payments.GetAsync(payment, CancellationToken.None)).LatestCharge!.Value!;
        Assert.Equal((4900L, true), (charge.AmountRefunded, charge.Refunded));
    }

    [Fact, NoDatabase(Why)]
    public async Task Account_is_made_asked_its_questions_and_then_let_in()
    {
        await using var site = await StripeSite.StartAsync();
        var account = await site.Client.Accounts.CreateAsync("DE", "ingrid@example.com", new Dictionary<string, string> { ["user"] = "ingrid" }, site.NewKey(), CancellationToken.None);
        Assert.Equal((false, false, "DE", "ingrid"), (account.PayoutsEnabled, account.DetailsSubmitted, account.Country, account.Metadata!["user"]));
        Assert.Contains("external_account", account.Requirements!.CurrentlyDue!);
        var link = await site.Client.Accounts.CreateOnboardingLinkAsync(account.Id, "https://site.example/again", "https://site.example/back", site.NewKey(), CancellationToken.None);
        Assert.StartsWith("https://connect.stripe.com/", link.Url, StringComparison.Ordinal);
        await RefusedAsync(() => site.Client.Accounts.CreateLoginLinkAsync(account.Id, site.NewKey(), CancellationToken.None));
        await site.Stripe.Hand.OnboardAsync(account.Id);
        Assert.StartsWith("https://connect.stripe.com/express/", (await site.Client.Accounts.CreateLoginLinkAsync(account.Id, site.NewKey(), CancellationToken.None)).Url, StringComparison.Ordinal);
        Assert.True(StripeEvents.Of(await site.Client.Accounts.GetAsync(account.Id, CancellationToken.None)).CanBePaid);
        await site.Stripe.Hand.StopTransfersAsync(account.Id);
        Assert.False(StripeEvents.Of(await site.Client.Accounts.GetAsync(account.Id, CancellationToken.None)).CanBePaid);
    }

    [Fact, NoDatabase(Why)]
    public async Task Transfer_goes_from_what_is_there_comes_back_in_parts_and_not_once_it_is_at_the_bank()
    {
        await using var site = await StripeSite.StartAsync();
        var account = await site.AccountAsync();
        Assert.Equal("balance_insufficient", (await RefusedAsync(() => site.TransferAsync(account, 3430))).Code);
        var payment = await site.PaidAsync();
        var transfer = await site.TransferAsync(account, 3430);
        Assert.Equal((account, 3430L, false), (transfer.Destination?.Id, transfer.Amount, transfer.Reversed));
        var back = await site.Client.Transfers.ReverseAsync(transfer.Id, new Money(430, "EUR"), new Dictionary<string, string> { ["refund"] = "r1" }, site.NewKey(), CancellationToken.None);
        Assert.Equal((430L, transfer.Id, "r1"), (back.Amount, back.Transfer?.Id, back.Metadata!["refund"]));
        await RefusedAsync(() => site.Client.Transfers.ReverseAsync(transfer.Id, new Money(3001, "EUR"), StripeSite.NoNotes, site.NewKey(), CancellationToken.None));

        var payout = await site.Stripe.Hand.PayOutAsync(owner: account);
        var gone = await RefusedAsync(() => site.Client.Transfers.ReverseAsync(transfer.Id, new Money(3000, "EUR"), StripeSite.NoNotes, site.NewKey(), CancellationToken.None));
        Assert.Equal("balance_insufficient", gone.Code);
        Assert.Equal((430L, false), ((await site.Client.Transfers.GetAsync(transfer.Id, CancellationToken.None)).AmountReversed, transfer.Reversed));
        Assert.Equal([back.Id], (await site.Client.Transfers.ListReversalsAsync(transfer.Id, 10, CancellationToken.None).ToListAsync()).Select(r => r.Id));
        Assert.Equal([transfer.Id], (await site.Client.Transfers.ListAsync(CreatedIn.Ever, null, account, 10, CancellationToken.None).ToListAsync()).Select(t => t.Id));
        var theirs = Assert.Single(await site.Client.Accounts.ListPayoutsAsync(account, CreatedIn.Ever, 10, CancellationToken.None).ToListAsync());
        Assert.Equal((payout, 3000L, "paid"), (theirs.Id, theirs.Amount, theirs.Status));
        Assert.Equal(account, site.Stripe.Requests.Last().Account);
        Assert.Empty(await site.Client.Statements.ListPayoutsAsync(CreatedIn.Ever, 10, CancellationToken.None).ToListAsync());
        Assert.NotEmpty(payment);
    }

    [Fact, NoDatabase(Why)]
    public async Task Transfers_of_one_charge_are_bounded_by_it()
    {
        await using var site = await StripeSite.StartAsync();
        var account = await site.AccountAsync();
        await site.PaidAsync(9000);
        var charge = (await site.Client.Payments.GetAsync(await site.PaidAsync(), CancellationToken.None)).LatestCharge!.Id;
        var first = new NewTransfer(new Money(4900, "EUR"), account) { SourceChargeId = charge, Group = "order-1", Description = "Harmonic mixing", Metadata = StripeSite.NoNotes };
        Assert.Equal("order-1", (await site.Client.Transfers.CreateAsync(first, site.NewKey(), CancellationToken.None)).TransferGroup);
        await RefusedAsync(() => site.Client.Transfers.CreateAsync(first with { Amount = new Money(1, "EUR") }, site.NewKey(), CancellationToken.None));
    }

    [Fact, NoDatabase(Why)]
    public async Task Subscription_is_paid_renewed_let_run_out_and_ended()
    {
        await using var site = await StripeSite.StartAsync();
        var session = await site.CheckoutAsync(1500, "month");
        var id = await site.Stripe.Hand.PayAsync(session.Id);
        var begun = await site.Client.Billing.GetSubscriptionAsync(id, CancellationToken.None);
        Assert.Equal(("active", false, "order-1"), (begun.Status, begun.CancelAtPeriodEnd, begun.Metadata![NewCheckout.OrderNote]));
        Assert.Equal(30, (begun.PeriodEnd()!.Value - begun.Items.Data[0].CurrentPeriodStart).Days);
        var invoice = await site.Client.Billing.GetInvoiceAsync(await site.Stripe.Hand.RenewAsync(id), CancellationToken.None);
        Assert.Equal((id, "subscription_cycle", 1500L, "paid"), (invoice.Parent!.SubscriptionDetails!.Subscription.Id, invoice.BillingReason, invoice.AmountPaid, invoice.Status));
        var payment = await site.Client.Payments.GetAsync(invoice.Payments!.Data.Single().Payment.PaymentIntent!.Id, CancellationToken.None);
        Assert.Equal(1500, payment.AmountReceived);
        Assert.True((await site.Client.Billing.SetCancelAtPeriodEndAsync(id, true, site.NewKey(), CancellationToken.None)).CancelAtPeriodEnd);
        Assert.False((await site.Client.Billing.SetCancelAtPeriodEndAsync(id, false, site.NewKey(), CancellationToken.None)).CancelAtPeriodEnd);
        var portal = await site.Client.Billing.CreatePortalAsync(begun.Customer!.Id, "https://site.example/account", site.NewKey(), CancellationToken.None);
        Assert.StartsWith("https://billing.stripe.com/", portal.Url, StringComparison.Ordinal);
        Assert.Equal("canceled", (await site.Client.Billing.CancelAsync(id, CancellationToken.None)).Status);
        Assert.Equal("canceled", (await site.Client.Billing.CancelAsync(id, CancellationToken.None)).Status);
        Assert.Equal(StripeFailureKind.NotFound, (await RefusedAsync(() => site.Client.Billing.CancelAsync("sub_none", CancellationToken.None))).Kind);
        Assert.Equal([id], (await site.Client.Billing.ListSubscriptionsAsync(begun.Customer.Id, 10, CancellationToken.None).ToListAsync()).Select(s => s.Id));
    }

    [Fact, NoDatabase(Why)]
    public async Task Statement_adds_up_with_fees_refunds_disputes_and_payouts()
    {
        await using var site = await StripeSite.StartAsync();
        var first = await site.PaidAsync();
        var second = await site.PaidAsync(10_000);
        await site.Client.Payments.RefundAsync(first, new Money(900, "EUR"), StripeSite.NoNotes, site.NewKey(), CancellationToken.None);
        var disputeId = await site.Stripe.Hand.DisputeAsync(second);
        Assert.Equal("charge_disputed", (await RefusedAsync(() => site.Client.Payments.RefundAsync(second, new Money(1, "EUR"), StripeSite.NoNotes, site.NewKey(), CancellationToken.None))).Code);
        var dispute = await site.Client.Payments.GetDisputeAsync(disputeId, CancellationToken.None);
        Assert.Equal((10_000L, "needs_response", second, -10_000L, 1500L), (dispute.Amount, dispute.Status, dispute.PaymentIntent?.Id, dispute.BalanceTransactions[0].Amount, dispute.BalanceTransactions[0].Fee));
        await site.Stripe.Hand.CloseDisputeAsync(disputeId, won: true);
        Assert.Equal("won", Assert.Single(await site.Client.Payments.ListDisputesAsync(CreatedIn.Ever, 10, CancellationToken.None).ToListAsync()).Status);

        var payoutId = await site.Stripe.Hand.PayOutAsync();
        var payout = await site.Client.Statements.GetPayoutAsync(payoutId, CancellationToken.None);
        var lines = await site.Client.Statements.ListLinesAsync(CreatedIn.Ever, payoutId, 100, CancellationToken.None).ToListAsync();
        Assert.Equal(payout.Amount, lines.Sum(line => line.Net));
        Assert.Equal(4900 + 10_000 - 98 - 175 - 900 - 1500, payout.Amount);
        Assert.All(lines, line => Assert.Equal(line.Amount - line.Fee, line.Net));
        Assert.Equal(0, (await site.Client.Statements.ListLinesAsync(CreatedIn.Ever, null, 100, CancellationToken.None).ToListAsync()).Sum(line => line.Net));
        Assert.Equal(lines[0].Source, (await site.Client.Statements.GetLineAsync(lines[0].Id, CancellationToken.None)).Source);
        Assert.Equal(payoutId, Assert.Single(await site.Client.Statements.ListPayoutsAsync(CreatedIn.Ever, 10, CancellationToken.None).ToListAsync()).Id);
    }

    [Fact, NoDatabase(Why)]
    public async Task Events_are_read_by_kind_and_time()
    {
        await using var site = await StripeSite.StartAsync();
        var before = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        await site.PaidAsync();
        var found = await site.Client.Statements.ListEventsAsync(new CreatedIn(before, before.AddHours(1)), ["checkout.session.completed", "refund.created"], 10, CancellationToken.None).ToListAsync();
        var happened = Assert.Single(found);
        Assert.Equal(("checkout.session.completed", StripeRequest.Version, false), (happened.Type, happened.ApiVersion, happened.Livemode));
        Assert.Equal(happened.Id, (await site.Client.Statements.GetEventAsync(happened.Id, CancellationToken.None)).Id);
        Assert.Empty(await site.Client.Statements.ListEventsAsync(new CreatedIn(null, before), [], 10, CancellationToken.None).ToListAsync());
        Assert.Single(await site.Client.Checkout.ListAsync(new CreatedIn(before, null), 10, CancellationToken.None).ToListAsync());
    }

    [Fact, NoDatabase(Why)]
    public async Task What_is_not_there_and_what_is_not_allowed_are_told_apart()
    {
        await using var site = await StripeSite.StartAsync();
        Assert.Equal((StripeFailureKind.NotFound, "resource_missing", 404), await KindAsync(() => site.Client.Checkout.GetAsync("cs_test_none", CancellationToken.None)));
        Assert.Equal((StripeFailureKind.Permission, "account_invalid", 403), await KindAsync(() => site.Client.Accounts.ListPayoutsAsync("acct_strange", CreatedIn.Ever, 1, CancellationToken.None).ToListAsync().AsTask()));
        await Assert.ThrowsAsync<ArgumentException>(() => site.Client.Checkout.GetAsync("../balance", CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => site.Client.Checkout.GetAsync("", CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => site.Client.Checkout.CreateAsync(StripeSite.Order(), "", CancellationToken.None));
        Assert.Equal(2, site.Stripe.Requests.Count);
    }

    [Fact, NoDatabase(Why)]
    public async Task Wrong_key_is_told_without_being_told()
    {
        const string wrong = "sk_live_thisIsNotTheKey";
        await using var site = await StripeSite.StartAsync(wrong);
        var refused = await Assert.ThrowsAsync<StripeException>(() => site.CheckoutAsync());
        Assert.Equal((StripeFailureKind.Authentication, false), (refused.Failure.Kind, refused.Failure.OutcomeUnknown));
        Assert.DoesNotContain(wrong, refused.ToString() + string.Join('\n', site.Log.Lines), StringComparison.Ordinal);
        Assert.Contains("sk_…", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<StripeFailure> RefusedAsync(Func<Task> call) => (await Assert.ThrowsAsync<StripeException>(call)).Failure;

    private static async Task<(StripeFailureKind, string?, int?)> KindAsync(Func<Task> call) => await RefusedAsync(call) is var failure ? (failure.Kind, failure.Code, failure.Status) : default;
}
