using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Engine.Settings;

/// <summary>One section of settings of one brand, as JSON.</summary>
internal sealed class SettingRow : IRowVersioned
{
    public required int BrandId { get; init; }

    public required string Key { get; init; }

    /// <summary>The JSON; encrypted where <see cref="IsEncrypted"/>.</summary>
    public required string Json { get; set; }

    public bool IsEncrypted { get; set; }

    public long RowVersion { get; set; }
}

internal sealed class SettingTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<SettingRow>(e =>
        {
            e.ToTable("cms_setting");
            e.HasKey(s => new { s.BrandId, s.Key });
            e.Property(s => s.Key).HasMaxLength(200);
            e.Property(s => s.RowVersion).IsConcurrencyToken();
        });
}
