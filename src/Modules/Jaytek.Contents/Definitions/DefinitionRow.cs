using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Definitions;

/// <summary>What the rows of types and parts share.</summary>
internal interface IDefinitionRow
{
    string Name { get; }

    /// <summary>Orchard's record, JSON.</summary>
    string Record { get; set; }

    /// <summary>The audit trail's word for it.</summary>
    string Target { get; }
}

/// <summary>A content type, as Orchard's record.</summary>
internal sealed class TypeRow : IDefinitionRow, IRowVersioned
{
    public required string Name { get; init; }

    public required string Record { get; set; }

    public long RowVersion { get; set; } = 1;

    public string Target => "ContentType";
}

/// <summary>A content part, as Orchard's record.</summary>
internal sealed class PartRow : IDefinitionRow, IRowVersioned
{
    public required string Name { get; init; }

    public required string Record { get; set; }

    public long RowVersion { get; set; } = 1;

    public string Target => "ContentPart";
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
            e.Ignore(t => t.Target);
        });
        model.Entity<PartRow>(e =>
        {
            e.ToTable("cms_content_part");
            e.HasKey(p => p.Name);
            e.Property(p => p.Name).HasMaxLength(100);
            e.Property(p => p.Record).HasColumnType("text");
            e.Property(p => p.RowVersion).IsConcurrencyToken();
            e.Ignore(p => p.Target);
        });
    }
}
