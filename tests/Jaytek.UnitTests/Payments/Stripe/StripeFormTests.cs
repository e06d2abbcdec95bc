using Jaytek.Kernel;
using Jaytek.Payments.Stripe;
using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Endpoints;

namespace Jaytek.UnitTests.Payments.Stripe;

/// <summary>How parameters are written.</summary>
public sealed class StripeFormTests
{
    [Fact]
    public void Objects_and_lists_are_brackets_and_everything_else_is_escaped()
    {
        var form = new StripeForm()
            .Add("mode", "payment").Add("amount", 100L).Add("yes", true).Add("no", false).Add("at", DateTimeOffset.FromUnixTimeSeconds(1_700_000_000))
            .Add("expand", ["a.b", "c"])
            .Add("line_items", [new StripeForm().Add("price_data", new StripeForm().Add("product_data", new StripeForm().Add("name", "Bass & Höhen = 100 %+")))])
            .Add("metadata", new Dictionary<string, string> { ["order"] = "A[1]" });
        Assert.Equal(
            "mode=payment&amount=100&yes=true&no=false&at=1700000000&expand[0]=a.b&expand[1]=c&line_items[0][price_data][product_data][name]=Bass%20%26%20H%C3%B6hen%20%3D%20100%20%25%2B&metadata[order]=A%5B1%5D",
            string.Join('&', form.Encode().Split('&').Select(pair => pair.Split('=')).Select(pair => $"{Uri.UnescapeDataString(pair[0])}={pair[1]}")));
    }

    [Fact]
    public void Nothing_is_unset_by_what_is_not_given() =>
        Assert.Equal("", new StripeForm().Add("a", (string?)null).Add("b", "").Add("c", (long?)null).Add("d", (bool?)null).Add("e", (StripeForm?)null).Add("f", (DateTimeOffset?)null).Encode());

    [Theory, InlineData("", "x"), InlineData("a[b]", "x"), InlineData("an-order-note-with-a-name-far-far-too-long", "x")]
    public void Notes_that_stripe_would_refuse_are_refused_here(string name, string value) =>
        Assert.Throws<ArgumentException>(() => new StripeForm().Add("metadata", new Dictionary<string, string> { [name] = value }));

    [Fact]
    public void Too_many_or_too_long_notes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new StripeForm().Add("metadata", new Dictionary<string, string> { ["a"] = new('x', 501) }));
        Assert.Throws<ArgumentException>(() => new StripeForm().Add("metadata", Enumerable.Range(0, 51).ToDictionary(i => $"n{i}", i => "x")));
    }

    [Fact]
    public void Checkout_of_a_subscription_has_its_interval_and_its_notes_where_they_stay()
    {
        var form = new NewCheckout([new CheckoutLine("Label membership", new Money(5, "ISK")) { Every = "year" }], "https://a.example", "https://b.example", "o1").ToForm().Encode();
        var names = Uri.UnescapeDataString(form);
        Assert.Contains("mode=subscription", names, StringComparison.Ordinal);
        Assert.Contains("line_items[0][price_data][currency]=isk&line_items[0][price_data][unit_amount]=500", names, StringComparison.Ordinal);
        Assert.Contains("line_items[0][price_data][recurring][interval]=year", names, StringComparison.Ordinal);
        Assert.Contains("subscription_data[metadata][order]=o1", names, StringComparison.Ordinal);
        Assert.DoesNotContain("payment_intent_data", names, StringComparison.Ordinal);
    }

    [Fact]
    public void Request_names_version_key_and_account_and_a_read_has_its_parameters_in_the_address()
    {
        var options = new StripeOptions { SecretKey = "sk_test_123456", WebhookSecret = "whsec_1234" };
        using var post = (StripeRequest.Post("/v1/refunds", new StripeForm().Add("amount", 1L), "k1") with { Account = "acct_1" }).ToMessage(options);
        Assert.Equal(("https://api.stripe.com/v1/refunds", "Bearer sk_test_123456"), (post.RequestUri?.ToString(), post.Headers.Authorization?.ToString()));
        Assert.Equal(
            ("2026-10-28.endive", "k1", "acct_1", "application/x-www-form-urlencoded"),
            (post.Headers.GetValues("Stripe-Version").Single(), post.Headers.GetValues("Idempotency-Key").Single(), post.Headers.GetValues("Stripe-Account").Single(), post.Content?.Headers.ContentType?.MediaType));
        using var get = StripeRequest.Get("/v1/refunds", new StripeForm().Add("limit", 3L)).ToMessage(options);
        Assert.Equal(("https://api.stripe.com/v1/refunds?limit=3", null, false), (get.RequestUri?.ToString(), get.Content, get.Headers.Contains("Idempotency-Key")));
    }
}
