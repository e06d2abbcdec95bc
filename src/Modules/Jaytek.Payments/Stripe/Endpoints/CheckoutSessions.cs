using Jaytek.Kernel;
using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Objects;

namespace Jaytek.Payments.Stripe.Endpoints;

/// <summary>Pages at Stripe on which somebody pays.</summary>
internal sealed class CheckoutSessions(StripeCaller caller)
{
    private const string Path = "/v1/checkout/sessions";

    /// <summary>Makes a page.</summary>
    /// <exception cref="ArgumentException">Stripe cannot take one of the amounts: <see cref="StripeAmounts.ToStripe"/> is asked before.</exception>
    /// <exception cref="StripeException">It failed.</exception>
    public Task<CheckoutSession> CreateAsync(NewCheckout checkout, string idempotencyKey, CancellationToken cancellationToken) =>
        caller.CallAsync<CheckoutSession>(StripeRequest.Post(Path, checkout.ToForm(), idempotencyKey), cancellationToken);

    /// <summary>The page as it is now.</summary>
    public Task<CheckoutSession> GetAsync(string id, CancellationToken cancellationToken) =>
        caller.CallAsync<CheckoutSession>(StripeRequest.Get($"{Path}/{StripeRequest.Id(id)}"), cancellationToken);

    /// <summary>Closes a page, so that nobody can pay there any more; refused where somebody has.</summary>
    public Task<CheckoutSession> ExpireAsync(string id, string idempotencyKey, CancellationToken cancellationToken) =>
        caller.CallAsync<CheckoutSession>(StripeRequest.Post($"{Path}/{StripeRequest.Id(id)}/expire", new StripeForm(), idempotencyKey), cancellationToken);

    /// <summary>Pages that were made in a time.</summary>
    public IAsyncEnumerable<CheckoutSession> ListAsync(CreatedIn created, int most, CancellationToken cancellationToken) =>
        caller.ListAsync<CheckoutSession>(Path, new StripeForm().Add("created", created.ToForm()), most, null, cancellationToken);
}

/// <summary>A page to be made.</summary>
/// <param name="Lines">What is sold, 1 to 100.</param>
/// <param name="SuccessUrl">Where the buyer comes back to; <c>{CHECKOUT_SESSION_ID}</c> in it becomes the session's id.</param>
/// <param name="CancelUrl">Where one comes back to who does not buy.</param>
/// <param name="OrderId">Our order; it comes back with the session, and is noted at the payment or subscription.</param>
internal sealed record NewCheckout(IReadOnlyList<CheckoutLine> Lines, string SuccessUrl, string CancelUrl, string OrderId)
{
    /// <summary>The note under which the order's id stands at sessions, payments, subscriptions, refunds and transfers.</summary>
    public const string OrderNote = "order";

    /// <summary>When it closes: half an hour to a day from now; null is a day.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Stripe's customer, or null; then <see cref="Email"/> is filled in for the buyer.</summary>
    public string? CustomerId { get; init; }

    public string? Email { get; init; }

    /// <summary>Names what belongs together, this payment and the transfers made of it.</summary>
    public string? TransferGroup { get; init; }

    /// <summary>A discount of Stripe's own (a coupon's id), or null. What we discount ourselves is in the prices.</summary>
    public string? CouponId { get; init; }

    /// <summary>The language of the page, such as <c>de</c>; null is the browser's.</summary>
    public string? Locale { get; init; }

    /// <summary>True where it is paid again and again.</summary>
    public bool IsSubscription => Lines.Any(line => line.Every is not null);

    public StripeForm ToForm()
    {
        var notes = new Dictionary<string, string> { [OrderNote] = OrderId };
        var form = new StripeForm()
            .Add("mode", IsSubscription ? "subscription" : "payment")
            .Add("line_items", [.. Lines.Select(line => line.ToForm())])
            .Add("success_url", SuccessUrl).Add("cancel_url", CancelUrl)
            .Add("expires_at", ExpiresAt)
            .Add("customer", CustomerId)
            .Add("customer_email", CustomerId is null ? Email : null)
            .Add("client_reference_id", OrderId)
            .Add("locale", Locale)
            .Add("metadata", notes);
        if (CouponId is not null)
            form.Add("discounts", [new StripeForm().Add("coupon", CouponId)]);
        return IsSubscription
            ? form.Add("subscription_data", new StripeForm().Add("metadata", notes))
            : form.Add("payment_intent_data", new StripeForm().Add("transfer_group", TransferGroup).Add("metadata", notes));
    }
}

/// <summary>What is sold.</summary>
/// <param name="Name">What the buyer reads.</param>
/// <param name="Price">For one.</param>
internal sealed record CheckoutLine(string Name, Money Price)
{
    public int Quantity { get; init; } = 1;

    public string? Description { get; init; }

    /// <summary><c>month</c> or <c>year</c> (also <c>day</c>, <c>week</c>) where it is paid again and again, or null.</summary>
    public string? Every { get; init; }

    public StripeForm ToForm() => new StripeForm()
        .Add("quantity", Quantity)
        .Add("price_data", new StripeForm()
            .Add("currency", StripeAmounts.Code(Price))
            .Add("unit_amount", StripeAmounts.Checked(Price))
            .Add("product_data", new StripeForm().Add("name", Name).Add("description", Description))
            .Add("recurring", Every is null ? null : new StripeForm().Add("interval", Every)));
}

/// <summary>A span of time, its ends belonging to it.</summary>
internal readonly record struct CreatedIn(DateTimeOffset? From, DateTimeOffset? To)
{
    /// <summary>Always.</summary>
    public static CreatedIn Ever => default;

    public StripeForm ToForm() => new StripeForm().Add("gte", From).Add("lte", To);
}
