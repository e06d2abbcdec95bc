using System.Text.Json.Nodes;

namespace Jaytek.IntegrationTests.StandIns.Stripe;

/// <summary>A test's hand: what buyers, banks and time do at Stripe. Each says what happened by events.</summary>
internal sealed class StripeHand(StripeBooks books, Func<Task> told)
{
    private const long DisputeFee = 1500;

    /// <summary>The fee of a card: 1.5 % and 25 cents.</summary>
    public static long FeeOf(long amount) => (amount * 15 / 1000) + 25;

    /// <summary>The buyer pays; the payment's id, or the subscription's.</summary>
    public Task<string> PayAsync(string sessionId) => ActAsync(() =>
    {
        var session = Open(sessionId);
        var id = (string)session["mode"]! == "subscription" ? Subscribe(session) : Pay(session);
        Complete(session, "paid");
        books.Tell("checkout.session.completed", session);
        return id;
    });

    /// <summary>The buyer is through, by a bank that takes days; <see cref="SettleAsync"/> is those days.</summary>
    public Task PayLaterAsync(string sessionId) => ActAsync(() =>
    {
        var session = Open(sessionId);
        session["payment_intent"] = StripeDesk.Id(Intent(session, "processing"));
        Complete(session, "unpaid");
        books.Tell("checkout.session.completed", session);
        return sessionId;
    });

    public Task SettleAsync(string sessionId, bool paid) => ActAsync(() =>
    {
        var session = books.Find("checkout.session", sessionId);
        var intent = books.Find("payment_intent", (string)session["payment_intent"]!);
        intent["status"] = paid ? "succeeded" : "requires_payment_method";
        if (paid)
        {
            Charge(intent);
            session["payment_status"] = "paid";
        }
        books.Tell(paid ? "checkout.session.async_payment_succeeded" : "checkout.session.async_payment_failed", session);
        return sessionId;
    });

    /// <summary>The buyer's card is declined; the page stays open.</summary>
    public Task DeclineAsync(string sessionId, string reason = "insufficient_funds") => ActAsync(() =>
    {
        var session = Open(sessionId);
        var intent = session["payment_intent"] is { } before ? books.Find("payment_intent", (string)before!) : Intent(session, "requires_payment_method");
        intent["last_payment_error"] = new JsonObject { ["type"] = "card_error", ["code"] = "card_declined", ["decline_code"] = reason, ["message"] = "Your card was declined." };
        session["payment_intent"] = StripeDesk.Id(intent);
        books.Tell("payment_intent.payment_failed", intent);
        return sessionId;
    });

    /// <summary>The page's time is over.</summary>
    public Task ExpireAsync(string sessionId) => ActAsync(() => StripeDesk.Id(new StripeDesk(books).Expire(sessionId)));

    /// <summary>A refund that had succeeded comes back from the bank.</summary>
    public Task FailRefundAsync(string refundId) => ActAsync(() =>
    {
        var refund = books.Find("refund", refundId);
        (refund["status"], refund["failure_reason"]) = ("failed", "expired_or_canceled_card");
        books.Line("refund_failure", (long)refund["amount"]!, 0, (string)refund["currency"]!, refundId);
        books.Tell("refund.failed", refund);
        return refundId;
    });

    /// <summary>The buyer's bank takes the money back; the dispute's id.</summary>
    public Task<string> DisputeAsync(string paymentId, string reason = "fraudulent") => ActAsync(() =>
    {
        var intent = books.Find("payment_intent", paymentId);
        var charge = books.Find("charge", (string)intent["latest_charge"]!);
        charge["disputed"] = true;
        var dispute = books.Add("dispute", "du", new JsonObject
        {
            ["amount"] = (long)charge["amount"]!, ["currency"] = (string)charge["currency"]!, ["status"] = "needs_response", ["reason"] = reason,
            ["charge"] = StripeDesk.Id(charge), ["payment_intent"] = paymentId, ["balance_transactions"] = new JsonArray(),
            ["evidence_details"] = new JsonObject { ["due_by"] = books.Now + 604_800, ["has_evidence"] = false, ["past_due"] = false, ["submission_count"] = 0 },
        });
        dispute["balance_transactions"]!.AsArray().Add(books.Line("adjustment", -(long)charge["amount"]!, DisputeFee, (string)charge["currency"]!, StripeDesk.Id(dispute)).DeepClone());
        books.Tell("charge.dispute.created", dispute);
        books.Tell("charge.dispute.funds_withdrawn", dispute);
        return StripeDesk.Id(dispute);
    });

    public Task CloseDisputeAsync(string disputeId, bool won) => ActAsync(() =>
    {
        var dispute = books.Find("dispute", disputeId);
        dispute["status"] = won ? "won" : "lost";
        if (won)
            dispute["balance_transactions"]!.AsArray().Add(books.Line("adjustment", (long)dispute["amount"]!, 0, (string)dispute["currency"]!, disputeId).DeepClone());
        books.Tell("charge.dispute.closed", dispute);
        return disputeId;
    });

    /// <summary>Somebody goes through Stripe's questions.</summary>
    public Task OnboardAsync(string accountId) => ActAsync(() =>
    {
        var account = books.Find("account", accountId);
        (account["payouts_enabled"], account["details_submitted"], account["capabilities"]) = (true, true, new JsonObject { ["transfers"] = "active" });
        account["requirements"] = new JsonObject { ["currently_due"] = new JsonArray(), ["past_due"] = new JsonArray(), ["disabled_reason"] = null };
        books.Tell("account.updated", account, accountId);
        return accountId;
    });

    /// <summary>Stripe stops transfers to somebody, whose bank it would still pay.</summary>
    public Task StopTransfersAsync(string accountId) => ActAsync(() =>
    {
        var account = books.Find("account", accountId);
        account["capabilities"] = new JsonObject { ["transfers"] = "inactive" };
        books.Tell("account.updated", account, accountId);
        return accountId;
    });

    /// <summary>All that is there goes to the bank; the payout's id.</summary>
    public Task<string> PayOutAsync(string currency = "eur", string owner = StripeBooks.Platform) => ActAsync(() =>
    {
        var lines = books.All("balance_transaction", owner).Select(line => (JsonNode)StripeDesk.Id(line)).ToArray();
        var amount = books.Balance(currency, owner);
        var payout = books.Add("payout", "po", new JsonObject
        {
            ["amount"] = amount, ["currency"] = currency, ["status"] = "in_transit", ["automatic"] = true, ["failure_code"] = null, ["arrival_date"] = books.Now + (2 * 24 * 3600),
            ["+lines"] = new JsonArray(lines),
        }, owner);
        payout["balance_transaction"] = StripeDesk.Id(books.Line("payout", -amount, 0, currency, StripeDesk.Id(payout), owner));
        books.Tell("payout.created", payout, owner);
        payout["status"] = "paid";
        books.Tell("payout.paid", payout, owner);
        return StripeDesk.Id(payout);
    });

    /// <summary>The bank sends the money back.</summary>
    public Task FailPayoutAsync(string payoutId, string owner = StripeBooks.Platform) => ActAsync(() =>
    {
        var payout = books.Find("payout", payoutId, owner);
        (payout["status"], payout["failure_code"]) = ("failed", "account_closed");
        books.Line("payout_failure", (long)payout["amount"]!, 0, (string)payout["currency"]!, payoutId, owner);
        books.Tell("payout.failed", payout, owner);
        return payoutId;
    });

    /// <summary>A period is over and the next is paid; the invoice's id.</summary>
    public Task<string> RenewAsync(string subscriptionId) => ActAsync(() =>
    {
        var subscription = books.Find("subscription", subscriptionId);
        var item = subscription["items"]!["data"]![0]!;
        var length = (long)item["current_period_end"]! - (long)item["current_period_start"]!;
        (item["current_period_start"], item["current_period_end"]) = ((long)item["current_period_end"]!, (long)item["current_period_end"]! + length);
        var invoice = Invoice(subscription, "subscription_cycle");
        books.Tell("customer.subscription.updated", subscription);
        return StripeDesk.Id(invoice);
    });

    /// <summary>A period is over and its card is declined: Stripe tries again for days.</summary>
    public Task FailRenewalAsync(string subscriptionId) => ActAsync(() =>
    {
        var subscription = books.Find("subscription", subscriptionId);
        subscription["status"] = "past_due";
        books.Tell("customer.subscription.updated", subscription);
        return subscriptionId;
    });

    /// <summary>It is over: nobody paid, or it was to end with its period.</summary>
    public Task EndSubscriptionAsync(string subscriptionId) => ActAsync(() => StripeDesk.Id(new StripeDesk(books).CancelSubscription(subscriptionId)));

    /// <summary>Somebody removes a customer by hand.</summary>
    public void Forget(string customerId)
    {
        lock (books.Gate)
            books.Remove(customerId);
    }

    private async Task<string> ActAsync(Func<string> act)
    {
        string done;
        lock (books.Gate)
            done = act();
        await told();
        return done;
    }

    private JsonObject Open(string sessionId)
    {
        var session = books.Find("checkout.session", sessionId);
        return (string)session["status"]! == "open" ? session : throw new InvalidOperationException($"The page {sessionId} is {session["status"]}: nobody can pay there.");
    }

    private static void Complete(JsonObject session, string payment) => (session["status"], session["payment_status"], session["url"]) = ("complete", payment, null);

    private string Pay(JsonObject session)
    {
        var intent = session["payment_intent"] is { } before ? books.Find("payment_intent", (string)before!) : Intent(session, "succeeded");
        (intent["status"], intent["last_payment_error"]) = ("succeeded", null);
        session["payment_intent"] = StripeDesk.Id(intent);
        Charge(intent);
        return StripeDesk.Id(intent);
    }

    private JsonObject Intent(JsonObject session, string status)
    {
        var data = session["+payment_intent_data"];
        return books.Add("payment_intent", "pi", new JsonObject
        {
            ["amount"] = session["amount_total"]!.DeepClone(), ["amount_received"] = 0L, ["currency"] = (string)session["currency"]!, ["status"] = status,
            ["latest_charge"] = null, ["customer"] = session["customer"]?.DeepClone(), ["last_payment_error"] = null,
            ["transfer_group"] = data?["transfer_group"]?.DeepClone(), ["metadata"] = data?["metadata"]?.DeepClone() ?? new JsonObject(),
        });
    }

    private void Charge(JsonObject intent)
    {
        var (amount, currency) = ((long)intent["amount"]!, (string)intent["currency"]!);
        var charge = books.Add("charge", "ch", new JsonObject
        {
            ["amount"] = amount, ["amount_refunded"] = 0L, ["currency"] = currency, ["status"] = "succeeded", ["refunded"] = false, ["disputed"] = false,
            ["payment_intent"] = StripeDesk.Id(intent), ["transfer_group"] = intent["transfer_group"]?.DeepClone(),
        });
        charge["balance_transaction"] = StripeDesk.Id(books.Line("charge", amount, FeeOf(amount), currency, StripeDesk.Id(charge)));
        (intent["latest_charge"], intent["amount_received"]) = (StripeDesk.Id(charge), amount);
        books.Tell("charge.succeeded", charge);
        books.Tell("payment_intent.succeeded", intent);
    }

    private string Subscribe(JsonObject session)
    {
        session["customer"] ??= StripeDesk.Id(books.Add("customer", "cus", new JsonObject { ["email"] = "buyer@example.com", ["name"] = null, ["metadata"] = new JsonObject() }));
        var days = (string)session["+interval"]! switch { "day" => 1, "week" => 7, "month" => 30, _ => 365 };
        var item = new JsonObject
        {
            ["id"] = books.NewId("si"), ["object"] = "subscription_item", ["current_period_start"] = books.Now, ["current_period_end"] = books.Now + (days * 24L * 3600), ["quantity"] = 1,
        };
        var subscription = books.Add("subscription", "sub", new JsonObject
        {
            ["status"] = "active", ["customer"] = (string)session["customer"]!, ["cancel_at_period_end"] = false, ["cancel_at"] = null, ["ended_at"] = null,
            ["items"] = List(item), ["metadata"] = session["+subscription_data"]?["metadata"]?.DeepClone() ?? new JsonObject(),
            ["+amount"] = session["amount_total"]!.DeepClone(), ["+currency"] = (string)session["currency"]!,
        });
        var invoice = Invoice(subscription, "subscription_create");
        (session["subscription"], session["invoice"]) = (StripeDesk.Id(subscription), StripeDesk.Id(invoice));
        books.Tell("customer.subscription.created", subscription);
        return StripeDesk.Id(subscription);
    }

    private JsonObject Invoice(JsonObject subscription, string why)
    {
        var (amount, currency, item) = ((long)subscription["+amount"]!, (string)subscription["+currency"]!, subscription["items"]!["data"]![0]!);
        var intent = books.Add("payment_intent", "pi", new JsonObject
        {
            ["amount"] = amount, ["amount_received"] = 0L, ["currency"] = currency, ["status"] = "succeeded", ["latest_charge"] = null,
            ["customer"] = subscription["customer"]!.DeepClone(), ["last_payment_error"] = null, ["transfer_group"] = null, ["metadata"] = new JsonObject(),
        });
        Charge(intent);
        var period = new JsonObject { ["start"] = item["current_period_start"]!.DeepClone(), ["end"] = item["current_period_end"]!.DeepClone() };
        var payment = new JsonObject
        {
            ["id"] = books.NewId("inpay"), ["object"] = "invoice_payment", ["status"] = "paid", ["amount_paid"] = amount,
            ["payment"] = new JsonObject { ["type"] = "payment_intent", ["payment_intent"] = StripeDesk.Id(intent) },
        };
        var invoice = books.Add("invoice", "in", new JsonObject
        {
            ["amount_paid"] = amount, ["currency"] = currency, ["status"] = "paid", ["billing_reason"] = why, ["customer"] = subscription["customer"]!.DeepClone(),
            ["parent"] = new JsonObject
            {
                ["type"] = "subscription_details",
                ["subscription_details"] = new JsonObject { ["subscription"] = StripeDesk.Id(subscription), ["metadata"] = subscription["metadata"]!.DeepClone() },
            },
            ["lines"] = List(new JsonObject { ["id"] = books.NewId("il"), ["object"] = "line_item", ["period"] = period }),
            ["+payments"] = List(payment),
        });
        subscription["latest_invoice"] = StripeDesk.Id(invoice);
        books.Tell("invoice.paid", invoice);
        return invoice;
    }

    private static JsonObject List(JsonObject item) => new() { ["object"] = "list", ["data"] = new JsonArray(item), ["has_more"] = false, ["url"] = "/v1/items" };
}
