using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Sandbox;

/// <summary>A subscription of the sandbox: it takes each period's money by itself, until it is ended or told to fail.</summary>
internal sealed class SandboxSubscription : IRowVersioned
{
    // For how long a card that failed is tried again.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    public required string Id { get; init; }

    /// <summary>Our order by whose page it began, as a note.</summary>
    public required string OrderId { get; init; }

    public required string Title { get; init; }

    /// <summary>Minor units.</summary>
    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required BillingPeriod Every { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>How many periods were paid.</summary>
    public int Periods { get; private set; }

    public SubscriptionState State { get; private set; } = SubscriptionState.Active;

    public bool CancelsAtPeriodEnd { get; set; }

    /// <summary>When it acts next by itself; null once it has ended.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public long RowVersion { get; set; }

    public DateTimeOffset PeriodEnd => Every.After(BeganAt, Periods);

    /// <summary>One began with the first payment on a page.</summary>
    public static SandboxSubscription Begin(ActionScope scope, SandboxCheckout checkout, BillingPeriod every)
    {
        var begun = new SandboxSubscription
        {
            Id = "ss_" + PublicId.New(), OrderId = checkout.OrderId, Title = checkout.Title, Amount = checkout.Amount, Currency = checkout.Currency, Every = every,
            BeganAt = scope.Now,
        };
        begun.Cover(checkout);
        scope.Db.Add(begun);
        return begun;
    }

    /// <summary>Takes the next period's money, without a page.</summary>
    public void Renew(ActionScope scope)
    {
        var id = "sb_" + PublicId.New();
        var period = new SandboxCheckout
        {
            Id = id, OrderId = SettlePeriod.OrderIdOf(SandboxProvider.ProviderName, id), Title = Title, Amount = Amount, Currency = Currency, ExpiresAt = scope.Now,
            PaymentReference = "sp_" + PublicId.New(), PaidAt = scope.Now, Every = Every,
        };
        Cover(period);
        scope.Db.Add(period);
        Say(scope, SandboxEvent.Renewed);
    }

    /// <summary>The card is refused; after some days it is over.</summary>
    public void Fail(ActionScope scope)
    {
        (State, DueAt) = (SubscriptionState.PastDue, scope.Now + Patience);
        Say(scope, SandboxEvent.Changed);
    }

    /// <summary>It is over.</summary>
    public void End(ActionScope scope)
    {
        (State, EndedAt, DueAt) = (SubscriptionState.Canceled, scope.Now, null);
        Say(scope, SandboxEvent.Changed);
    }

    /// <summary>Tells the site, by a message of its own.</summary>
    public void Say(ActionScope scope, string kind) =>
        scope.Db.Add(new SandboxMessage { Body = SandboxEvent.Of(this, kind, "se_" + PublicId.New()).ToJson(), DueAt = scope.Now });

    private void Cover(SandboxCheckout period)
    {
        (period.SubscriptionId, period.PeriodFrom) = (Id, PeriodEnd);
        Periods++;
        (period.PeriodTo, DueAt, State) = (PeriodEnd, PeriodEnd, SubscriptionState.Active);
    }
}
