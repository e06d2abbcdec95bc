using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Objects;

namespace Jaytek.Payments.Stripe;

/// <summary>
/// Stripe writes its list of events in the account's own version, whatever the call says, and webhooks in the endpoint's. An event of another
/// version than ours keeps its name; what it is about is read in ours.
/// </summary>
internal static class StripeRereading
{
    /// <summary>The event in our version; as it is where there is nothing to read anew.</summary>
    public static async Task<string> BodyAsync(StripeClient client, string body, CancellationToken cancellationToken)
    {
        var happened = StripeEvent.Parse(Encoding.UTF8.GetBytes(body));
        if (happened.ApiVersion == StripeRequest.Version || !StripeEvents.Types.Contains(happened.Type) || PathOf(happened) is not { } path)
            return body;
        var now = await client.Statements.GetAnyAsync(path, AccountOf(happened), cancellationToken);
        var told = JsonNode.Parse(body)!.AsObject();
        (told["api_version"], told["data"]!["object"]) = (StripeRequest.Version, JsonNode.Parse(now.GetRawText()));
        return told.ToJsonString();
    }

    // Their payouts lie in their accounts; the account itself is read from ours.
    private static string? AccountOf(StripeEvent happened) => happened.Type.StartsWith("payout.", StringComparison.Ordinal) ? happened.Account : null;

    private static string? PathOf(StripeEvent happened)
    {
        if (!happened.Data.Object.TryGetProperty("id", out var named) || named.GetString() is not { Length: > 0 } id)
            return null;
        var list = happened.Type.Split('.') switch
        {
            ["checkout", "session", ..] => "checkout/sessions",
            ["payment_intent", ..] => "payment_intents",
            ["refund", ..] => "refunds",
            ["charge", "dispute", ..] => "disputes",
            ["payout", ..] => "payouts",
            ["transfer", ..] => "transfers",
            ["customer", "subscription", ..] => "subscriptions",
            ["invoice", ..] => "invoices",
            ["account", "updated"] => "accounts",
            _ => null,
        };
        return list is null ? null : $"/v1/{list}/{StripeRequest.Id(id)}";
    }
}
