using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Definitions.Drafts;

/// <summary>What one person has changed of the definitions and not applied yet.</summary>
internal sealed class DraftRow : IRowVersioned
{
    public required string UserId { get; init; }

    /// <summary>A <see cref="DefinitionDraft"/>, JSON.</summary>
    public required string Document { get; set; }

    public DateTimeOffset ChangedUtc { get; set; }

    public long RowVersion { get; set; } = 1;
}

/// <summary>Maps the drafts: one a person.</summary>
internal sealed class DraftTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) => model.Entity<DraftRow>(e =>
    {
        e.ToTable("cms_definition_draft");
        e.HasKey(d => d.UserId);
        e.Property(d => d.UserId).HasMaxLength(26);
        e.Property(d => d.Document).HasColumnType("text");
        e.Property(d => d.RowVersion).IsConcurrencyToken();
    });
}
