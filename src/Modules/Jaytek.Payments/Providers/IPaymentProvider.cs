using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Refunds;
using Jaytek.Payments.Subscriptions;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Payments.Providers;

/// <summary>A page of the provider's on which the buyer pays.</summary>
/// <param name="SessionId">The provider's name for it.</param>
/// <param name="Url">Where it is; a path where it lies on this site.</param>
/// <param name="ExpiresAt">Until when it can be paid, UTC.</param>
internal sealed record HostedCheckout(string SessionId, string Url, DateTimeOffset ExpiresAt);

/// <summary>What came by a webhook, proven to be the provider's.</summary>
/// <param name="EventId">The provider's name for it; the same event has the same, however often it comes.</param>
/// <param name="Kind">The provider's word for what happened.</param>
internal sealed record ProviderMessage(string EventId, string Kind)
{
    /// <summary>True where it tells of the other world: of play money at a site that takes real money, or the reverse.</summary>
    public bool IsOtherWorld { get; init; }
}

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

    /// <summary>The refunds of an order's payment, as the provider has them.</summary>
    Task<Result<IReadOnlyList<RefundChanged>>> RefundsAsync(Order order, CancellationToken cancellationToken);

    /// <summary>Where an administrator gives evidence in a dispute, at the provider; null where there is no such place.</summary>
    string? EvidenceAddress(string disputeReference) => null;

    /// <summary>What the provider took of a payment; null where it does not tell yet.</summary>
    Task<Result<Money?>> FeeAsync(Order order, CancellationToken cancellationToken);

    /// <summary>How a subscription stands, and what was paid for it. Its <see cref="Subscription.Reference"/> is known.</summary>
    Task<Result<SubscriptionStanding>> SubscriptionAsync(Subscription subscription, CancellationToken cancellationToken);

    /// <summary>Lets a subscription run out, go on, or end at once; one that has ended is ended.</summary>
    /// <param name="subscription">Which.</param>
    /// <param name="wish">What is to be done.</param>
    /// <param name="key">Of this wish.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Result> ChangeAsync(Subscription subscription, SubscriptionWish wish, string key, CancellationToken cancellationToken);

    /// <summary>True where it has pages on which buyers look after their cards.</summary>
    bool HasPortal { get; }

    /// <summary>The address of those pages, for one customer and for minutes. Asked only where <see cref="HasPortal"/>.</summary>
    /// <param name="customer">The provider's name for the buyer.</param>
    /// <param name="returnTo">Where they lead back to.</param>
    /// <param name="key">Of this press of the button.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Result<string>> PortalAsync(string customer, string returnTo, string key, CancellationToken cancellationToken);

    /// <summary>Checks that a message is the provider's and of now. Errors: <c>payments.webhook.signature</c>, <c>payments.webhook.invalid</c>.</summary>
    Result<ProviderMessage> Check(ReadOnlyMemory<byte> body, IHeaderDictionary headers);

    /// <summary>What a message that was checked tells.</summary>
    ProviderFact Translate(string body);

    /// <summary>How it is, as this process knows it.</summary>
    ProviderHealth Health { get; }

    /// <summary>What moved at the provider in a time, the oldest at the end; what others move there by the same account is not told apart.</summary>
    Task<Result<IReadOnlyList<StatementLine>>> StatementAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>What the provider has told, or would have, in a time.</summary>
    Task<Result<IReadOnlyList<ToldEvent>>> EventsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>
    /// What an event of that list says, in the words that <see cref="Translate"/> reads: a list may be written in others. What it is about is read
    /// anew then, so that it tells of now.
    /// </summary>
    Task<Result<string>> BodyAsync(ToldEvent told, CancellationToken cancellationToken) => Task.FromResult(Result.From(told.Body));
}
