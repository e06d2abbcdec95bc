using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Redirects;

/// <summary>How a redirect came to be.</summary>
internal enum RedirectSource
{
    /// <summary>Somebody wrote it in the admin.</summary>
    Hand,

    /// <summary>It came with a CSV file or a recipe.</summary>
    Import,

    /// <summary>A published item moved to another address.</summary>
    Move,
}

/// <summary>Where visitors of an address that nothing answers are led.</summary>
internal sealed class Redirect : IRowVersioned
{
    public long Id { get; init; }

    public int BrandId { get; init; }

    /// <summary>A path from the root, as it was given; with <c>/*</c> at its end it means everything below.</summary>
    public required string From { get; set; }

    /// <summary><see cref="From"/> as addresses are compared: see <see cref="RedirectPath.KeyOf"/>.</summary>
    public required string FromKey { get; set; }

    /// <summary>A path from the root or an absolute address; empty for 410.</summary>
    public required string To { get; set; }

    /// <summary>The key of a target on this site, by which chains are found; null where it leads elsewhere or nowhere.</summary>
    public string? ToKey { get; set; }

    /// <summary>301, 302, 307, 308 or 410.</summary>
    public int Status { get; set; }

    public RedirectSource Source { get; set; }

    /// <summary>The item that moved; null for any other source.</summary>
    public string? ContentItemId { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>How often it led somebody on; what a killed process had not yet written down is missing.</summary>
    public long Hits { get; set; }

    /// <summary>When it last did, UTC, to the minute or so; null where it never did.</summary>
    public DateTimeOffset? LastHitAt { get; set; }

    public long RowVersion { get; set; }
}

internal sealed class RedirectTable : IModelContributor
{
    private const int TargetColumn = 1_000;

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<Redirect>(e =>
        {
            e.ToTable("pages_redirect");
            // Rows from before there was this column are the site's own.
            e.Property(r => r.BrandId).HasDefaultValue(1);
            e.Property(r => r.From).HasMaxLength(RedirectPath.MaxLength);
            e.Property(r => r.FromKey).HasMaxLength(RedirectPath.MaxLength);
            e.Property(r => r.To).HasMaxLength(TargetColumn);
            e.Property(r => r.ToKey).HasMaxLength(TargetColumn);
            e.Property(r => r.Source).HasConversion<string>().HasMaxLength(20);
            e.Property(r => r.ContentItemId).HasMaxLength(ContentItem.MaxIdLength);
            e.Property(r => r.RowVersion).IsConcurrencyToken();
            e.HasIndex(r => new { r.BrandId, r.FromKey }).IsUnique();
            e.HasIndex(r => new { r.BrandId, r.ToKey });
        });
}
