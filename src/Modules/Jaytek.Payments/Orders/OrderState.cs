namespace Jaytek.Payments.Orders;

/// <summary>Where an order stands.</summary>
internal enum OrderState
{
    /// <summary>It is to be told to the provider.</summary>
    Started,

    /// <summary>The provider waits for the buyer.</summary>
    Waiting,

    /// <summary>The money is there.</summary>
    Paid,

    /// <summary>The buyer has what they paid for.</summary>
    Fulfilled,

    /// <summary>A part of the price went back.</summary>
    PartRefunded,

    /// <summary>All of the price went back.</summary>
    Refunded,

    /// <summary>The buyer's bank withholds the money.</summary>
    Disputed,

    /// <summary>Nobody paid in time.</summary>
    Abandoned,

    /// <summary>The payment did not succeed.</summary>
    Failed,
}

/// <summary>Which way an order may go.</summary>
internal static class OrderStates
{
    /// <summary>
    /// Whether the step is legal. Money that arrives late for an order that was given up is money all the same; what was paid never goes back to
    /// being unpaid.
    /// </summary>
    public static bool MayBecome(this OrderState from, OrderState to) => from.IsPaid() ? to.IsPaid() && to != from : to switch
    {
        OrderState.Waiting => from is OrderState.Started,
        OrderState.Abandoned or OrderState.Failed => from is OrderState.Started or OrderState.Waiting,
        OrderState.Paid => true,
        _ => false,
    };

    /// <summary>True from the moment that the money was there.</summary>
    public static bool IsPaid(this OrderState state) =>
        state is OrderState.Paid or OrderState.Fulfilled or OrderState.PartRefunded or OrderState.Refunded or OrderState.Disputed;

    /// <summary>True while the buyer may still pay.</summary>
    public static bool IsOpen(this OrderState state) => state is OrderState.Started or OrderState.Waiting;
}
