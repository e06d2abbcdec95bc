using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Definitions;

/// <summary>A content type, as Orchard's record.</summary>
internal sealed class TypeRow : IRowVersioned
{
    public required string Name { get; init; }

    public required string Record { get; set; }

    public long RowVersion { get; set; } = 1;
}

/// <summary>A content part, as Orchard's record.</summary>
internal sealed class PartRow : IRowVersioned
{
    public required string Name { get; init; }

    public required string Record { get; set; }

    public long RowVersion { get; set; } = 1;
}

/// <summary>Maps the definitions. Records are plain text, so that settings nobody knows come out as they went in.</summary>
internal sealed class DefinitionTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<TypeRow>(e =>
        {
            e.ToTable("cms_content_type");
            e.HasKey(t => t.Name);
            e.Property(t => t.Name).HasMaxLength(100);
            e.Property(t => t.Record).HasColumnType("text");
            e.Property(t => t.RowVersion).IsConcurrencyToken();
        });
        model.Entity<PartRow>(e =>
        {
            e.ToTable("cms_content_part");
            e.HasKey(p => p.Name);
            e.Property(p => p.Name).HasMaxLength(100);
            e.Property(p => p.Record).HasColumnType("text");
            e.Property(p => p.RowVersion).IsConcurrencyToken();
        });
    }
}
