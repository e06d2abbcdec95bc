using System.Globalization;
using System.Text.Json.Nodes;

namespace Jaytek.IntegrationTests.StandIns.Stripe;

/// <summary>Does what calls ask for, by Stripe's rules.</summary>
internal sealed class StripeDesk(StripeBooks books)
{
    public JsonObject Do(string call, IReadOnlyList<string> ids, JsonObject given) => call switch
    {
        "POST /v1/checkout/sessions" => Checkout(given),
        "POST /v1/checkout/sessions/{id}/expire" => Expire(ids[0]),
        "POST /v1/customers" => books.Add("customer", "cus", new JsonObject { ["email"] = Copy(given["email"]), ["name"] = Copy(given["name"]), ["metadata"] = Notes(given) }),
        "POST /v1/billing_portal/sessions" => Portal(given),
        "POST /v1/subscriptions/{id}" => UpdateSubscription(ids[0], given),
        "DELETE /v1/subscriptions/{id}" => CancelSubscription(ids[0]),
        "POST /v1/accounts" => Account(given),
        "POST /v1/accounts/{id}/login_links" => LoginLink(ids[0]),
        "POST /v1/account_links" => AccountLink(given),
        "POST /v1/transfers" => Transfer(given),
        "POST /v1/transfers/{id}/reversals" => Reverse(ids[0], given),
        "POST /v1/refunds" => Refund(given),
        _ => throw new NotSupportedException($"The stand-in does not do {call}."),
    };

    /// <summary>Closes a page, for its time is over or somebody asked for it.</summary>
    public JsonObject Expire(string id)
    {
        var session = books.Find("checkout.session", id);
        if ((string)session["status"]! != "open")
            throw StripeBooks.Refuse(null, "Only Checkout Sessions with a status in [\"open\"] can be expired.");
        (session["status"], session["url"]) = ("expired", null);
        books.Tell("checkout.session.expired", session);
        return session;
    }

    public JsonObject CancelSubscription(string id)
    {
        var subscription = books.Find("subscription", id);
        if ((string)subscription["status"]! == "canceled")
            throw StripeBooks.Refuse("resource_missing", $"No such subscription: '{id}'", "id", 404);
        (subscription["status"], subscription["ended_at"]) = ("canceled", books.Now);
        books.Tell("customer.subscription.deleted", subscription);
        return subscription;
    }

    private JsonObject Checkout(JsonObject given)
    {
        var lines = given["line_items"]!.AsArray();
        var currencies = lines.Select(line => (string)line!["price_data"]!["currency"]!).Distinct().ToList();
        if (currencies.Count != 1)
            throw StripeBooks.Refuse(null, "All prices on a Checkout Session must have the same currency.", "line_items");
        var recurring = lines.Any(line => line!["price_data"]!["recurring"] is not null);
        if (recurring != ((string)given["mode"]! == "subscription"))
            throw StripeBooks.Refuse(null, "You must provide at least one recurring price in `subscription` mode and none in `payment` mode.", "mode");
        var expires = given["expires_at"] is { } at ? Whole(at) : books.Now + (24 * 3600);
        if (expires < books.Now + (30 * 60) - 5 || expires > books.Now + (24 * 3600) + 5)
            throw StripeBooks.Refuse(null, "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.", "expires_at");
        if (given["customer"] is { } customer)
            books.Find("customer", (string)customer!, param: "customer");
        var total = lines.Sum(line => Whole(line!["quantity"]!) * Whole(line["price_data"]!["unit_amount"]!));
        foreach (var discount in given["discounts"]?.AsArray() ?? [])
            total -= total * (books.Coupons.TryGetValue((string)discount!["coupon"]!, out var percent) ? percent : throw StripeBooks.Refuse("resource_missing", "No such coupon", "discounts[0][coupon]")) / 100;
        var session = books.Add("checkout.session", "cs_test", new JsonObject
        {
            ["mode"] = Copy(given["mode"]), ["status"] = "open", ["payment_status"] = "unpaid", ["amount_total"] = total, ["currency"] = currencies[0],
            ["payment_intent"] = null, ["subscription"] = null, ["customer"] = Copy(given["customer"]), ["invoice"] = null,
            ["client_reference_id"] = Copy(given["client_reference_id"]), ["metadata"] = Notes(given), ["expires_at"] = expires, ["livemode"] = false,
            ["+payment_intent_data"] = Copy(given["payment_intent_data"]), ["+subscription_data"] = Copy(given["subscription_data"]),
            ["+interval"] = Copy(lines[0]!["price_data"]!["recurring"]?["interval"]),
        });
        session["url"] = $"https://checkout.stripe.com/c/pay/{session["id"]}";
        return session;
    }

    private JsonObject Portal(JsonObject given)
    {
        books.Find("customer", (string)given["customer"]!, param: "customer");
        var portal = books.Add("billing_portal.session", "bps", []);
        portal["url"] = $"https://billing.stripe.com/p/session/{portal["id"]}";
        return portal;
    }

    private JsonObject UpdateSubscription(string id, JsonObject given)
    {
        var subscription = books.Find("subscription", id);
        if ((string)subscription["status"]! == "canceled")
            throw StripeBooks.Refuse(null, "A canceled subscription can only update its cancellation_details and metadata.");
        if (given["cancel_at_period_end"] is { } cancel)
        {
            var isEnding = (string)cancel! == "true";
            subscription["cancel_at_period_end"] = isEnding;
            subscription["cancel_at"] = isEnding ? subscription["items"]!["data"]![0]!["current_period_end"]!.DeepClone() : null;
        }

        books.Tell("customer.subscription.updated", subscription);
        return subscription;
    }

    private JsonObject Account(JsonObject given)
    {
        var account = books.Add("account", "acct", new JsonObject
        {
            ["country"] = Copy(given["country"]), ["default_currency"] = "eur", ["payouts_enabled"] = false, ["details_submitted"] = false, ["capabilities"] = new JsonObject { ["transfers"] = "inactive" },
            ["requirements"] = new JsonObject
            {
                ["currently_due"] = new JsonArray("individual.verification.document", "external_account"), ["past_due"] = new JsonArray(), ["disabled_reason"] = "requirements.past_due",
            },
            ["metadata"] = Notes(given),
        });
        return account;
    }

    private JsonObject LoginLink(string id)
    {
        if (!(bool)books.Find("account", id)["details_submitted"]!)
            throw StripeBooks.Refuse(null, "Cannot create a login link for an account that has not completed onboarding.");
        return new JsonObject { ["object"] = "login_link", ["created"] = books.Now, ["url"] = $"https://connect.stripe.com/express/{books.NewId("x")}" };
    }

    private JsonObject AccountLink(JsonObject given)
    {
        books.Find("account", (string)given["account"]!, param: "account");
        return new JsonObject
        {
            ["object"] = "account_link", ["created"] = books.Now, ["expires_at"] = books.Now + 300, ["url"] = $"https://connect.stripe.com/setup/e/{books.NewId("x")}",
        };
    }

    private JsonObject Transfer(JsonObject given)
    {
        var (amount, currency, to) = (Positive(given["amount"]!), (string)given["currency"]!, (string)given["destination"]!);
        if (!(bool)books.Find("account", to, param: "destination")["details_submitted"]!)
            throw StripeBooks.Refuse("transfers_not_allowed", "Your destination account needs to have the transfers capability enabled.");
        if (given["source_transaction"] is { } source)
        {
            var charge = books.Find("charge", (string)source!, param: "source_transaction");
            var sent = books.All("transfer").Where(t => (string?)t["+source"] == (string)source!).Sum(t => (long)t["amount"]!);
            if (sent + amount > (long)charge["amount"]!)
                throw StripeBooks.Refuse(null, "Transfers of a charge cannot be more than the charge.", "amount");
        }
        else if (amount > books.Balance(currency))
        {
            throw StripeBooks.Refuse("balance_insufficient", "You have insufficient available funds in your Stripe account.");
        }
        var transfer = books.Add("transfer", "tr", new JsonObject
        {
            ["amount"] = amount, ["amount_reversed"] = 0L, ["currency"] = currency, ["reversed"] = false, ["destination"] = to,
            ["transfer_group"] = Copy(given["transfer_group"]), ["metadata"] = Notes(given), ["+source"] = Copy(given["source_transaction"]),
        });
        transfer["balance_transaction"] = Id(books.Line("transfer", -amount, 0, currency, Id(transfer)));
        books.Line("payment", amount, 0, currency, Id(transfer), to);
        books.Tell("transfer.created", transfer);
        return transfer;
    }

    private JsonObject Reverse(string id, JsonObject given)
    {
        var transfer = books.Find("transfer", id);
        var left = (long)transfer["amount"]! - (long)transfer["amount_reversed"]!;
        var amount = given["amount"] is { } asked ? Positive(asked) : left;
        var (currency, from) = ((string)transfer["currency"]!, (string)transfer["destination"]!);
        if (amount > left)
            throw StripeBooks.Refuse(null, $"Reversal amount ({amount}) is greater than unreversed amount on transfer ({left})", "amount");
        if (amount > books.Balance(currency, from))
            throw StripeBooks.Refuse("balance_insufficient", "The connected account does not have enough funds.");
        var reversal = books.Add("transfer_reversal", "trr", new JsonObject { ["amount"] = amount, ["currency"] = currency, ["transfer"] = id, ["metadata"] = Notes(given) });
        books.Line("transfer_refund", amount, 0, currency, Id(reversal));
        books.Line("payment_refund", -amount, 0, currency, Id(reversal), from);
        (transfer["amount_reversed"], transfer["reversed"]) = ((long)transfer["amount"]! - left + amount, amount == left);
        books.Tell("transfer.reversed", transfer);
        return reversal;
    }

    private JsonObject Refund(JsonObject given)
    {
        var charge = given["charge"] is { } direct
            ? books.Find("charge", (string)direct!, param: "charge")
            : books.Find("charge", (string?)books.Find("payment_intent", (string?)given["payment_intent"], param: "payment_intent")["latest_charge"], param: "payment_intent");
        var left = (long)charge["amount"]! - (long)charge["amount_refunded"]!;
        if ((bool)charge["disputed"]!)
            throw StripeBooks.Refuse("charge_disputed", $"Charge {charge["id"]} has been charged back; cannot issue a refund.");
        if (left == 0)
            throw StripeBooks.Refuse("charge_already_refunded", $"Charge {charge["id"]} has already been refunded.");
        var amount = given["amount"] is { } asked ? Positive(asked) : left;
        if (amount > left)
            throw StripeBooks.Refuse(null, $"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})", "amount");
        var refund = books.Add("refund", "re", new JsonObject
        {
            ["amount"] = amount, ["currency"] = Copy(charge["currency"]), ["status"] = "succeeded", ["payment_intent"] = Copy(charge["payment_intent"]), ["charge"] = Copy(charge["id"]),
            ["transfer_reversal"] = null, ["metadata"] = Notes(given),
        });
        refund["balance_transaction"] = Id(books.Line("refund", -amount, 0, (string)charge["currency"]!, Id(refund)));
        (charge["amount_refunded"], charge["refunded"]) = ((long)charge["amount_refunded"]! + amount, amount == left);
        books.Tell("charge.refunded", charge);
        books.Tell("refund.created", refund);
        return refund;
    }

    public static string Id(JsonObject kept) => (string)kept["id"]!;

    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();

    private static JsonObject Notes(JsonObject given) => given["metadata"] is JsonObject notes ? notes.DeepClone().AsObject() : [];

    private static long Whole(JsonNode node) => long.Parse((string)node!, CultureInfo.InvariantCulture);

    private static long Positive(JsonNode node) => Whole(node) is > 0 and var amount ? amount : throw StripeBooks.Refuse("parameter_invalid_integer", "This value must be greater than or equal to 1.", "amount");
}
