using System.Text.Json;
using Jaytek.Payments.Stripe.Calls;

namespace Jaytek.Payments.Stripe.Objects;

/// <summary>Something that happened, as Stripe tells it: by webhook, more than once and in any order, and in its list of the last thirty days.</summary>
/// <param name="Type">Such as <c>checkout.session.completed</c>.</param>
internal sealed record StripeEvent(string Id, string Type, DateTimeOffset Created, bool Livemode, StripeEventData Data) : IStripeObject
{
    /// <summary>The version of the API that the object is written in: that of the webhook endpoint.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The connected account in which it happened, or null for our own.</summary>
    public string? Account { get; init; }

    /// <summary>Reads a webhook's body.</summary>
    /// <exception cref="JsonException">It is no event.</exception>
    public static StripeEvent Parse(ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize<StripeEvent>(body, StripeJson.Options) ?? throw new JsonException("An event is an object.");
}

/// <summary>What it happened to, as it was then.</summary>
internal sealed record StripeEventData(JsonElement Object);
