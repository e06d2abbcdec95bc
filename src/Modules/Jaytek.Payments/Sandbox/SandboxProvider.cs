using System.Text.Json;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Refunds;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Jaytek.Payments.Sandbox;

/// <summary>A provider that moves no money: its page lies on this site, says what it is, and lets one try what a real one does. In use where none is configured, and where <see cref="PaymentsOptions.Sandbox"/> lets it.</summary>
internal sealed class SandboxProvider(
    ActionRunner runner, UnitOfWork unit, SandboxSignature signature, IOptions<PaymentsOptions> options, IHostEnvironment environment) : IPaymentProvider
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
                };
                checkouts.Add(checkout);
            }

            return new HostedCheckout(checkout.Id, $"{site}/checkout/sandbox/{checkout.Id}", checkout.ExpiresAt);
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<Result<ProviderFact>> LookAsync(Order order, CancellationToken cancellationToken)
    {
        var checkout = await unit.Db.Set<SandboxCheckout>().AsNoTracking().SingleOrDefaultAsync(c => c.OrderId == order.Id, cancellationToken);
        return checkout switch
        {
            null => new NothingToUs(),
            { PaymentReference: not null } => Result.From(SandboxEvent.Of(checkout, SandboxEvent.Paid, "").Fact()),
            _ => new CheckoutWaiting(checkout.Id, null, order.Id),
        };
    }

    /// <inheritdoc/>
    public Task<Result<RefundChanged>> RefundAsync(Order order, Refund refund, CancellationToken cancellationToken) =>
        runner.RunAsync<RefundChanged>("payments.sandbox.refund", async scope =>
        {
            var id = "sr_" + refund.Id;
            await scope.LockAsync(id, cancellationToken);
            var checkout = await scope.Db.Set<SandboxCheckout>().SingleOrDefaultAsync(c => c.OrderId == order.Id && c.PaymentReference != null, cancellationToken);
            if (checkout is null)
                return PaymentsErrors.Refused(Name, "nothing was paid");
            var made = new RefundChanged(id, checkout.PaymentReference, new Money(refund.Amount, order.Currency), RefundState.Succeeded, order.Id);
            if (await scope.Db.Set<SandboxRefund>().AnyAsync(r => r.Id == id, cancellationToken))
                return made;
            if (checkout.Refunded + refund.Amount > checkout.Amount)
                return PaymentsErrors.Refused(Name, "more than was paid");
            checkout.Refunded += refund.Amount;
            scope.Db.Add(new SandboxRefund { Id = id });
            return made;
        }, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>1.5 % and 25 minor units, no more than the price: like a card's.</remarks>
    public Task<Result<Money?>> FeeAsync(Order order, CancellationToken cancellationToken) =>
        Task.FromResult(Result.From<Money?>(new Money(Math.Min(order.Gross, order.Price.Percent(150).Minor + 25), order.Currency)));

    /// <inheritdoc/>
    public Result<ProviderMessage> Check(ReadOnlyMemory<byte> body, IHeaderDictionary headers) => signature.Check(body, headers);

    /// <inheritdoc/>
    public ProviderFact Translate(string body) => JsonSerializer.Deserialize<SandboxEvent>(body, JsonSerializerOptions.Web)!.Fact();
}
