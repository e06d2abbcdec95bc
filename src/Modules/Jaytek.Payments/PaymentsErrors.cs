using Jaytek.Kernel;

namespace Jaytek.Payments;

/// <summary>Every refusal of this module.</summary>
internal static class PaymentsErrors
{
    public static Error NotSold { get; } = new("payments.purchase.unknown", "This is not for sale.", ErrorKind.NotFound);

    public static Error SignIn { get; } = new("payments.buyer.unknown", "Sign in to buy.", ErrorKind.Unauthenticated);

    public static Error GuestName { get; } = Error.Member("payments.guest.name", "GuestName", "Type your name, in at most 200 characters.");

    public static Error GuestEmail { get; } = Error.Member("payments.guest.email", "GuestEmail", "Type your address of e-mail: your receipt and the way to what you buy go there.");

    public static Error GuestClaimed { get; } = new("payments.guest.claimed", "This order went into an account already.", ErrorKind.Conflict);

    public static Error NoGuests { get; } = new("payments.guest.off", "Sign in to buy this.", ErrorKind.Unauthenticated);

    public static Error Billing(string member, string text) => Error.Member("payments.billing.invalid", member, text);

    public static Error Promotion { get; } = Error.Member("payments.promotion.unknown", "Code", "This code is not good for it.");

    public static Error PromotionUsedUp { get; } = Error.Member("payments.promotion.used_up", "Code", "This code is used up.");

    public static Error PromotionUsed { get; } = Error.Member("payments.promotion.used", "Code", "You have used this code already.");

    public static Error PromotionOnce { get; } = Error.Member("payments.promotion.subscription", "Code", "Codes are not good for subscriptions.");

    public static Error PromotionInput(string member, string text) => Error.Member("payments.promotion.invalid", member, text);

    public static Error PromotionTaken { get; } = Error.Member("payments.promotion.taken", "Code", "There is such a code already.");

    public static Error PromotionNotFound { get; } = new("payments.promotion.not_found", "There is no such code.", ErrorKind.NotFound);

    public static Error OtherPrice { get; } = new("payments.order.other_price", "The price has changed meanwhile. Look at it once more.", ErrorKind.Conflict);

    public static Error OrderNotFound { get; } = new("payments.order.not_found", "There is no such order.", ErrorKind.NotFound);

    public static Error NotPaid { get; } = new("payments.order.not_paid", "Nothing was paid for this order.", ErrorKind.Conflict);

    public static Error TooMuch(Money left) => Error.Member("payments.refund.too_much", "Amount", $"Of this order {left} can be refunded.");

    public static Error Reason { get; } = Error.Member("payments.refund.reason", "Reason", "Say why, in at most 300 characters.");

    /// <summary>The one answer after which a call is not made again.</summary>
    public const string RefusedCode = "payments.provider.refused";

    public static Error Refused(string provider, string reason) => new(RefusedCode, $"{provider} refused it: {reason}", ErrorKind.Unprocessable);

    /// <summary>The answer after which it may have been done all the same.</summary>
    public const string UnreachableCode = "payments.provider.unreachable";

    public static Error Unreachable(string provider) => new(
        UnreachableCode, $"{provider} did not answer. It is tried again by itself.", ErrorKind.Unavailable);

    public static Error KeyReused { get; } = new("payments.refund.key_reused", "This refund was asked for before, with another amount.", ErrorKind.Unprocessable);

    public static Error OtherRefund(string refundId, Money told, Money ours) => new(
        "payments.refund.other_amount", $"Refund {refundId} is of {ours} here, and of {told} at the provider. Nothing was moved; somebody has to look.", ErrorKind.Conflict);

    public static Error OtherPayment(string refundId) => new(
        "payments.refund.other_payment", $"Refund {refundId} bears our note of another order's refund. Nothing was moved; somebody has to look.", ErrorKind.Conflict);

    public static Error TooLate(int days) => new("payments.refund.too_late", $"Your money can be given back within {Counted.Of(days, "day", "days")} of the payment.", ErrorKind.Conflict);

    public static Error Returned { get; } = new("payments.refund.already", "Money of this order went back already, or is on its way.", ErrorKind.Conflict);

    public static Error WithBank { get; } = new("payments.refund.disputed", "Your bank has asked for this money; it decides.", ErrorKind.Conflict);

    public static Error NoReturns { get; } = new("payments.refund.not_offered", "Write to us if you want your money back.", ErrorKind.Conflict);

    public static Error UnderWay { get; } = new("payments.order.under_way", "You have paid for this already; it is on its way to you.", ErrorKind.Conflict);

    public static Error Subscribed { get; } = new("payments.subscription.live", "You have subscribed to this already; it renews by itself.", ErrorKind.Conflict);

    public static Error SubscriptionNotFound { get; } = new("payments.subscription.not_found", "There is no such subscription.", ErrorKind.NotFound);

    public static Error SubscriptionOver { get; } = new("payments.subscription.over", "This subscription is over, or is just being ended.", ErrorKind.Conflict);

    public static Error NoPortal { get; } = new("payments.subscription.no_portal", "There is no card of yours to look after here.", ErrorKind.NotFound);

    public static Error NoPayment(string bill) => new(
        "payments.subscription.no_payment", $"Bill {bill} is called paid, and the provider names no payment for it. Nothing was moved; somebody has to look.", ErrorKind.Conflict);

    public static Error Foreign { get; } = new("payments.event.foreign", "No order of this site belongs to it: somebody else uses the account.", ErrorKind.NotFound);

    public static Error EventNotFound { get; } = new("payments.event.not_found", "There is no such event.", ErrorKind.NotFound);

    public static Error EventCleared { get; } = new("payments.event.cleared", "What this event said is kept no longer.", ErrorKind.Conflict);

    public static Error NoSale { get; } = new(
        "payments.provider.none", "Nothing can be bought here yet: no payment provider is set up.", ErrorKind.Unavailable);

    public static Error NoConnect { get; } = new("payments.connect.off", "Payouts by Stripe are not set up on this site yet; an administrator has to enter its address.", ErrorKind.Conflict);

    public static Error Country { get; } = Error.Member("payments.connect.country", "Country", "Choose the country in which you live.");

    public static Error NotConnected { get; } = new(
        "payments.connect.not_ready", "The account at Stripe is not ready: Stripe still asks its owner something.", ErrorKind.Conflict);

    public static Error NoBalance(Money amount) => new(
        "payments.connect.balance", $"Less than {amount} lies at the provider so far. It is tried again by itself.", ErrorKind.Unavailable);

    public static Error TransferPart(string transfer, Money reversed, Money amount) => new(
        "payments.connect.part", $"Of the transfer {transfer} of {amount} only {reversed} were taken back. Nothing was moved; somebody has to look.", ErrorKind.Conflict);

    public static Error NoProvider { get; } = new("payments.provider.unknown", "There is no such provider.", ErrorKind.NotFound);

    public static Error Signature { get; } = new("payments.webhook.signature", "The signature is not the provider's, or not of now.", ErrorKind.Invalid);

    public static Error Message { get; } = new("payments.webhook.invalid", "The message cannot be read.", ErrorKind.Invalid);

    public static Error OtherCheckout(string orderId) => new(
        "payments.order.other_checkout", $"Order {orderId} was paid on a page that is not its own. Nothing was moved; somebody has to look.", ErrorKind.Conflict);

    public static Error OtherAmount(string orderId, Money told, Money price) => new(
        "payments.order.other_amount", $"Order {orderId} costs {price}, and {told} were paid. Nothing was moved; somebody has to look.", ErrorKind.Conflict);
}
