using System.Text.Json;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Refunds;
using Jaytek.Payments.Subscriptions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Jaytek.Payments.Sandbox;

/// <summary>
/// A provider that moves no money: its page lies on this site, says what it is, and lets one try what a real one does. In use where none is
/// configured, and where <see cref="PaymentsOptions.Sandbox"/> lets it.
/// </summary>
internal sealed class SandboxProvider(
    ActionRunner runner, UnitOfWork unit, SandboxSignature signature, SandboxBilling billing, IOptions<PaymentsOptions> options, IHostEnvironment environment) : IPaymentProvider
{
    public const string ProviderName = "sandbox";

    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public string Name => ProviderName;

    /// <inheritdoc/>
    public bool IsReady => options.Value.Sandbox ?? !environment.IsProduction();

    /// <inheritdoc/>
    public Task<Result<HostedCheckout>> OpenAsync(Order order, string site, CancellationToken cancellationToken) =>
        runner.RunAsync<HostedCheckout>("payments.sandbox.open", async scope =>
        {
            await scope.LockAsync("sandbox-order:" + order.Id, cancellationToken);
            var checkouts = scope.Db.Set<SandboxCheckout>();
            if (await checkouts.SingleOrDefaultAsync(c => c.OrderId == order.Id, cancellationToken) is not { } checkout)
            {
                checkout = new SandboxCheckout
                {
                    Id = "sb_" + PublicId.New(), OrderId = order.Id, Title = order.Title, Amount = order.Gross, Currency = order.Currency, ExpiresAt = scope.Now + Patience,
                    Every = order.Every,
                };
                checkouts.Add(checkout);
            }

            return new HostedCheckout(checkout.Id, $"/checkout/sandbox/{checkout.Id}", checkout.ExpiresAt);
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<Result<ProviderFact>> LookAsync(Order order, CancellationToken cancellationToken)
    {
        var checkout = await unit.Db.Set<SandboxCheckout>().AsNoTracking().SingleOrDefaultAsync(c => c.OrderId == order.Id, cancellationToken);
        return checkout switch
        {
            null => new NothingToUs(),
            { PaymentReference: not null } => Result.From(SandboxEvent.Of(checkout, SandboxEvent.Paid, "").Fact()),
            // Open: its buyer may come yet.
            _ => new NothingToUs(),
        };
    }

    /// <inheritdoc/>
    public Task<Result<RefundChanged>> RefundAsync(Order order, Refund refund, CancellationToken cancellationToken) =>
        runner.RunAsync<RefundChanged>("payments.sandbox.refund", async scope =>
        {
            var id = "sr_" + refund.Id;
            var checkouts = scope.Db.Set<SandboxCheckout>();
            if (await checkouts.Where(c => c.OrderId == order.Id && c.PaymentReference != null).Select(c => c.Id).SingleOrDefaultAsync(cancellationToken) is not { } page)
                return PaymentsErrors.Refused(Name, "nothing was paid");
            await scope.LockAsync("sandbox:" + page, cancellationToken);
            var checkout = await checkouts.SingleAsync(c => c.Id == page, cancellationToken);
            var made = new RefundChanged(id, checkout.PaymentReference, new Money(refund.Amount, order.Currency), RefundState.Succeeded, order.Id, refund.Id);
            if (await scope.Db.Set<SandboxRefund>().AnyAsync(r => r.Id == id, cancellationToken))
                return made;
            if (checkout.Refunded + refund.Amount > checkout.Amount)
                return PaymentsErrors.Refused(Name, "more than was paid");
            checkout.Refunded += refund.Amount;
            scope.Db.Add(new SandboxRefund { Id = id, CheckoutId = checkout.Id, RefundId = refund.Id, Amount = refund.Amount, MadeAt = scope.Now });
            return made;
        }, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>1.5 % and 25 minor units, no more than the price: like a card's.</remarks>
    public Task<Result<Money?>> FeeAsync(Order order, CancellationToken cancellationToken) =>
        Task.FromResult(Result.From<Money?>(FeeOf(order.Price)));

    /// <inheritdoc/>
    public async Task<Result<IReadOnlyList<RefundChanged>>> RefundsAsync(Order order, CancellationToken cancellationToken)
    {
        var made = await (from refund in unit.Db.Set<SandboxRefund>().AsNoTracking()
                          join checkout in unit.Db.Set<SandboxCheckout>() on refund.CheckoutId equals checkout.Id
                          where checkout.OrderId == order.Id
                          select new { refund, checkout.PaymentReference, checkout.Currency }).ToListAsync(cancellationToken);
        return Result.From<IReadOnlyList<RefundChanged>>(
            [.. made.Select(m => new RefundChanged(m.refund.Id, m.PaymentReference, new Money(m.refund.Amount, m.Currency), RefundState.Succeeded, order.Id, m.refund.RefundId))]);
    }

    /// <inheritdoc/>
    public Task<Result<SubscriptionStanding>> SubscriptionAsync(Subscription subscription, CancellationToken cancellationToken) =>
        billing.ReadAsync(subscription.Reference!, cancellationToken);

    /// <inheritdoc/>
    public Task<Result> ChangeAsync(Subscription subscription, SubscriptionWish wish, string key, CancellationToken cancellationToken) =>
        billing.ChangeAsync(subscription.Reference!, wish, cancellationToken);

    /// <inheritdoc/>
    public bool HasPortal => false;

    /// <inheritdoc/>
    public Task<Result<string>> PortalAsync(string customer, string returnTo, string key, CancellationToken cancellationToken) =>
        Task.FromResult<Result<string>>(PaymentsErrors.NoPortal);

    /// <inheritdoc/>
    public Result<ProviderMessage> Check(ReadOnlyMemory<byte> body, IHeaderDictionary headers) => signature.Check(body, headers);

    /// <inheritdoc/>
    public ProviderFact Translate(string body) => JsonSerializer.Deserialize<SandboxEvent>(body, JsonSerializerOptions.Web)!.Fact();

    /// <inheritdoc/>
    public ProviderHealth Health => new(ProviderMode.Sandbox, null, null, null);

    /// <inheritdoc/>
    public async Task<Result<IReadOnlyList<StatementLine>>> StatementAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var checkouts = unit.Db.Set<SandboxCheckout>().AsNoTracking();
        var paid = await checkouts.Where(c => c.PaymentReference != null && c.PaidAt >= from && c.PaidAt < until).ToListAsync(cancellationToken);
        var refunded = await (from refund in unit.Db.Set<SandboxRefund>().AsNoTracking()
                              join checkout in checkouts on refund.CheckoutId equals checkout.Id
                              where refund.MadeAt >= @from && refund.MadeAt < until
                              select new { refund, checkout }).ToListAsync(cancellationToken);
        return Result.From<IReadOnlyList<StatementLine>>(
        [
            .. paid.Select(c => new StatementLine(LineKind.Payment, c.PaymentReference!, c.PaymentReference, c.OrderId, PriceOf(c), FeeOf(PriceOf(c)), c.PaidAt!.Value)),
            .. refunded.Select(r => new StatementLine(
                LineKind.Refund, r.refund.Id, r.checkout.PaymentReference, r.checkout.OrderId, new Money(-r.refund.Amount, r.checkout.Currency), Money.Zero(r.checkout.Currency), r.refund.MadeAt)),
        ]);
    }

    /// <inheritdoc/>
    /// <remarks>What it has not told yet waits in its own table, and its job sends it.</remarks>
    public Task<Result<IReadOnlyList<ToldEvent>>> EventsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        Task.FromResult(Result.From<IReadOnlyList<ToldEvent>>([]));

    private static Money PriceOf(SandboxCheckout checkout) => new(checkout.Amount, checkout.Currency);

    private static Money FeeOf(Money price) => new(Math.Min(price.Minor, price.Percent(150).Minor + 25), price.Currency);
}
