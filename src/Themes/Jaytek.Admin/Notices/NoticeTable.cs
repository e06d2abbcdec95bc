using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Admin.Notices;

/// <summary>A notice of a user.</summary>
internal sealed class NoticeRow
{
    public long Id { get; init; }

    public required string UserId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required NoticeKind Kind { get; init; }

    public required string Text { get; init; }

    public string? Href { get; init; }

    public DateTimeOffset? ReadAt { get; set; }
}

internal sealed class NoticeTable : IModelContributor
{
    public const int MaxText = 500;

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<NoticeRow>(e =>
        {
            e.ToTable("cms_notice");
            e.Property(n => n.UserId).HasMaxLength(26);
            e.Property(n => n.Kind).HasConversion<string>().HasMaxLength(20);
            e.Property(n => n.Text).HasMaxLength(MaxText);
            e.Property(n => n.Href).HasMaxLength(MaxText);
            e.HasIndex(n => new { n.UserId, n.Id });
            e.HasIndex(n => n.UserId, "ix_cms_notice_unread").HasFilter("read_at is null");
            e.HasIndex(n => n.ReadAt);
        });
}
