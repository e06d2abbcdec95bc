using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Kernel;
using Jaytek.Payments.Stripe;
using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Endpoints;
using Jaytek.Payments.Stripe.Objects;

namespace Jaytek.IntegrationTests.Payments.Stripe;

/// <summary>Our contract with Stripe: the published description has all of it, our records read no more, the stand-in answers no more, and the client asks for all of it.</summary>
public sealed class StripeContractTests
{
    private const string Why = "Compares descriptions with each other; no data is touched.";

    private static readonly Dictionary<string, Type> Records = new()
    {
        ["checkout.session"] = typeof(CheckoutSession), ["customer"] = typeof(Customer), ["payment_intent"] = typeof(PaymentIntent), ["charge"] = typeof(Charge), ["refund"] = typeof(Refund),
        ["dispute"] = typeof(Dispute), ["balance_transaction"] = typeof(BalanceTransaction), ["payout"] = typeof(Payout), ["subscription"] = typeof(Subscription),
        ["subscription_item"] = typeof(SubscriptionItem), ["invoice"] = typeof(Invoice), ["line_item"] = typeof(InvoiceLine), ["invoice_payment"] = typeof(InvoicePayment),
        ["billing_portal.session"] = typeof(PortalSession), ["account"] = typeof(ConnectAccount), ["account_link"] = typeof(AccountLink), ["login_link"] = typeof(LoginLink),
        ["transfer"] = typeof(Transfer), ["transfer_reversal"] = typeof(TransferReversal), ["event"] = typeof(StripeEvent),
    };

    [PublishedStripeFact, NoDatabase(Why)]
    public void Published_description_has_every_call_object_and_code_that_we_use()
    {
        var published = new PublishedStripe();
        var conformity = new StripeConformity(published);
        var codes = published.Object("payment_intent")!["properties"]!["last_payment_error"]!;
        var known = published.Either(codes).Select(s => s["properties"]?["code"]?["x-known-values"]).First(k => k is not null)!.AsArray().Select(c => (string)c!).ToHashSet();
        Assert.Equal(
            [],
            StripeContract.Ours.Calls.SelectMany(conformity.OfCall)
                .Concat(StripeContract.Ours.Objects.SelectMany(o => conformity.OfObject(o.Key, o.Value)))
                .Concat(StripeContract.Ours.Errors.Values.SelectMany(c => c).Where(code => !known.Contains(code)).Select(code => $"no such code: {code}")));
        Assert.Equal((published.Version, StripeRequest.Version), (StripeContract.Ours.Version, StripeContract.Ours.Version));
    }

    [PublishedStripeFact, NoDatabase(Why)]
    public void Guilty_contract_is_caught()
    {
        var conformity = new StripeConformity(new PublishedStripe());
        var call = new StripeContract.Call("POST /v1/transfers", "refund", JsonNode.Parse("""{ "colour": "text", "amount": "yes-no", "currency!": "text", "source_type": "gold | card" }""")!.AsObject());
        Assert.Equal(5, conformity.OfCall(call).Count());
        Assert.Single(conformity.OfCall(new StripeContract.Call("POST /v1/moon", "refund", [])));
        var old = JsonNode.Parse("""{ "subscription": "id of subscription?", "paid": "yes-no", "status": "text", "amount_paid": "text" }""")!.AsObject();
        Assert.Equal(["invoice: there is no subscription", "invoice: there is no paid", "invoice.status: may be missing or null", "invoice.amount_paid: is not text"], conformity.OfObject("invoice", old));
    }

    [Fact, NoDatabase(Why)]
    public void Records_read_nothing_that_the_contract_has_not()
    {
        Assert.Equal(StripeContract.Ours.Objects.Keys.Order(), Records.Keys.Order());
        Assert.Equal([], Records.SelectMany(record => Unread(record.Key, record.Value, StripeContract.Ours.Objects[record.Key])));
    }

    [Fact, NoDatabase(Why)]
    public async Task Stand_in_answers_nothing_that_the_contract_has_not_and_the_client_uses_every_call()
    {
        await using var site = await StripeSite.StartAsync();
        await EverythingAsync(site);
        Assert.Equal([], StripeContract.Ours.Calls.Select(call => call.Name).Except(site.Stripe.Requests.Select(request => request.Call)));
        Assert.Equal([], StripeContract.Ours.Objects.SelectMany(o => site.Stripe.Books.All(o.Key).SelectMany(kept => Unknown(o.Key, StripeBooks.Shown(kept), o.Value))).Distinct());
    }

    private static IEnumerable<string> Unread(string at, Type record, JsonObject members)
    {
        var needed = record.GetConstructors()[0].GetParameters().Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name!)).ToHashSet();
        foreach (var property in record.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(p => p.PropertyType != typeof(StripeEventData)))
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            if (members[name] is not { } kind)
                yield return $"{at}.{name} is not in the contract";
            else if (kind is JsonObject inner && property.PropertyType.IsClass)
            {
                foreach (var unread in Unread($"{at}.{name}", property.PropertyType, inner))
                    yield return unread;
            }
            else if (kind is JsonValue && !IsKind((string)kind!, property.PropertyType))
                yield return $"{at}.{name} is {kind}, and not {property.PropertyType.Name}";
            else if (kind is JsonValue && needed.Contains(name) && ((string)kind!).EndsWith('?'))
                yield return $"{at}.{name} may be missing";
        }
    }

    private static bool IsKind(string kind, Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => kind.TrimEnd('?') is "text",
        var t when t == typeof(bool) => kind is "yes-no",
        var t when t == typeof(long) || t == typeof(DateTimeOffset) => kind.TrimEnd('?') is "whole",
        { IsGenericType: true } t when t.GetGenericTypeDefinition() == typeof(StripeRef<>) => Records[kind.TrimEnd('?')["id of ".Length..]] == t.GetGenericArguments()[0],
        { IsGenericType: true } t when t.GetGenericTypeDefinition() == typeof(StripeList<>) => Records[kind.TrimEnd('?')["list of ".Length..]] == t.GetGenericArguments()[0],
        var t when t == typeof(IReadOnlyDictionary<string, string>) => kind.TrimEnd('?') is "notes",
        var t when t == typeof(IReadOnlyList<string>) => kind.TrimEnd('?') is "texts",
        var t => typeof(IEnumerable).IsAssignableFrom(t) && kind.StartsWith("many ", StringComparison.Ordinal),
    };

    private static IEnumerable<string> Unknown(string at, JsonObject answered, JsonObject members) => answered
        .Where(m => m.Key is not ("object" or "created" or "metadata") && !(at == "event" && m.Key is "data" or "request" or "pending_webhooks"))
        .SelectMany(m => (members[m.Key], m.Value) switch
        {
            (null, _) => [$"{at}.{m.Key}"],
            (JsonObject inner, JsonObject given) => Unknown($"{at}.{m.Key}", given, inner),
            _ => Enumerable.Empty<string>(),
        });

    private static async Task EverythingAsync(StripeSite site)
    {
        var (client, none) = (site.Client, CancellationToken.None);
        var account = await site.AccountAsync();
        await client.Accounts.GetAsync(account, none);
        await client.Accounts.CreateOnboardingLinkAsync(account, "https://a.example", "https://b.example", site.NewKey(), none);
        await client.Accounts.CreateLoginLinkAsync(account, site.NewKey(), none);
        var payment = await site.PaidAsync();
        var session = await site.CheckoutAsync();
        await site.Stripe.Hand.DeclineAsync(session.Id);
        await client.Checkout.GetAsync(session.Id, none);
        await client.Checkout.ExpireAsync(session.Id, site.NewKey(), none);
        await client.Checkout.ListAsync(CreatedIn.Ever, 1, none).ToListAsync();
        await client.Payments.GetChargeAsync((await client.Payments.GetAsync(payment, none)).LatestCharge!.Id, none);
        var refund = await client.Payments.RefundAsync(payment, new Money(1, "EUR"), StripeSite.NoNotes, site.NewKey(), none);
        await client.Payments.GetRefundAsync(refund.Id, none);
        await client.Payments.ListRefundsAsync(CreatedIn.Ever, payment, 1, none).ToListAsync();
        var transfer = await site.TransferAsync(account, 100);
        await client.Transfers.GetAsync(transfer.Id, none);
        await client.Transfers.ListAsync(CreatedIn.Ever, null, null, 1, none).ToListAsync();
        await client.Transfers.ReverseAsync(transfer.Id, new Money(1, "EUR"), StripeSite.NoNotes, site.NewKey(), none);
        await client.Transfers.ListReversalsAsync(transfer.Id, 1, none).ToListAsync();
        await client.Payments.GetDisputeAsync(await site.Stripe.Hand.DisputeAsync(payment), none);
        await client.Payments.ListDisputesAsync(CreatedIn.Ever, 1, none).ToListAsync();
        var customer = await client.Billing.CreateCustomerAsync("a@example.com", null, StripeSite.NoNotes, site.NewKey(), none);
        await client.Billing.GetCustomerAsync(customer.Id, none);
        await client.Billing.CreatePortalAsync(customer.Id, "https://a.example", site.NewKey(), none);
        var subscription = await site.Stripe.Hand.PayAsync((await site.CheckoutAsync(1500, "month")).Id);
        await client.Billing.GetInvoiceAsync((await client.Billing.GetSubscriptionAsync(subscription, none)).LatestInvoice!.Id, none);
        await client.Billing.ListPaidInvoicesAsync(subscription, 10, none).ToListAsync();
        await client.Billing.ListSubscriptionsAsync(customer.Id, 1, none).ToListAsync();
        await client.Billing.SetCancelAtPeriodEndAsync(subscription, true, site.NewKey(), none);
        await client.Billing.CancelAsync(subscription, none);
        await client.Statements.GetPayoutAsync(await site.Stripe.Hand.PayOutAsync(), none);
        await client.Statements.ListPayoutsAsync(CreatedIn.Ever, 1, none).ToListAsync();
        var line = (await client.Statements.ListLinesAsync(CreatedIn.Ever, null, 1, none).ToListAsync()).Single();
        await client.Statements.GetLineAsync(line.Id, none);
        var happened = (await client.Statements.ListEventsAsync(CreatedIn.Ever, [], 1, none).ToListAsync()).Single();
        await client.Statements.GetEventAsync(happened.Id, none);
    }
}
