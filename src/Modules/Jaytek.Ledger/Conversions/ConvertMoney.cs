using System.Globalization;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;

namespace Jaytek.Ledger.Conversions;

/// <summary>Converts a person's money. No sum crosses currencies: each leg meets the platform's conversion account of its own currency.</summary>
internal sealed class ConvertMoney(ActionRunner runner, IPostings postings) : IConversions
{
    private const long RateUnits = 10_000_000_000;
    private const decimal MaxRate = 100_000_000;

    /// <inheritdoc/>
    public Task<Result<Money>> ConvertAsync(
        string key, string userId, Money amount, string currency, decimal rate, string source, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount.Minor, nameof(amount));
        ArgumentOutOfRangeException.ThrowIfEqual(currency, amount.Currency);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(source.Length, ConversionRate.MaxSource, nameof(source));
        return runner.RunAsync<Money>("ledger.money.convert", async scope =>
        {
            if (Convert(amount, currency, rate) is not { } converted)
                return LedgerErrors.Rate;
            var posted = await postings.PostAsync(
                new PostingDraft
                {
                    Key = "fx:" + key,
                    Kind = PostingKind.Fx,
                    Source = "ledger",
                    Description = $"{amount} converted to {converted}",
                    Entries =
                    [
                        .. EntryDraft.Move(AccountRef.Available(userId, amount.Currency), AccountRef.Conversion(amount.Currency), amount),
                        .. EntryDraft.Move(AccountRef.Conversion(currency), AccountRef.Available(userId, currency), converted),
                    ],
                    Metadata = new Dictionary<string, string> { ["rate"] = Text(rate), ["rate_source"] = source },
                },
                cancellationToken);
            if (posted.Error is { } error)
                return error;
            if (!posted.Value.IsReplay)
                scope.Db.Add(new ConversionRate
                {
                    PostingId = posted.Value.Id, FromCurrency = amount.Currency, ToCurrency = currency, FromAmount = amount.Minor, ToAmount = converted.Minor,
                    Rate = Text(rate), Source = source, At = posted.Value.At,
                });
            return converted;
        }, cancellationToken);
    }

    // Null where the rate is none, or what comes out is nothing or too much for one entry.
    private static Money? Convert(Money amount, string currency, decimal rate)
    {
        if (rate is <= 0 or > MaxRate || amount.Minor > EntryDraft.MaxAmount)
            return null;
        var (from, to) = (Currency.Of(amount.Currency), Currency.Of(currency));
        var (numerator, denominator) = ((Int128)decimal.Truncate(rate * RateUnits) * to.MinorPerMajor, (Int128)RateUnits * from.MinorPerMajor);
        if (amount.Minor * numerator / denominator >= EntryDraft.MaxAmount)
            return null;
        var minor = Rounding.Scale(amount.Minor, numerator, denominator);
        return minor > 0 ? new Money(minor, currency) : null;
    }

    private static string Text(decimal rate) => rate.ToString(CultureInfo.InvariantCulture);
}
