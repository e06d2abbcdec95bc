using System.Text;
using System.Text.Json;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Endpoints;
using Jaytek.Payments.Stripe.Objects;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Payments.Stripe;

/// <summary>Stripe, by its hosted checkout.</summary>
internal sealed class StripeProvider(StripeClient client, StripeOptions options, TimeProvider clock) : IPaymentProvider
{
    public const string ProviderName = "stripe";

    // Of the day that Stripe allows at most: the same at each try, for the same key has to say the same.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(23);

    /// <inheritdoc/>
    public string Name => ProviderName;

    /// <inheritdoc/>
    public bool IsReady => options.IsSet();

    /// <inheritdoc/>
    public async Task<Result<HostedCheckout>> OpenAsync(Order order, string site, CancellationToken cancellationToken)
    {
        if (site.Length == 0)
            return PaymentsErrors.Refused(Name, "the address of this site is not known for certain; an administrator has to set it");
        if (StripeAmounts.ToStripe(order.Price).Error is { } amount)
            return PaymentsErrors.Refused(Name, amount.Message);
        var checkout = new NewCheckout([new CheckoutLine(order.Title, order.Price)], $"{site}/checkout/orders/{order.Id}", site + order.ReturnPath, order.Id)
        {
            ExpiresAt = order.CreatedAt + Patience,
            TransferGroup = order.Id,
        };
        return await AskAsync<HostedCheckout>(async () =>
            await client.Checkout.CreateAsync(checkout, "order-" + order.Id, cancellationToken) is { Url: { } url } session
                ? new HostedCheckout(session.Id, url, session.ExpiresAt)
                : PaymentsErrors.Refused(Name, "the checkout is over"));
    }

    /// <inheritdoc/>
    public Task<Result<ProviderFact>> LookAsync(Order order, CancellationToken cancellationToken) =>
        AskAsync(async () => Result.From(StripeEvents.Of(await client.Checkout.GetAsync(order.SessionId!, cancellationToken))));

    /// <inheritdoc/>
    public Task<Result<RefundChanged>> RefundAsync(Order order, Refunds.Refund refund, CancellationToken cancellationToken) =>
        AskAsync<RefundChanged>(async () => order.PaymentReference is not { } payment
            ? PaymentsErrors.Refused(Name, "nothing was paid")
            : StripeAmounts.ToStripe(new Money(refund.Amount, order.Currency)).Error is { } amount ? PaymentsErrors.Refused(Name, amount.Message)
            : StripeEvents.Of(await client.Payments.RefundAsync(
                payment, new Money(refund.Amount, order.Currency), new Dictionary<string, string> { [NewCheckout.OrderNote] = order.Id }, "refund-" + refund.Id, cancellationToken)));

    /// <inheritdoc/>
    public Task<Result<Money?>> FeeAsync(Order order, CancellationToken cancellationToken) =>
        AskAsync<Money?>(async () =>
        {
            // A price of nothing needs no payment.
            if (order.PaymentReference is not { } reference)
                return Result.From<Money?>(Money.Zero(order.Currency));
            var payment = await client.Payments.GetAsync(reference, cancellationToken);
            if (payment.LatestCharge?.Value?.BalanceTransaction?.Value is not { } line)
                return Result.From<Money?>(null);
            var fee = StripeAmounts.ToMoney(line.Fee, line.Currency);
            return fee.Error is { } error ? error : Result.From<Money?>(fee.Value);
        });

    /// <inheritdoc/>
    public Result<ProviderMessage> Check(ReadOnlyMemory<byte> body, IHeaderDictionary headers)
    {
        var header = headers[StripeSignature.HeaderName].ToString();
        if (StripeSignature.Check(body.Span, header, options.WebhookSecrets(), clock.GetUtcNow()) != StripeSignatureVerdict.Good)
            return PaymentsErrors.Signature;
        try
        {
            var happened = StripeEvent.Parse(body.Span);
            // An endpoint of the other world with our secret: what it tells is not of our money.
            return happened.Livemode == options.IsLive() ? new ProviderMessage(happened.Id, happened.Type) : PaymentsErrors.Message;
        }
        catch (JsonException)
        {
            return PaymentsErrors.Message;
        }
    }

    /// <inheritdoc/>
    public ProviderFact Translate(string body) => StripeEvents.Translate(StripeEvent.Parse(Encoding.UTF8.GetBytes(body)));

    // What Stripe may have done all the same, and what is ours to put right, is asked again; what it has refused it would refuse again.
    private static async Task<Result<T>> AskAsync<T>(Func<Task<Result<T>>> ask)
    {
        try
        {
            return await ask();
        }
        catch (StripeException e)
        {
            return !e.Failure.OutcomeUnknown && e.Failure.Kind is StripeFailureKind.Card or StripeFailureKind.InvalidRequest or StripeFailureKind.NotFound or StripeFailureKind.Idempotency
                ? PaymentsErrors.Refused(ProviderName, e.Failure.Message)
                : PaymentsErrors.Unreachable(ProviderName) with { Message = e.Message };
        }
    }
}
