using Jaytek.Engine.Data;
using Jaytek.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Sandbox;

/// <summary>
/// A checkout of the sandbox: what a real provider would keep on its own server. A period of a subscription that was taken without a page is one
/// too, that was paid from its beginning.
/// </summary>
internal sealed class SandboxCheckout : IRowVersioned
{
    public required string Id { get; init; }

    public required string OrderId { get; init; }

    public required string Title { get; init; }

    /// <summary>Minor units.</summary>
    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The payment, once it is made.</summary>
    public string? PaymentReference { get; set; }

    /// <summary>When that was, UTC.</summary>
    public DateTimeOffset? PaidAt { get; set; }

    /// <summary>Minor units that were given back.</summary>
    public long Refunded { get; set; }

    /// <summary>How often it is paid, or null.</summary>
    public BillingPeriod? Every { get; init; }

    /// <summary>The subscription that began with it, or of which it is a period.</summary>
    public string? SubscriptionId { get; set; }

    public DateTimeOffset? PeriodFrom { get; set; }

    public DateTimeOffset? PeriodTo { get; set; }

    public long RowVersion { get; set; }
}

/// <summary>A refund that the sandbox has made: asked for again it is the same one.</summary>
internal sealed class SandboxRefund
{
    public required string Id { get; init; }

    public required string CheckoutId { get; init; }

    /// <summary>Our refund, as a note.</summary>
    public required string RefundId { get; init; }

    /// <summary>Minor units of the checkout's currency.</summary>
    public required long Amount { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>A message that the sandbox will send.</summary>
internal sealed class SandboxMessage
{
    public long Id { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset DueAt { get; init; }
}

/// <summary>Maps what the sandbox keeps.</summary>
internal sealed class SandboxTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<SandboxCheckout>(e =>
        {
            e.ToTable("payment_sandbox_checkout", t => t.HasCheckConstraint("ck_payment_sandbox_refunded", "refunded between 0 and amount"));
            e.HasKey(c => c.Id);
            e.Property(c => c.Id).HasMaxLength(40);
            e.Property(c => c.OrderId).HasMaxLength(26);
            e.Property(c => c.Title).HasMaxLength(Orders.Order.MaxTitle);
            e.Property(c => c.Currency).HasMaxLength(3);
            e.Property(c => c.PaymentReference).HasMaxLength(40);
            e.Property(c => c.RowVersion).IsConcurrencyToken();
            e.Property(c => c.Every).HasMaxLength(10).HasConversion<string>();
            e.Property(c => c.SubscriptionId).HasMaxLength(40);
            e.HasIndex(c => c.OrderId).IsUnique();
            e.HasIndex(c => c.PaidAt);
            e.HasIndex(c => new { c.SubscriptionId, c.PeriodFrom }).HasFilter("subscription_id is not null");
        });
        model.Entity<SandboxSubscription>(e =>
        {
            e.ToTable("payment_sandbox_subscription");
            e.HasKey(s => s.Id);
            e.Property(s => s.Id).HasMaxLength(40);
            e.Property(s => s.OrderId).HasMaxLength(26);
            e.Property(s => s.Title).HasMaxLength(Orders.Order.MaxTitle);
            e.Property(s => s.Currency).HasMaxLength(3);
            e.Property(s => s.Every).HasMaxLength(10).HasConversion<string>();
            e.Property(s => s.State).HasMaxLength(20).HasConversion<string>();
            e.Property(s => s.RowVersion).IsConcurrencyToken();
            e.HasIndex(s => s.OrderId).IsUnique();
            e.HasIndex(s => s.DueAt).HasFilter("due_at is not null");
        });
        model.Entity<SandboxRefund>(e =>
        {
            e.ToTable("payment_sandbox_refund");
            e.Property(r => r.Id).HasMaxLength(40);
            e.Property(r => r.CheckoutId).HasMaxLength(40);
            e.Property(r => r.RefundId).HasMaxLength(26);
            e.HasIndex(r => r.CheckoutId);
            e.HasIndex(r => r.MadeAt);
        });
        model.Entity<SandboxMessage>(e =>
        {
            e.ToTable("payment_sandbox_message");
            e.HasIndex(m => m.DueAt);
        });
    }
}
