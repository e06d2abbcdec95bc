using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;

namespace Jaytek.Payments.Checkout;

/// <summary>How an order stands, in a buyer's words.</summary>
/// <param name="Head">A few words.</param>
/// <param name="Text">A sentence or two.</param>
/// <param name="IsMoving">True while it will change by itself, so that the page asks again.</param>
internal sealed record OrderWords(string Head, string Text, bool IsMoving)
{
    /// <summary>The words for an order.</summary>
    /// <param name="order">Which.</param>
    /// <param name="dispute">How its last dispute stands; null where there is none.</param>
    /// <param name="isPending">True while money of it is on its way back.</param>
    /// <param name="isOver">True where it is a period of a subscription that has ended.</param>
    public static OrderWords Of(Order order, DisputeState? dispute = null, bool isPending = false, bool isOver = false) => order.State switch
    {
        OrderState.Started or OrderState.Waiting => new(
            "Waiting for your payment", "If you have paid already, this page shows it by itself within moments. If not, go on to the payment.", true),
        OrderState.Paid => new("Paid", "Thank you. What you bought is being opened for you; that takes a moment.", true),
        OrderState.Fulfilled when isOver => new("Paid, and ended", "This period was paid. Its subscription has ended: nothing renews, and what it opened is closed.", false),
        OrderState.Fulfilled => new("It is yours", "Thank you. Your payment has arrived, and what you bought is open to you.", false),
        OrderState.PartRefunded or OrderState.Refunded when isPending => new(
            "Money is on its way back to you", "Your bank has it within ten days. This page says when it has left for good.", false),
        OrderState.PartRefunded => new("Refunded in part", "A part of the price went back to you. What you bought stays open to you.", false),
        OrderState.Refunded => new("Refunded", "The whole price went back to you. Banks take up to ten days to show it.", false),
        OrderState.Disputed when dispute == DisputeState.Lost => new(
            "Taken back by your bank", "Your bank decided for you, and has the money of this order. What you bought is closed.", false),
        OrderState.Disputed => new("Held by your bank", "Your bank holds the money of this order back, and decides about it.", false),
        OrderState.Abandoned => new("Not paid", "This order was not paid in its time and is closed. Nothing was taken.", false),
        OrderState.Failed => new("The payment did not succeed", "Nothing was taken. You can try again, also with another card.", false),
        _ => throw new ArgumentOutOfRangeException(nameof(order), order.State, null),
    };

    /// <summary>The word for a state in lists.</summary>
    public static string Short(OrderState state) => state switch
    {
        OrderState.Started or OrderState.Waiting => "Not paid yet",
        OrderState.Paid or OrderState.Fulfilled => "Paid",
        OrderState.PartRefunded => "Refunded in part",
        OrderState.Refunded => "Refunded",
        OrderState.Disputed => "Held or taken back by your bank",
        OrderState.Abandoned => "Not paid",
        OrderState.Failed => "Failed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
