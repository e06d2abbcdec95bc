using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Sandbox;

/// <summary>The sandbox's subscriptions, as who takes part in a provider asks for them.</summary>
internal sealed class SandboxBilling(ActionRunner runner, UnitOfWork unit)
{
    /// <summary>How one stands, and what was paid.</summary>
    public async Task<Result<SubscriptionStanding>> ReadAsync(string reference, CancellationToken cancellationToken)
    {
        var paid = await unit.Db.Set<SandboxCheckout>().AsNoTracking().Where(c => c.SubscriptionId == reference && c.PaymentReference != null)
            .OrderBy(c => c.PeriodFrom).ToListAsync(cancellationToken);
        if (await unit.Db.Set<SandboxSubscription>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == reference, cancellationToken) is not { } subscription)
            return PaymentsErrors.Refused(SandboxProvider.ProviderName, "there is no such subscription");
        return new SubscriptionStanding(
            new SubscriptionChanged(subscription.Id, subscription.State, subscription.PeriodEnd, subscription.CancelsAtPeriodEnd, subscription.OrderId), subscription.EndedAt,
            [.. paid.Select(c => new SubscriptionInvoicePaid(reference, c.Id, c.PaymentReference, new Money(c.Amount, c.Currency), c.PeriodFrom!.Value, c.PeriodTo!.Value, subscription.OrderId)
            {
                IsFirst = c.OrderId == subscription.OrderId,
            })]);
    }

    /// <summary>Does what is wished; asked again it is the same.</summary>
    public Task<Result> ChangeAsync(string reference, SubscriptionWish wish, CancellationToken cancellationToken) =>
        runner.RunAsync("payments.sandbox.change", async scope =>
        {
            if (await LockAsync(scope, reference, cancellationToken) is not { } subscription)
                return PaymentsErrors.Refused(SandboxProvider.ProviderName, "there is no such subscription");
            if (wish == SubscriptionWish.CancelNow)
            {
                if (subscription.EndedAt is null)
                    subscription.End(scope);
                return Result.Success;
            }

            if (subscription.EndedAt is not null)
                return PaymentsErrors.Refused(SandboxProvider.ProviderName, "it is over");
            subscription.CancelsAtPeriodEnd = wish == SubscriptionWish.CancelAtPeriodEnd;
            subscription.Say(scope, SandboxEvent.Changed);
            return Result.Success;
        }, cancellationToken);

    /// <summary>The subscription, or null; nobody else changes it until the unit of work ends.</summary>
    public static async Task<SandboxSubscription?> LockAsync(ActionScope scope, string id, CancellationToken cancellationToken)
    {
        await scope.LockAsync("sandbox:" + id, cancellationToken);
        return await scope.Db.Set<SandboxSubscription>().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
    }
}
