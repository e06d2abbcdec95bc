using System.Text;
using System.Text.Json;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Endpoints;
using Jaytek.Payments.Stripe.Objects;
using Jaytek.Payments.Subscriptions;
using static Jaytek.Payments.Stripe.StripeAsking;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Payments.Stripe;

/// <summary>Stripe, by its hosted checkout.</summary>
internal sealed class StripeProvider(StripeClient client, StripeOptions options, TimeProvider clock) : IPaymentProvider
{
    public const string ProviderName = "stripe";

    private const int MostRefunds = 1_000;

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
        var line = new CheckoutLine(order.Title, order.Price) { Every = order.Every is { } every ? StripeSubscriptions.Interval(every) : null };
        var checkout = new NewCheckout([line], $"{site}/checkout/orders/{order.Id}", site + order.ReturnPath, order.Id)
        {
            ExpiresAt = order.CreatedAt + Patience,
            TransferGroup = order.Id,
            CustomerId = order.CustomerReference,
        };
        return await AskAsync<HostedCheckout>(async () =>
            await CreateAsync(checkout, "order-" + order.Id, cancellationToken) is { Url: { } url } session
                ? new HostedCheckout(session.Id, url, session.ExpiresAt)
                : PaymentsErrors.Refused(Name, "the checkout is over"), cancellationToken);
    }

    private async Task<CheckoutSession> CreateAsync(NewCheckout checkout, string key, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Checkout.CreateAsync(checkout, key, cancellationToken);
        }
        catch (StripeException e) when (checkout.CustomerId is not null && e.Failure is { Code: "resource_missing", Param: "customer" })
        {
            // Somebody has deleted the customer there: the buyer is a new one, at each try of this order.
            return await client.Checkout.CreateAsync(checkout with { CustomerId = null }, key + "-new", cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task<Result<ProviderFact>> LookAsync(Order order, CancellationToken cancellationToken) =>
        AskAsync(async () => Result.From(StripeEvents.Of(await client.Checkout.GetAsync(order.SessionId!, cancellationToken))), cancellationToken);

    /// <inheritdoc/>
    public Task<Result<RefundChanged>> RefundAsync(Order order, Refunds.Refund refund, CancellationToken cancellationToken) =>
        AskAsync<RefundChanged>(async () => order.PaymentReference is not { } payment
            ? PaymentsErrors.Refused(Name, "nothing was paid")
            : StripeAmounts.ToStripe(new Money(refund.Amount, order.Currency)).Error is { } amount ? PaymentsErrors.Refused(Name, amount.Message)
            : StripeEvents.Of(await client.Payments.RefundAsync(
                payment, new Money(refund.Amount, order.Currency), Notes(order, refund), "refund-" + refund.Id, cancellationToken)), cancellationToken);

    /// <inheritdoc/>
    public Task<Result<IReadOnlyList<RefundChanged>>> RefundsAsync(Order order, CancellationToken cancellationToken) =>
        AskAsync(async () =>
        {
            var made = new List<RefundChanged>();
            if (order.PaymentReference is { } payment)
            {
                await foreach (var refund in client.Payments.ListRefundsAsync(CreatedIn.Ever, payment, MostRefunds, cancellationToken))
                    made.Add(StripeEvents.Of(refund));
            }

            return Result.From<IReadOnlyList<RefundChanged>>(made);
        }, cancellationToken);

    /// <inheritdoc/>
    public string EvidenceAddress(string disputeReference) => $"https://dashboard.stripe.com/{(options.IsLive() ? "" : "test/")}disputes/{Uri.EscapeDataString(disputeReference)}";

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
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<Result<SubscriptionStanding>> SubscriptionAsync(Subscriptions.Subscription subscription, CancellationToken cancellationToken) =>
        AskAsync(() => StripeSubscriptions.ReadAsync(client, subscription.Reference!, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<Result> ChangeAsync(Subscriptions.Subscription subscription, SubscriptionWish wish, string key, CancellationToken cancellationToken) =>
        (await AskAsync<string>(async () => (await StripeSubscriptions.ChangeAsync(client, subscription.Reference!, wish, key, cancellationToken)).Id, cancellationToken)).ToResult();

    /// <inheritdoc/>
    public bool HasPortal => true;

    /// <inheritdoc/>
    public Task<Result<string>> PortalAsync(string customer, string returnTo, string key, CancellationToken cancellationToken) =>
        AskAsync<string>(async () => (await client.Billing.CreatePortalAsync(customer, returnTo, "portal-" + key, cancellationToken)).Url, cancellationToken);

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
            return new ProviderMessage(happened.Id, happened.Type) { IsOtherWorld = happened.Livemode != options.IsLive() };
        }
        catch (JsonException)
        {
            return PaymentsErrors.Message;
        }
    }

    /// <inheritdoc/>
    public ProviderFact Translate(string body) => StripeEvents.Translate(StripeEvent.Parse(Encoding.UTF8.GetBytes(body)));

    /// <inheritdoc/>
    public ProviderHealth Health => new(options.IsLive() ? ProviderMode.Live : ProviderMode.Test, client.Pulse.SucceededAt, client.Pulse.FailedAt, client.Pulse.Failure);

    /// <inheritdoc/>
    public Task<Result<IReadOnlyList<StatementLine>>> StatementAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        AskAsync(() => StripeStatement.LinesAsync(client, from, until, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<Result<IReadOnlyList<ToldEvent>>> EventsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        AskAsync(() => StripeStatement.EventsAsync(client, options.IsLive(), from, until, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<Result<string>> BodyAsync(ToldEvent told, CancellationToken cancellationToken)
    {
        var read = await AskAsync(async () => Result.From(await StripeRereading.BodyAsync(client, told.Body, cancellationToken)), cancellationToken);
        // What is gone at Stripe stays as it was told, for a person.
        return read.Error?.Code == PaymentsErrors.RefusedCode ? told.Body : read;
    }

    private static Dictionary<string, string> Notes(Order order, Refunds.Refund refund) => new() { [NewCheckout.OrderNote] = order.Id, [StripeEvents.RefundNote] = refund.Id };
}
