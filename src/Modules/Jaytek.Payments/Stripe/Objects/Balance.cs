using System.Text.Json;
using System.Text.Json.Serialization;
using Jaytek.Payments.Stripe.Calls;

namespace Jaytek.Payments.Stripe.Objects;

/// <summary>A line in the account's own statement, in the currency that it is settled in. <c>Net = Amount - Fee</c>.</summary>
/// <param name="Type">Such as <c>charge</c>, <c>refund</c>, <c>transfer</c>, <c>payout</c>, <c>adjustment</c> (disputes).</param>
/// <param name="Status"><c>available</c>, <c>pending</c>.</param>
internal sealed record BalanceTransaction(string Id, long Amount, long Fee, long Net, string Currency, string Type, string Status, DateTimeOffset Created, DateTimeOffset AvailableOn)
    : IStripeObject
{
    public IReadOnlyList<FeeDetail> FeeDetails { get; init; } = [];

    public string? ReportingCategory { get; init; }

    /// <summary>What it is about, of any kind; its id alone, even where the whole of it came.</summary>
    [JsonConverter(typeof(AnyIdConverter))]
    public string? Source { get; init; }
}

/// <summary>A line in the account's own statement with what it is about.</summary>
internal sealed record StatementEntry(string Id, long Amount, long Fee, string Currency, string Type, DateTimeOffset Created) : IStripeObject
{
    public StripeRef<StatementSource>? Source { get; init; }
}

/// <summary>What a line is about, of any kind.</summary>
/// <param name="Object"><c>charge</c>, <c>refund</c>, <c>dispute</c>, <c>payout</c>, <c>transfer</c> and others.</param>
internal sealed record StatementSource(string Id, string Object) : IStripeObject
{
    public StripeRef<PaymentIntent>? PaymentIntent { get; init; }

    public string? TransferGroup { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

/// <summary>One part of a fee.</summary>
/// <param name="Type"><c>stripe_fee</c>, <c>application_fee</c>, <c>tax</c>.</param>
internal sealed record FeeDetail(long Amount, string Currency, string Type);

/// <summary>Money that goes to a bank account.</summary>
/// <param name="Status"><c>pending</c>, <c>in_transit</c>, <c>paid</c>, <c>failed</c>, <c>canceled</c>. One that was paid may still fail, days later.</param>
internal sealed record Payout(string Id, long Amount, string Currency, string Status, DateTimeOffset ArrivalDate, DateTimeOffset Created) : IStripeObject
{
    public bool Automatic { get; init; }

    public string? FailureCode { get; init; }

    public StripeRef<BalanceTransaction>? BalanceTransaction { get; init; }
}

/// <summary>Reads a text, or the member <c>id</c> of an object.</summary>
internal sealed class AnyIdConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.TryGetProperty("id", out var id) ? id.GetString() : throw new JsonException("It has no id.");
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
