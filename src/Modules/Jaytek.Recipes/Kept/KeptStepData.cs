using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Recipes.Kept;

/// <summary>One thing that waits for its module.</summary>
internal sealed class KeptStepData
{
    public long Id { get; init; }

    /// <summary>The step's name as Orchard Core writes it.</summary>
    public required string Step { get; init; }

    public required string Key { get; init; }

    /// <summary>The JSON; encrypted where <see cref="IsEncrypted"/>.</summary>
    public required string Json { get; set; }

    public required bool IsEncrypted { get; init; }

    public required DateTimeOffset KeptAt { get; set; }
}

internal sealed class KeptStepDataTable : IModelContributor
{
    public const int MaxKey = 400;

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<KeptStepData>(e =>
        {
            e.ToTable("cms_kept_step_data");
            e.Property(k => k.Step).HasMaxLength(100);
            e.Property(k => k.Key).HasMaxLength(MaxKey);
            e.HasIndex(k => new { k.Step, k.Key }).IsUnique();
        });
}
