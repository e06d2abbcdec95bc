using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Sandbox;

/// <summary>A checkout of the sandbox: what a real provider would keep on its own server.</summary>
internal sealed class SandboxCheckout
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

    /// <summary>Minor units that were given back.</summary>
    public long Refunded { get; set; }

    public long RowVersion { get; set; }
}

/// <summary>A refund that the sandbox has made: asked for again it is the same one.</summary>
internal sealed class SandboxRefund
{
    public required string Id { get; init; }
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
            e.HasIndex(c => c.OrderId).IsUnique();
        });
        model.Entity<SandboxRefund>(e =>
        {
            e.ToTable("payment_sandbox_refund");
            e.Property(r => r.Id).HasMaxLength(40);
        });
        model.Entity<SandboxMessage>(e =>
        {
            e.ToTable("payment_sandbox_message");
            e.HasIndex(m => m.DueAt);
        });
    }
}
