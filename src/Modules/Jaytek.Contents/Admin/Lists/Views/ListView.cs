using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Admin.Lists.Views;

/// <summary>A list's address under a name: one's own, or everybody's.</summary>
internal sealed class ListView
{
    public required string Id { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Whose it is; also of a shared one.</summary>
    public required string UserId { get; init; }

    public required string Name { get; set; }

    /// <summary>The query of the address, with <c>?</c> in front.</summary>
    public required string Query { get; set; }

    /// <summary>Whether everybody who sees the list sees it.</summary>
    public bool IsShared { get; set; }
}

internal sealed class ListViewTable : IModelContributor
{
    public const int MaxName = 60;
    public const int MaxQuery = 2_000;

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<ListView>(e =>
        {
            e.ToTable("cms_list_view");
            e.Property(v => v.Id).HasMaxLength(26);
            e.Property(v => v.ContentType).HasMaxLength(100);
            e.Property(v => v.UserId).HasMaxLength(26);
            e.Property(v => v.Name).HasMaxLength(MaxName);
            e.Property(v => v.Query).HasMaxLength(MaxQuery);
            e.HasIndex(v => new { v.ContentType, v.UserId, v.Name }).IsUnique();
            e.HasIndex(v => v.UserId);
        });
}
