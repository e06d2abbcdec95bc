using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Refunds;

/// <summary>How far a refund of ours is.</summary>
internal enum RefundStage
{
    /// <summary>The provider is to be asked for it.</summary>
    Requested,

    /// <summary>The money has left.</summary>
    Done,

    /// <summary>The provider refused it, or the money came back.</summary>
    Failed,
}

/// <summary>Money that goes back to a buyer: asked for here, or made by hand at the provider.</summary>
internal sealed class Refund
{
    public const int MaxReason = 300;

    /// <summary>26 characters; also the key at the provider.</summary>
    public required string Id { get; init; }

    public required string OrderId { get; init; }

    /// <summary>Minor units of the order's currency.</summary>
    public required long Amount { get; init; }

    public required string Reason { get; init; }

    public RefundStage Stage { get; set; }

    /// <summary>True while it has left us, and the provider does not call it done yet.</summary>
    public bool IsPending { get; set; }

    /// <summary>The provider's name for it.</summary>
    public string? Reference { get; set; }

    public string? FailureCode { get; set; }

    /// <summary>26 characters; null for the system and for what was made at the provider.</summary>
    public string? RequestedBy { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>True where the site itself owes it, as of what was paid twice: where it fails it is asked for again, under another id.</summary>
    public bool IsOwed { get; init; }

    /// <summary>Its key in the books.</summary>
    public string Key => "refund:" + Id;
}

/// <summary>Maps <see cref="Refund"/>.</summary>
internal sealed class RefundTable : IModelContributor
{
    public IReadOnlyList<TableGuard> Guards { get; } = [new("payment_refund") { Own = "exists (select 1 from payment_order o where o.id = payment_refund.order_id)" }];

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<Refund>(e =>
        {
            e.ToTable("payment_refund", t => t.HasCheckConstraint("ck_payment_refund_amount", "amount > 0"));
            e.HasKey(r => r.Id);
            e.Property(r => r.Id).HasMaxLength(26);
            e.Property(r => r.OrderId).HasMaxLength(26);
            e.Property(r => r.Reason).HasMaxLength(Refund.MaxReason);
            e.Property(r => r.Stage).HasMaxLength(20).HasConversion<string>();
            e.Property(r => r.Reference).HasMaxLength(Orders.Order.MaxReference);
            e.Property(r => r.FailureCode).HasMaxLength(100);
            e.Property(r => r.RequestedBy).HasMaxLength(26);
            e.HasIndex(r => r.OrderId);
            e.HasIndex(r => r.Reference).IsUnique();
            e.HasIndex(r => new { r.Stage, r.RequestedAt });
            e.HasIndex(r => r.EndedAt).HasFilter("is_owed and stage = 'Failed'");
        });
}
