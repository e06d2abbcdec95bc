using System.Text.Json;
using Jaytek.Kernel;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Endpoints;
using Jaytek.Payments.Stripe.Objects;

namespace Jaytek.Payments.Stripe;

/// <summary>What Stripe's own books and its list of events say, in words that are no provider's.</summary>
internal static class StripeStatement
{
    // Far above what a site of this kind moves in a month; more than this is compared by nobody.
    private const int Most = 50_000;

    // Stripe's limit for one question.
    private const int TypesAtOnce = 20;

    /// <summary>The lines of a time. Errors: <c>payments.provider.refused</c> where there are too many, or an amount that cannot be kept here.</summary>
    public static async Task<Result<IReadOnlyList<StatementLine>>> LinesAsync(StripeClient client, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var lines = new List<StatementLine>();
        await foreach (var entry in client.Statements.ListEntriesAsync(new CreatedIn(from, until), Most, cancellationToken))
        {
            var line = Of(entry);
            if (line.Error is { } error)
                return error;
            lines.Add(line.Value);
        }

        return lines.Count < Most ? lines : PaymentsErrors.Refused(StripeProvider.ProviderName, $"its statement has {Most} lines and more in this time");
    }

    /// <summary>The events of a time that mean something to us, the oldest first.</summary>
    public static async Task<Result<IReadOnlyList<ToldEvent>>> EventsAsync(
        StripeClient client, bool isLive, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var told = new List<StripeEvent>();
        foreach (var types in StripeEvents.Types.Chunk(TypesAtOnce))
        {
            await foreach (var happened in client.Statements.ListEventsAsync(new CreatedIn(from, until), types, Most, cancellationToken))
                told.Add(happened);
        }

        return Result.From<IReadOnlyList<ToldEvent>>(
            [.. told.Where(e => e.Livemode == isLive).OrderBy(e => e.Created).Select(e => new ToldEvent(e.Id, e.Type, JsonSerializer.Serialize(e, StripeJson.Options)))]);
    }

    private static Result<StatementLine> Of(StatementEntry entry)
    {
        var (amount, fee) = (StripeAmounts.ToMoney(entry.Amount, entry.Currency), StripeAmounts.ToMoney(entry.Fee, entry.Currency));
        if ((amount.Error ?? fee.Error) is { } error)
            return error;
        var source = entry.Source?.Value;
        var payment = source?.PaymentIntent?.Id;
        var (kind, reference) = source?.Object switch
        {
            "charge" => (LineKind.Payment, payment ?? source.Id),
            "refund" => (LineKind.Refund, source.Id),
            "dispute" => (LineKind.Dispute, source.Id),
            "payout" => (LineKind.Payout, source.Id),
            _ => (LineKind.Other, entry.Source?.Id ?? entry.Id),
        };
        return new StatementLine(kind, reference, payment, source?.Metadata?.GetValueOrDefault(NewCheckout.OrderNote) ?? source?.TransferGroup, amount.Value, fee.Value, entry.Created);
    }
}
