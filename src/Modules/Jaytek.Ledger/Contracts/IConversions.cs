using Jaytek.Kernel;

namespace Jaytek.Ledger.Contracts;

/// <summary>Conversions between currencies: two legs, each balanced in its own, and a record of the rate.</summary>
public interface IConversions
{
    /// <summary>
    /// Converts a person's available money; what they got. The same key converts once. Errors: <c>ledger.conversion.rate</c>,
    /// <c>ledger.funds.insufficient</c>, <c>ledger.posting.key_reused</c>. Who may is for the caller to ask.
    /// </summary>
    /// <param name="key">What makes it this conversion.</param>
    /// <param name="userId">Whose money.</param>
    /// <param name="amount">Above zero.</param>
    /// <param name="currency">Into which.</param>
    /// <param name="rate">Major units of the other currency for one of this; at most ten decimals count.</param>
    /// <param name="source">Where the rate comes from, for the record.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Result<Money>> ConvertAsync(string key, string userId, Money amount, string currency, decimal rate, string source, CancellationToken cancellationToken);
}
