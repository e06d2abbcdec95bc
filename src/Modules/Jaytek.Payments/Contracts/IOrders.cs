using Jaytek.Kernel;

namespace Jaytek.Payments.Contracts;

/// <summary>A paid order, as who fulfils it needs to know it.</summary>
/// <param name="Id">26 characters.</param>
/// <param name="ItemId">What was bought.</param>
/// <param name="BuyerId">By whom.</param>
/// <param name="SellerId">Of whom.</param>
/// <param name="Title">What the buyer read.</param>
/// <param name="Gross">What they paid.</param>
/// <param name="Tax">The part of it that is tax.</param>
/// <param name="PaidAt">When, UTC.</param>
/// <param name="IsWhollyTakenBack">True where nothing of the price is left.</param>
public sealed record PaidOrder(
    string Id, string ItemId, string BuyerId, string SellerId, string Title, Money Gross, Money Tax, DateTimeOffset PaidAt, bool IsWhollyTakenBack)
{
    /// <summary>The subscription of which this order is a period; null of what is bought once.</summary>
    public string? SubscriptionId { get; init; }

    /// <summary>
    /// True where that subscription is over by now. Its end may be told before a payment that was taken late is: whoever grants gives nothing
    /// that nobody would take away again.
    /// </summary>
    public bool IsSubscriptionOver { get; init; }
}

/// <summary>Orders, for the modules whose things are sold. They act as the system, when an event tells them to.</summary>
public interface IOrders
{
    /// <summary>An order that was paid, or null.</summary>
    Task<PaidOrder?> FindPaidAsync(string orderId, CancellationToken cancellationToken);

    /// <summary>Notes that the buyer has what they paid for; in the open unit of work. Once or twice is the same.</summary>
    Task<Result> FulfilAsync(string orderId, CancellationToken cancellationToken);

    /// <summary>Asks for all that is left of the price to go back to the buyer, and ends the subscription of which it is a period. Once or twice is the same. Errors: <c>payments.order.not_found</c>.</summary>
    Task<Result> GiveBackAsync(string orderId, string reason, CancellationToken cancellationToken);
}
