using Jaytek.Engine.Data;
using Jaytek.Payments.Intake;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Reconciliation;
using Jaytek.Payments.Refunds;
using Jaytek.Payments.Sandbox;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Admin;

/// <summary>A provider, and what waits for it.</summary>
internal sealed record ProviderFacts(
    IPaymentProvider Provider, bool IsCurrent, DateTimeOffset? LastEventAt, int WaitingEvents, int FailingEvents, int DeadEvents, int OpenOrders, int NotGranted, int RefundsUnderWay, int FeesUnknown,
    Comparison? Comparison)
{
    /// <summary>What somebody should do; empty where all is well.</summary>
    public IEnumerable<string> ToDo()
    {
        if (!Provider.IsReady)
        {
            // One that nobody wants to use needs nothing.
            if (OpenOrders + RefundsUnderWay > 0)
                yield return "It is not configured, and orders or refunds wait for it: configure it until these have ended.";
            yield break;
        }

        if (Provider.Health is { LastFailureAt: { } failed } health && !(health.LastSuccessAt > failed))
            yield return $"The last call failed: {health.LastFailure} If it goes on, look at the provider's own page of its state and at the secret key.";
        if (LastEventAt is null && OpenOrders + NotGranted > 0 && Provider.Name != SandboxProvider.ProviderName)
            yield return $"It has never told anything: set its webhook endpoint to this site's address and /webhooks/{Provider.Name}.";
        if (DeadEvents > 0)
            yield return "Events were given up: see why, put it right, and have them worked on again.";
        if (NotGranted > 0)
            yield return "Buyers have paid and have nothing for it: look at the background work.";
        if (FeesUnknown > 0)
            yield return "The provider has not told what it took of some payments.";
        if (Comparison is { Error: { } error })
            yield return $"The comparison of the books could not be made: {error}";
        if (Comparison is { Differences: > 0 })
            yield return "Its books and ours differ.";
    }
}

/// <summary>Reads how providers are.</summary>
internal sealed class ProviderReader(JaytekDb db, PaymentProviders providers, TimeProvider clock)
{
    // Until then the event of the payment is at it.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(15);

    // For so long one is asked for a fee.
    private static readonly TimeSpan Fees = TimeSpan.FromHours(1);

    /// <summary>All providers that this site knows, the one that sells first.</summary>
    public async Task<IReadOnlyList<ProviderFacts>> ListAsync(CancellationToken cancellationToken)
    {
        var facts = new List<ProviderFacts>();
        foreach (var provider in providers.All)
            facts.Add(await OfAsync(provider, cancellationToken));
        return [.. facts.OrderByDescending(one => one.IsCurrent).ThenByDescending(one => one.Provider.IsReady).ThenBy(one => one.Provider.Name, StringComparer.Ordinal)];
    }

    private async Task<ProviderFacts> OfAsync(IPaymentProvider provider, CancellationToken cancellationToken)
    {
        var (name, now) = (provider.Name, clock.GetUtcNow());
        var (granted, told) = (now - Soon, now - Fees);
        var events = db.Set<ProviderEventRow>().AsNoTracking().Where(e => e.Provider == name);
        var orders = db.Set<Order>().AsNoTracking().Where(o => o.Provider == name);
        return new ProviderFacts(
            provider, providers.Current?.Name == name,
            await events.OrderByDescending(e => e.ReceivedAt).Select(e => (DateTimeOffset?)e.ReceivedAt).FirstOrDefaultAsync(cancellationToken),
            await events.CountAsync(e => e.Outcome == EventOutcome.Waiting, cancellationToken),
            await events.CountAsync(e => e.Outcome == EventOutcome.Failed && e.DueAt != null, cancellationToken),
            await events.CountAsync(e => e.Outcome == EventOutcome.Failed && e.DueAt == null, cancellationToken),
            await orders.CountAsync(o => o.State == OrderState.Started || o.State == OrderState.Waiting, cancellationToken),
            await orders.CountAsync(o => o.PaidAt != null && o.FulfilledAt == null && o.PaidAt < granted && o.TakenBack < o.Gross, cancellationToken),
            await db.Set<Refund>().AsNoTracking().CountAsync(r => r.Stage == RefundStage.Requested && orders.Any(o => o.Id == r.OrderId), cancellationToken),
            await orders.CountAsync(o => o.PaidAt != null && !o.IsFeeKnown && o.PaidAt < told, cancellationToken),
            await db.Set<Comparison>().AsNoTracking().SingleOrDefaultAsync(c => c.Provider == name, cancellationToken));
    }
}
