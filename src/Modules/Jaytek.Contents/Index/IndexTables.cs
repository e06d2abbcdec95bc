using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Index;

/// <summary>A searchable member of a type: index rows name it by number, so they need no brand and no path.</summary>
internal sealed class FieldRow
{
    public int FieldId { get; init; }

    public required int BrandId { get; init; }

    public required string ContentType { get; init; }

    /// <summary>A root property or <c>Part.Member</c>.</summary>
    public required string Path { get; init; }

    /// <summary><c>key</c>, <c>num</c> or <c>text</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Which versions it covers: <c>published</c>.</summary>
    public required string Scope { get; init; }

    /// <summary><c>building</c> while older items are still being indexed, then <c>ready</c>; <c>dropping</c> once the type has lost it.</summary>
    public required string State { get; set; }

    /// <summary>How often it was lost or came back: a rebuild ends what it began with, and not what was begun since under the same number.</summary>
    public int Round { get; set; }
}

/// <summary>How far the rebuilding of a type's index has come, for the admin and the command line.</summary>
internal sealed class IndexBuildRow
{
    public required string ContentType { get; init; }

    public required int BrandId { get; init; }

    public long Done { get; set; }

    public long Total { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>A key on PostgreSQL: few values, many items each, so that the planner's statistics fit.</summary>
internal sealed class KeyIndexRow
{
    public required int Field { get; init; }

    public required string Val { get; init; }

    public required DateTimeOffset Pub { get; init; }

    public required long Item { get; init; }
}

/// <summary>A number on PostgreSQL.</summary>
internal sealed class NumberIndexRow
{
    public required int Field { get; init; }

    public required double Val { get; init; }

    public required DateTimeOffset Pub { get; init; }

    public required long Item { get; init; }
}

/// <summary>A text on PostgreSQL.</summary>
internal sealed class TextIndexRow
{
    public required int Field { get; init; }

    public required string Val { get; init; }

    public required DateTimeOffset Pub { get; init; }

    public required long Item { get; init; }
}

/// <summary>A value of any kind on SQLite, whose planner needs no help: one tree that is its own key.</summary>
internal sealed class ValueIndexRow
{
    public required int Field { get; init; }

    public required byte[] Val { get; init; }

    public required long Pub { get; init; }

    public required long Item { get; init; }
}

/// <summary>
/// Maps the field index: three tables by kind of value on PostgreSQL, one on SQLite. EF only makes the tables; rows are written
/// and read by prepared commands (<c>IndexWriter</c>, <c>QuerySql</c>).
/// </summary>
internal sealed class IndexTables : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<FieldRow>(e =>
        {
            e.ToTable("cms_field");
            e.HasKey(f => f.FieldId);
            e.Property(f => f.ContentType).HasMaxLength(100);
            e.Property(f => f.Path).HasMaxLength(210);
            e.Property(f => f.Kind).HasMaxLength(10);
            e.Property(f => f.Scope).HasMaxLength(10);
            e.Property(f => f.State).HasMaxLength(10);
            e.HasIndex(f => new { f.BrandId, f.ContentType, f.Path, f.Kind, f.Scope }).IsUnique();
        });
        model.Entity<IndexBuildRow>(e =>
        {
            e.ToTable("cms_index_build");
            e.HasKey(b => new { b.BrandId, b.ContentType });
            e.Property(b => b.ContentType).HasMaxLength(100);
        });
        if (provider == DatabaseProvider.Postgres)
            Postgres(model);
        else
            Sqlite(model);
    }

    private static void Postgres(ModelBuilder model)
    {
        model.Entity<KeyIndexRow>(e =>
        {
            e.ToTable("ix_key").HasNoKey();
            e.Property(r => r.Val).HasMaxLength(TextFolding.MaxLength).UseCollation("C");
            e.HasIndex(r => new { r.Field, r.Val, r.Pub, r.Item }, "ux_ix_key").IsUnique().IsDescending(false, false, true, true);
            e.HasIndex(r => new { r.Item, r.Field }, "ix_ix_key_item").IncludeProperties(r => r.Val);
        });
        model.Entity<NumberIndexRow>(e =>
        {
            e.ToTable("ix_num").HasNoKey();
            e.HasIndex(r => new { r.Field, r.Val, r.Pub, r.Item }, "ux_ix_num").IsUnique().IsDescending(false, false, true, true);
            e.HasIndex(r => new { r.Item, r.Field }, "ix_ix_num_item").IncludeProperties(r => r.Val);
        });
        model.Entity<TextIndexRow>(e =>
        {
            e.ToTable("ix_text").HasNoKey();
            e.Property(r => r.Val).HasMaxLength(TextFolding.MaxLength).UseCollation("C");
            e.HasIndex(r => new { r.Field, r.Val, r.Pub, r.Item }, "ux_ix_text").IsUnique().IsDescending(false, false, true, true);
            e.HasIndex(r => new { r.Item, r.Field }, "ix_ix_text_item").IncludeProperties(r => r.Val);
        });
    }

    private static void Sqlite(ModelBuilder model) =>
        model.Entity<ValueIndexRow>(e =>
        {
            e.ToTable("ix").IsWithoutRowId();
            // BLOB affinity leaves texts and numbers as they are; the tree is walked backwards for the newest first.
            e.HasKey(r => new { r.Field, r.Val, r.Pub, r.Item });
            e.Property(r => r.Val).HasColumnType("BLOB");
            e.Property(r => r.Pub).ValueGeneratedNever();
            e.HasIndex(r => new { r.Item, r.Field }, "ix_ix_item");
        });
}
