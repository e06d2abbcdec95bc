using Jaytek.Kernel;

namespace Jaytek.Payments;

/// <summary>Every refusal of this module.</summary>
internal static class PaymentsErrors
{
    public static Error NotSold { get; } = new("payments.purchase.unknown", "This is not for sale.", ErrorKind.NotFound);

    public static Error SignIn { get; } = new("payments.buyer.unknown", "Sign in to buy.", ErrorKind.Unauthenticated);

    public static Error OrderNotFound { get; } = new("payments.order.not_found", "There is no such order.", ErrorKind.NotFound);

    public static Error NotPaid { get; } = new("payments.order.not_paid", "Nothing was paid for this order.", ErrorKind.Conflict);

    public static Error TooMuch(Money left) => Error.Member("payments.refund.too_much", "Amount", $"Of this order {left} can be refunded.");

    public static Error Reason { get; } = Error.Member("payments.refund.reason", "Reason", "Say why, in at most 300 characters.");

    public static Error Refused(string provider, string reason) => new("payments.provider.refused", $"{provider} refused it: {reason}", ErrorKind.Unprocessable);

    public static Error Unreachable(string provider) => new(
        "payments.provider.unreachable", $"{provider} did not answer. It is tried again by itself.", ErrorKind.Unavailable);

    public static Error Early { get; } = new(
        "payments.refund.early", "It is told before the answer to the call that made it; it is looked at again.", ErrorKind.Unavailable);

    public static Error NoSale { get; } = new(
        "payments.provider.none", "Nothing can be bought here yet: no payment provider is set up.", ErrorKind.Unavailable);

    public static Error NoProvider { get; } = new("payments.provider.unknown", "There is no such provider.", ErrorKind.NotFound);

    public static Error Signature { get; } = new("payments.webhook.signature", "The signature is not the provider's, or not of now.", ErrorKind.Invalid);

    public static Error Message { get; } = new("payments.webhook.invalid", "The message cannot be read.", ErrorKind.Invalid);

    public static Error OtherCheckout(string orderId) => new(
        "payments.order.other_checkout", $"Order {orderId} was paid on a page that is not its own. Nothing was moved; somebody has to look.", ErrorKind.Conflict);

    public static Error OtherAmount(string orderId, Money told, Money price) => new(
        "payments.order.other_amount", $"Order {orderId} costs {price}, and {told} were paid. Nothing was moved; somebody has to look.", ErrorKind.Conflict);
}
