using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.IntegrationTests.Wire;
using Jaytek.Kernel;
using Jaytek.Payments.Stripe;
using Jaytek.Payments.Stripe.Endpoints;

namespace Jaytek.IntegrationTests.Payments.Stripe;

/// <summary>Stripe's own library as a second opinion: on signatures both ways, on how parameters are written, and on whether the stand-in answers like Stripe.</summary>
public sealed class StripeOracleTests
{
    private const string Why = "Runs Stripe's own library against signatures and a stand-in; no data is touched.";
    private const string Secret = "whsec_oneSecretOfAnEndpoint";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_795_000_000);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{ "id": "evt_1", "object": "event", "note": "Zürich – 東京 🎧" }""");

    [Fact, NoDatabase(Why)]
    public async Task Their_library_takes_our_signatures_and_refuses_what_we_refuse()
    {
        var good = StripeSignature.Header(Body, [Secret], Now);
        var cases = new (string Name, byte[] Body, string Header, StripeSignatureVerdict Ours, string Theirs)[]
        {
            ("ours", Body, good, StripeSignatureVerdict.Good, "evt_1"),
            ("two secrets", Body, StripeSignature.Header(Body, ["whsec_other", Secret], Now), StripeSignatureVerdict.Good, "evt_1"),
            ("almost too old", Body, StripeSignature.Header(Body, [Secret], Now.AddSeconds(-300)), StripeSignatureVerdict.Good, "evt_1"),
            ("too old", Body, StripeSignature.Header(Body, [Secret], Now.AddSeconds(-301)), StripeSignatureVerdict.Untimely, "StripeSignatureVerificationError"),
            ("another secret", Body, StripeSignature.Header(Body, ["whsec_other"], Now), StripeSignatureVerdict.Wrong, "StripeSignatureVerificationError"),
            ("another body", [.. Body, (byte)' '], good, StripeSignatureVerdict.Wrong, "StripeSignatureVerificationError"),
            ("of a kind for trials", Body, good.Replace("v1=", "v0=", StringComparison.Ordinal), StripeSignatureVerdict.Unreadable, "StripeSignatureVerificationError"),
            ("no time", Body, good[(good.IndexOf(',', StringComparison.Ordinal) + 1)..], StripeSignatureVerdict.Unreadable, "StripeSignatureVerificationError"),
            // Here theirs is the laxer one: it looks at the age alone.
            ("an hour ahead", Body, StripeSignature.Header(Body, [Secret], Now.AddHours(1)), StripeSignatureVerdict.Untimely, "evt_1"),
        };
        var theirs = await AskAsync<string[]>("verify", JsonSerializer.Serialize(cases.Select(c => new { body = c.Body, header = c.Header, secret = Secret, nowMs = Now.ToUnixTimeMilliseconds() })));
        Assert.Equal(cases.Select(c => (c.Name, c.Ours, c.Theirs)), cases.Zip(theirs, (c, their) => (c.Name, StripeSignature.Check(c.Body, c.Header, [Secret], Now), their)));
    }

    [Fact, NoDatabase(Why)]
    public async Task We_take_their_librarys_signatures_and_write_the_same()
    {
        var theirs = await AskAsync<string[]>("sign", JsonSerializer.Serialize(new[] { new { body = Body, secret = Secret, seconds = Now.ToUnixTimeSeconds() } }));
        Assert.Equal(StripeSignatureVerdict.Good, StripeSignature.Check(Body, theirs[0], [Secret], Now));
        Assert.Equal(StripeSignature.Header(Body, [Secret], Now), theirs[0]);
        Assert.Equal(StripeSignatureVerdict.Wrong, StripeSignature.Check(Body, theirs[0], ["whsec_other"], Now));
    }

    [Fact, NoDatabase(Why)]
    public async Task Their_library_writes_the_parameters_that_we_write_and_sends_the_version_that_we_send()
    {
        await using var site = await StripeSite.StartAsync();
        var account = await site.AccountAsync();
        await site.PaidAsync();
        await site.Client.Checkout.CreateAsync(StripeSite.Order("order 1 & ü") with { Email = "a+b@example.com" }, "ours", CancellationToken.None);
        await site.Client.Transfers.CreateAsync(new NewTransfer(new Money(100, "EUR"), account) { Group = "order 1" }, "ours-2", CancellationToken.None);
        await site.Client.Statements.ListEventsAsync(new CreatedIn(Now, Now.AddDays(1)), ["invoice.paid", "refund.created"], 5, CancellationToken.None).ToListAsync();
        var ours = new[] { Asked(site, "POST /v1/checkout/sessions"), Asked(site, "POST /v1/transfers"), Asked(site, "GET /v1/events") };

        var answers = await CallAsync(
            site,
            new
            {
                method = "checkout.sessions.create",
                args = new object[]
                {
                    new
                    {
                        mode = "payment",
                        line_items = new[] { new { quantity = 1, price_data = new { currency = "eur", unit_amount = 4900, product_data = new { name = "Harmonic mixing", description = "A course & more" } } } },
                        success_url = "https://site.example/done?session={CHECKOUT_SESSION_ID}", cancel_url = "https://site.example/cart",
                        customer_email = "a+b@example.com", client_reference_id = "order 1 & ü", metadata = new { order = "order 1 & ü" },
                        payment_intent_data = new { transfer_group = "order 1 & ü", metadata = new { order = "order 1 & ü" } },
                    },
                },
            },
            new { method = "transfers.create", args = new object[] { new { amount = 100, currency = "eur", destination = account, transfer_group = "order 1" } } },
            new
            {
                method = "events.list",
                args = new object[] { new { created = new { gte = Now.ToUnixTimeSeconds(), lte = Now.AddDays(1).ToUnixTimeSeconds() }, types = new[] { "invoice.paid", "refund.created" }, limit = 5 } },
            });
        Assert.All(answers, answer => Assert.Null(answer!["error"]));
        var theirs = new[] { Asked(site, "POST /v1/checkout/sessions"), Asked(site, "POST /v1/transfers"), Asked(site, "GET /v1/events") };
        foreach (var (our, their) in ours.Zip(theirs))
        {
            Assert.True(JsonNode.DeepEquals(Sorted(our.Given), Sorted(their.Given)), $"{our.Given}\n{their.Given}");
            Assert.Equal(our.Version, their.Version);
        }
    }

    [Fact, NoDatabase(Why)]
    public async Task Their_library_reads_the_stand_ins_errors_as_it_reads_stripes()
    {
        await using var site = await StripeSite.StartAsync();
        var payment = await site.PaidAsync();
        site.Stripe.Fail(StripeFault.TooMany, 1, "GET /v1/disputes");
        site.Stripe.Fail(StripeFault.Broken, 1, "GET /v1/payouts");
        await site.TransferAsync(await site.AccountAsync(), 100, "a-key");
        var answers = await CallAsync(
            site,
            new { method = "refunds.create", args = new object[] { new { payment_intent = payment, amount = 1_000_000 } } },
            new { method = "refunds.create", args = new object[] { new { payment_intent = payment, colour = "red" } } },
            new { method = "transfers.create", args = new object[] { new { amount = 1, currency = "eur" } } },
            new { method = "transfers.create", args = new object[] { new { amount = 1, currency = "eur", destination = "acct_1" }, new { idempotencyKey = "a-key" } } },
            new { method = "disputes.list", args = Array.Empty<object>() },
            new { method = "payouts.list", args = Array.Empty<object>() },
            new { method = "customers.retrieve", args = new object[] { "cus_none" } },
            new { method = "payouts.list", args = new object[] { new { }, new { stripeAccount = "acct_none" } } });
        Assert.Equal(
            [
                ("StripeInvalidRequestError", null), ("StripeInvalidRequestError", "parameter_unknown"), ("StripeInvalidRequestError", "parameter_missing"), ("StripeIdempotencyError", null),
                ("StripeRateLimitError", "rate_limit"), ("StripeAPIError", null), ("StripeInvalidRequestError", "resource_missing"), ("StripePermissionError", "account_invalid"),
            ],
            answers.Select(answer => ((string?)answer!["error"], (string?)answer["code"])));
    }

    private static StripeStandIn.Asked Asked(StripeSite site, string call) => site.Stripe.Requests.Last(request => request.Call == call);

    // Members of an object have no order.
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static Task<JsonNode?[]> CallAsync(StripeSite site, params object[] calls) => AskAsync<JsonNode?[]>("call", site.Stripe.Address, StripeStandIn.SecretKey, JsonSerializer.Serialize(calls));

    private static async Task<T> AskAsync<T>(params string[] arguments)
    {
        await using var program = WireProgram.Start("stripe.mjs", arguments);
        return JsonSerializer.Deserialize<T>(await program.LineAsync())!;
    }
}
