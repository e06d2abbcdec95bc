using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jaytek.Contents.Items;

/// <summary>Maps items and versions. At most one version of an item is the latest and one is published; the database holds it.</summary>
internal sealed class VersionTable : IModelContributor
{
    public const int MaxIdLength = ContentItem.MaxIdLength;

    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        var isPostgres = provider == DatabaseProvider.Postgres;
        model.Entity<ItemRow>(e =>
        {
            e.ToTable("cms_item");
            e.HasKey(i => i.ItemNo);
            Id(e.Property(i => i.ContentItemId), isPostgres);
            e.Property(i => i.ContentType).HasMaxLength(100);
            e.Property(i => i.Culture).HasMaxLength(20);
            e.Property(i => i.DeletedBy).HasMaxLength(256);
            e.Property(i => i.DeletedVersionId).HasMaxLength(MaxIdLength);
            if (isPostgres)
                e.Property(i => i.DeletedVersionId).UseCollation("C");
            e.HasIndex(i => i.ContentItemId).IsUnique();
            e.HasIndex(i => new { i.BrandId, i.DeletedUtc }, "ix_cms_item_deleted").HasFilter("deleted_utc is not null");
            e.HasIndex(i => i.HasReferences, "ix_cms_item_to_reference").HasFilter("not has_references");
        });
        model.Entity<VersionRow>(e =>
        {
            e.ToTable("cms_version");
            Id(e.Property(v => v.ContentItemId), isPostgres);
            Id(e.Property(v => v.VersionId), isPostgres);
            e.Property(v => v.ContentType).HasMaxLength(100);
            e.Property(v => v.Culture).HasMaxLength(20);
            e.Property(v => v.TitleKey).HasMaxLength(TextFolding.MaxLength);
            e.Property(v => v.Data).HasColumnType("text");
            e.Property(v => v.RowVersion).IsConcurrencyToken();
            e.Ignore(v => v.Tag);
            e.HasOne<ItemRow>().WithMany().HasForeignKey(v => v.ItemNo).OnDelete(DeleteBehavior.Restrict);
            Indexes(e, isPostgres);
        });
    }

    internal static void Id(PropertyBuilder<string> id, bool isPostgres)
    {
        id.HasMaxLength(MaxIdLength);
        if (isPostgres)
            id.UseCollation("C");
    }

    private static void Indexes(EntityTypeBuilder<VersionRow> e, bool isPostgres)
    {
        var published = isPostgres ? "published" : "published = 1";
        var latest = isPostgres ? "latest" : "latest = 1";
        // What EF asks in the admin's lists, in its words: SQLite compares the condition with the query's as they are written.
        const string listed = "latest";
        const string unpublished = "latest and not published";
        e.HasIndex(v => v.VersionId).IsUnique();
        e.HasIndex(v => v.ItemNo, "ux_cms_version_published").IsUnique().HasFilter(published);
        e.HasIndex(v => v.ItemNo, "ux_cms_version_latest").IsUnique().HasFilter(latest);
        e.HasIndex(v => v.ContentItemId, "ix_cms_version_published_id").HasFilter(published);
        e.HasIndex(v => v.ContentItemId, "ix_cms_version_latest_id").HasFilter(latest);
        e.HasIndex(v => new { v.BrandId, v.ContentType, v.PublishedUtc, v.ItemNo }, "ix_cms_version_published_date")
            .IsDescending(false, false, true, true).HasFilter(published);
        e.HasIndex(v => new { v.BrandId, v.ContentType, v.ModifiedUtc, v.ItemNo, v.Published }, "ix_cms_version_latest_date").HasFilter(listed);
        e.HasIndex(v => new { v.BrandId, v.ContentType, v.TitleKey, v.ItemNo }, "ix_cms_version_latest_title").HasFilter(listed);
        e.HasIndex(v => new { v.BrandId, v.ContentType, v.CreatedUtc, v.ItemNo }, "ix_cms_version_latest_created").HasFilter(listed);
        e.HasIndex(v => new { v.BrandId, v.ContentType, v.PublishedUtc, v.ItemNo }, "ix_cms_version_latest_published").HasFilter(listed);
        e.HasIndex(v => new { v.BrandId, v.ContentType, v.Owner, v.ModifiedUtc, v.ItemNo, v.Published }, "ix_cms_version_latest_owner").HasFilter(listed);
        e.HasIndex(v => new { v.BrandId, v.ContentType, v.ModifiedUtc, v.ItemNo }, "ix_cms_version_unpublished").HasFilter(unpublished);
        e.HasIndex(v => new { v.ItemNo, v.Id }, "ix_cms_version_item");
    }
}
