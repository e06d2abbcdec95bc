using System.Net;
using System.Text;
using Jaytek.Payments.Stripe.Calls;

namespace Jaytek.UnitTests.Payments.Stripe;

/// <summary>What an answer means, and whether a call is made again.</summary>
public sealed class StripeRetryTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_795_000_000);

    [Theory]
    [InlineData(400, "invalid_request_error", "parameter_missing", "InvalidRequest")]
    [InlineData(400, "idempotency_error", null, "Idempotency")]
    [InlineData(400, "invalid_request_error", "rate_limit", "RateLimited")]
    [InlineData(401, "invalid_request_error", null, "Authentication")]
    [InlineData(402, "card_error", "card_declined", "Card")]
    [InlineData(403, "invalid_request_error", "account_invalid", "Permission")]
    [InlineData(404, "invalid_request_error", "resource_missing", "NotFound")]
    [InlineData(409, "idempotency_error", "idempotency_key_in_use", "Conflict")]
    [InlineData(409, "invalid_request_error", "lock_timeout", "Conflict")]
    [InlineData(429, "invalid_request_error", "lock_timeout", "RateLimited")]
    [InlineData(500, "api_error", null, "Server")]
    [InlineData(302, "something_new", null, "Server")]
    public void Failure_has_its_kind(int status, string type, string? code, string kind)
    {
        using var answer = new HttpResponseMessage((HttpStatusCode)status);
        answer.Headers.Add("Request-Id", "req_1");
        var body = $$$"""{ "error": { "type": "{{{type}}}", "code": {{{(code is null ? "null" : $"\"{code}\"")}}}, "param": "amount", "decline_code": "do_not_honor", "message": "Key sk_live_abcDEF123 is wrong", "new": [1] } }""";
        var failure = StripeFailures.Of(answer, Encoding.UTF8.GetBytes(body), Now);
        Assert.Equal((kind, code, "amount", "do_not_honor", "req_1", status), (failure.Kind.ToString(), failure.Code, failure.Param, failure.DeclineCode, failure.RequestId, failure.Status));
        Assert.Equal("Key sk_… is wrong", failure.Message);
    }

    [Theory, InlineData(""), InlineData("<html>"), InlineData("[]"), InlineData("null"), InlineData("{\"error\":\"x\"}")]
    public void Answer_that_is_none_of_stripes_has_the_kind_of_its_status(string body)
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        Assert.Equal((StripeFailureKind.Server, "it answered 503"), StripeFailures.Of(answer, Encoding.UTF8.GetBytes(body), Now) is var f ? (f.Kind, f.Message) : default);
    }

    [Theory]
    [InlineData("Connection", null, null, 1, 0.5)]
    [InlineData("Server", null, null, 2, 1.0)]
    [InlineData("Server", null, null, 3, 2.0)]
    [InlineData("Conflict", null, null, 1, 0.5)]
    [InlineData("RateLimited", null, 3.0, 1, 3.0)]
    [InlineData("RateLimited", null, 21.0, 1, null)]
    [InlineData("Server", false, null, 1, null)]
    [InlineData("InvalidRequest", true, null, 1, 0.5)]
    [InlineData("InvalidRequest", null, null, 1, null)]
    [InlineData("Card", null, null, 1, null)]
    [InlineData("Idempotency", null, null, 1, null)]
    [InlineData("Authentication", null, null, 1, null)]
    [InlineData("NotAsked", null, null, 1, null)]
    [InlineData("Connection", true, null, 4, null)]
    public void Call_is_made_again_where_that_may_help(string kind, bool? should, double? asked, int tries, double? wait)
    {
        var failure = new StripeFailure(Enum.Parse<StripeFailureKind>(kind), "x") { ShouldRetry = should, RetryAfter = asked is { } seconds ? TimeSpan.FromSeconds(seconds) : null };
        Assert.Equal(wait, StripeRetry.Wait(failure, tries, 3, chance: 1)?.TotalSeconds);
    }

    [Fact]
    public void Waits_are_at_least_half_and_end_at_eight_seconds()
    {
        var failure = new StripeFailure(StripeFailureKind.Connection, "x");
        Assert.Equal(TimeSpan.FromSeconds(0.25), StripeRetry.Wait(failure, 1, 10, chance: 0));
        Assert.Equal(TimeSpan.FromSeconds(8), StripeRetry.Wait(failure, 10, 10, chance: 1));
    }

    [Theory]
    [InlineData("Connection", false, true, true)]
    [InlineData("Server", false, true, true)]
    [InlineData("Conflict", false, true, true)]
    [InlineData("RateLimited", false, true, false)]
    [InlineData("RateLimited", true, true, true)]
    [InlineData("NotAsked", true, true, true)]
    [InlineData("Authentication", true, true, true)]
    [InlineData("InvalidRequest", true, true, false)]
    [InlineData("Card", true, true, false)]
    [InlineData("NotFound", true, false, true)]
    [InlineData("NotFound", false, false, false)]
    public void Outcome_is_known_where_stripe_has_decided(string kind, bool before, bool hasKey, bool unknown) =>
        Assert.Equal(unknown, StripeFailures.IsUnknown(new StripeFailure(Enum.Parse<StripeFailureKind>(kind), "x"), before, hasKey));
}
