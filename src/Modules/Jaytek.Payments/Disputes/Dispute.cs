using Jaytek.Engine.Data;
using Jaytek.Payments.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Disputes;

/// <summary>A buyer's bank wants money of an order back.</summary>
internal sealed class Dispute
{
    /// <summary>26 characters.</summary>
    public required string Id { get; init; }

    public required string OrderId { get; init; }

    /// <summary>The provider's name for it.</summary>
    public required string Reference { get; init; }

    /// <summary>Minor units that the books gave for it; zero while nothing was withheld.</summary>
    public long Amount { get; set; }

    public required string Reason { get; set; }

    public DisputeState State { get; set; }

    /// <summary>True while the money is away.</summary>
    public bool IsTaken { get; set; }

    /// <summary>How often it was taken: won and then lost all the same it is taken anew.</summary>
    public int Times { get; set; }

    /// <summary>Minor units that it has cost by now, of <see cref="FeeCurrency"/>.</summary>
    public long Fee { get; set; }

    public string? FeeCurrency { get; set; }

    /// <summary>How often that changed.</summary>
    public int FeeTimes { get; set; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ChangedAt { get; set; }

    /// <summary>Until when the provider takes evidence; null while it asks for none.</summary>
    public DateTimeOffset? DueBy { get; set; }

    /// <summary>The key of the last taking in the books.</summary>
    public string Key => KeyAt(Times);

    /// <summary>The keys of all of its takings.</summary>
    public IEnumerable<string> Keys() => Enumerable.Range(1, Times).Select(KeyAt);

    /// <summary>The key of one of its takings, from 1.</summary>
    public string KeyAt(int time) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"dispute:{Id}:{time}");
}

/// <summary>Maps <see cref="Dispute"/>.</summary>
internal sealed class DisputeTable : IModelContributor
{
    public IReadOnlyList<TableGuard> Guards { get; } = [new("payment_dispute") { Own = "exists (select 1 from payment_order o where o.id = payment_dispute.order_id)" }];

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<Dispute>(e =>
        {
            e.ToTable("payment_dispute");
            e.HasKey(d => d.Id);
            e.Property(d => d.Id).HasMaxLength(26);
            e.Property(d => d.OrderId).HasMaxLength(26);
            e.Property(d => d.Reference).HasMaxLength(Orders.Order.MaxReference);
            e.Property(d => d.Reason).HasMaxLength(100);
            e.Property(d => d.State).HasMaxLength(20).HasConversion<string>();
            e.Property(d => d.FeeCurrency).HasMaxLength(3);
            e.HasIndex(d => d.Reference).IsUnique();
            e.HasIndex(d => d.OrderId);
            e.HasIndex(d => d.DueBy).HasFilter("due_by is not null");
        });
}
