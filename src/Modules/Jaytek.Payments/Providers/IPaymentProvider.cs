using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Refunds;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Payments.Providers;

/// <summary>A page of the provider's on which the buyer pays.</summary>
/// <param name="SessionId">The provider's name for it.</param>
/// <param name="Url">Where it is.</param>
/// <param name="ExpiresAt">Until when it can be paid, UTC.</param>
internal sealed record HostedCheckout(string SessionId, string Url, DateTimeOffset ExpiresAt);

/// <summary>What came by a webhook, proven to be the provider's.</summary>
/// <param name="EventId">The provider's name for it; the same event has the same, however often it comes.</param>
/// <param name="Kind">The provider's word for what happened.</param>
internal sealed record ProviderMessage(string EventId, string Kind);

/// <summary>
/// Who takes the money. Every call that changes something bears the key of the row for which it is made, so that the same call made again, after
/// a crash or an answer that was lost, does it once. Errors of all calls: <c>payments.provider.refused</c>, and
/// <c>payments.provider.unreachable</c>, after which the outcome is not known and the call is made again.
/// </summary>
internal interface IPaymentProvider
{
    /// <summary>The name in addresses, settings and books, such as <c>stripe</c>.</summary>
    string Name { get; }

    /// <summary>False where it is not configured.</summary>
    bool IsReady { get; }

    /// <summary>Opens a checkout for an order.</summary>
    /// <param name="order">Its id is the key.</param>
    /// <param name="site">The site's address, without a slash at the end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Result<HostedCheckout>> OpenAsync(Order order, string site, CancellationToken cancellationToken);

    /// <summary>How an order's checkout stands at the provider: for who did not hear of it.</summary>
    Task<Result<ProviderFact>> LookAsync(Order order, CancellationToken cancellationToken);

    /// <summary>Gives money back.</summary>
    /// <param name="order">Of which.</param>
    /// <param name="refund">Its id is the key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Result<RefundChanged>> RefundAsync(Order order, Refund refund, CancellationToken cancellationToken);

    /// <summary>What the provider took of a payment; null where it does not tell yet.</summary>
    Task<Result<Money?>> FeeAsync(Order order, CancellationToken cancellationToken);

    /// <summary>Checks that a message is the provider's and of now. Errors: <c>payments.webhook.signature</c>, <c>payments.webhook.invalid</c>.</summary>
    Result<ProviderMessage> Check(ReadOnlyMemory<byte> body, IHeaderDictionary headers);

    /// <summary>What a message that was checked tells.</summary>
    ProviderFact Translate(string body);
}
