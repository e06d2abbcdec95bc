using System.Security.Cryptography;
using System.Text.Json;
using Jaytek.Kernel;
using Jaytek.Payments.Providers;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Payments.Sandbox;

/// <summary>What the sandbox says of a checkout, or of a subscription.</summary>
/// <param name="Id">The event's.</param>
/// <param name="Kind"><c>checkout.paid</c>, <c>checkout.declined</c>, <c>checkout.expired</c>, <c>subscription.renewed</c> or <c>subscription.changed</c>.</param>
/// <param name="Checkout">The page; empty where it tells of a subscription.</param>
internal sealed record SandboxEvent(string Id, string Kind, string Checkout, string OrderId, string? Payment, long Amount, string Currency)
{
    public const string Paid = "checkout.paid";
    public const string Declined = "checkout.declined";
    public const string Expired = "checkout.expired";
    public const string Renewed = "subscription.renewed";
    public const string Changed = "subscription.changed";

    /// <summary>The subscription that began with it, or of which it tells.</summary>
    public string? Subscription { get; init; }

    public SubscriptionState State { get; init; }

    public DateTimeOffset? PeriodEnd { get; init; }

    public bool CancelsAtPeriodEnd { get; init; }

    public static SandboxEvent Of(SandboxCheckout checkout, string kind, string id) =>
        new(id, kind, checkout.Id, checkout.OrderId, checkout.PaymentReference, checkout.Amount, checkout.Currency) { Subscription = checkout.SubscriptionId };

    public static SandboxEvent Of(SandboxSubscription subscription, string kind, string id) =>
        new(id, kind, "", subscription.OrderId, null, subscription.Amount, subscription.Currency)
        {
            Subscription = subscription.Id, State = subscription.State, PeriodEnd = subscription.PeriodEnd, CancelsAtPeriodEnd = subscription.CancelsAtPeriodEnd,
        };

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public ProviderFact Fact() => Kind switch
    {
        Paid => new CheckoutPaid(Checkout, Payment, new Money(Amount, Currency), null, OrderId, Subscription),
        // What was paid is read with the subscription.
        Renewed or Changed when Subscription is { } subscription => new SubscriptionChanged(subscription, State, PeriodEnd, CancelsAtPeriodEnd, OrderId),
        Declined => new PaymentFailed(Payment, Checkout, OrderId, "card_declined", IsFinal: false),
        Expired => new CheckoutExpired(Checkout, OrderId),
        _ => new NothingToUs(),
    };
}

/// <summary>Signs and checks the sandbox's messages. The key is the site's own for protected data: nobody outside can write one.</summary>
internal sealed class SandboxSignature(IDataProtectionProvider protection)
{
    public const string HeaderName = "Sandbox-Signature";

    private readonly IDataProtector _protector = protection.CreateProtector("Jaytek.Payments.Sandbox");

    public string Sign(ReadOnlySpan<byte> body) => Convert.ToBase64String(_protector.Protect(SHA256.HashData(body)));

    public Result<ProviderMessage> Check(ReadOnlyMemory<byte> body, IHeaderDictionary headers)
    {
        if (!IsSigned(body.Span, headers[HeaderName].ToString()))
            return PaymentsErrors.Signature;
        try
        {
            return JsonSerializer.Deserialize<SandboxEvent>(body.Span, JsonSerializerOptions.Web) is { } said
                ? new ProviderMessage(said.Id, said.Kind) : PaymentsErrors.Message;
        }
        catch (JsonException)
        {
            return PaymentsErrors.Message;
        }
    }

    private bool IsSigned(ReadOnlySpan<byte> body, string signature)
    {
        try
        {
            return CryptographicOperations.FixedTimeEquals(_protector.Unprotect(Convert.FromBase64String(signature)), SHA256.HashData(body));
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
