using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Conversions;

/// <summary>At which rate a conversion was made. Rows are never changed.</summary>
internal sealed class ConversionRate
{
    public const int MaxSource = 100;

    public required long PostingId { get; init; }

    public required string FromCurrency { get; init; }

    public required string ToCurrency { get; init; }

    /// <summary>Minor units.</summary>
    public required long FromAmount { get; init; }

    /// <summary>Minor units.</summary>
    public required long ToAmount { get; init; }

    /// <summary>Major units of the other currency for one of this, as a decimal text.</summary>
    public required string Rate { get; init; }

    public required string Source { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Maps <see cref="ConversionRate"/>.</summary>
internal sealed class ConversionTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<ConversionRate>(e =>
        {
            e.ToTable("ledger_conversion");
            e.HasKey(c => c.PostingId);
            e.Property(c => c.PostingId).ValueGeneratedNever();
            e.Property(c => c.FromCurrency).HasMaxLength(3);
            e.Property(c => c.ToCurrency).HasMaxLength(3);
            e.Property(c => c.Rate).HasMaxLength(40);
            e.Property(c => c.Source).HasMaxLength(ConversionRate.MaxSource);
        });
}
