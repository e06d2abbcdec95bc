using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Promotions;

/// <summary>A code that makes what it is for cheaper.</summary>
internal sealed class Promotion : IRowVersioned
{
    public const int MaxCode = 40;
    public const int MaxItem = 64;

    /// <summary>26 characters.</summary>
    public required string Id { get; init; }

    /// <summary>Capital letters, digits and hyphens; unique.</summary>
    public required string Code { get; init; }

    /// <summary>How much of the price goes off, of 10,000; null where an amount does.</summary>
    public int? BasisPoints { get; init; }

    /// <summary>Minor units that go off; null where a part does.</summary>
    public long? Amount { get; init; }

    /// <summary>Of the amount; null where a part goes off.</summary>
    public string? Currency { get; init; }

    /// <summary>For which thing alone, <c>kind/id</c>; null for all that is bought once.</summary>
    public string? Item { get; init; }

    /// <summary>From when, UTC; null for at once.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when, UTC; null for ever.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How many orders it is good for altogether; null for any number.</summary>
    public int? MostUses { get; init; }

    /// <summary>True where each buyer has it once.</summary>
    public bool IsOncePerBuyer { get; init; }

    public bool IsOn { get; set; } = true;

    public required DateTimeOffset CreatedAt { get; init; }

    public string? CreatedBy { get; init; }

    public long RowVersion { get; set; }

    /// <summary>The code as it is kept: without what people put around it.</summary>
    public static string Normalise(string? code) => (code ?? "").Trim().ToUpperInvariant();

    /// <summary>What is left of a price; the price itself where it is of another currency than the amount.</summary>
    public Money Off(Money price) => BasisPoints is { } part ? price - new Money(Rounding.Scale(price.Minor, part, Rounding.Whole), price.Currency)
        : price.Currency == Currency ? new Money(Math.Max(0, price.Minor - Amount!.Value), price.Currency) : price;
}

/// <summary>Maps <see cref="Promotion"/>.</summary>
internal sealed class PromotionTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<Promotion>(e =>
        {
            e.ToTable("payment_promotion", t => t.HasCheckConstraint(
                "ck_payment_promotion_off", "(basis_points between 1 and 10000 and amount is null and currency is null) or (basis_points is null and amount > 0 and currency is not null)"));
            e.HasKey(p => p.Id);
            e.Property(p => p.Id).HasMaxLength(26);
            e.Property(p => p.Code).HasMaxLength(Promotion.MaxCode);
            e.Property(p => p.Currency).HasMaxLength(3);
            e.Property(p => p.Item).HasMaxLength(100);
            e.Property(p => p.CreatedBy).HasMaxLength(26);
            e.Property(p => p.RowVersion).IsConcurrencyToken();
            e.HasIndex(p => p.Code).IsUnique();
            e.HasIndex(p => p.CreatedAt);
        });
}
