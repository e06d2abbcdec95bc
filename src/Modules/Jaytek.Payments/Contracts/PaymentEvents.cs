using Jaytek.Kernel;

namespace Jaytek.Payments.Contracts;

/// <summary>The money of an order is there; it waits in the suspense account of <see cref="SaleKey"/> for its split.</summary>
/// <param name="OrderId">26 characters.</param>
/// <param name="Purchase">What sort of thing was bought.</param>
/// <param name="ItemId">Which.</param>
/// <param name="BuyerId">Who bought.</param>
public sealed record PaymentSettled(string OrderId, string Purchase, string ItemId, string BuyerId) : IDomainEvent
{
    /// <inheritdoc/>
    public string AggregateId => OrderId;

    /// <summary>The key of the sale in the books.</summary>
    public string SaleKey => SaleKeys.Of(OrderId);
}

/// <summary>Money of an order went back to the buyer, or is withheld by their bank; those who shared the sale have given their part already.</summary>
/// <param name="OrderId">26 characters.</param>
/// <param name="Purchase">What sort of thing was bought.</param>
/// <param name="ItemId">Which.</param>
/// <param name="BuyerId">Who bought.</param>
/// <param name="IsWhole">True where nothing of the price is left.</param>
public sealed record PaymentTakenBack(string OrderId, string Purchase, string ItemId, string BuyerId, bool IsWhole) : IDomainEvent
{
    /// <inheritdoc/>
    public string AggregateId => OrderId;
}

/// <summary>Money that had gone back is here again: a dispute was won, a refund did not reach its bank.</summary>
/// <param name="OrderId">26 characters.</param>
/// <param name="Purchase">What sort of thing was bought.</param>
/// <param name="ItemId">Which.</param>
/// <param name="BuyerId">Who bought.</param>
public sealed record PaymentRestored(string OrderId, string Purchase, string ItemId, string BuyerId) : IDomainEvent
{
    /// <inheritdoc/>
    public string AggregateId => OrderId;
}

/// <summary>
/// A subscription is over, once and for good: what it opened closes. Periods that were paid raise <see cref="PaymentSettled"/> each; money of one
/// that goes back ends nothing by itself.
/// </summary>
/// <param name="SubscriptionId">26 characters; of <see cref="PaidOrder.SubscriptionId"/>.</param>
/// <param name="Purchase">What sort of thing was bought.</param>
/// <param name="ItemId">Which.</param>
/// <param name="BuyerId">Who bought.</param>
public sealed record SubscriptionEnded(string SubscriptionId, string Purchase, string ItemId, string BuyerId) : IDomainEvent
{
    /// <inheritdoc/>
    public string AggregateId => SubscriptionId;
}

/// <summary>How orders are named in the books.</summary>
public static class SaleKeys
{
    /// <summary>The key of an order's sale.</summary>
    public static string Of(string orderId) => "payment:" + orderId;
}
