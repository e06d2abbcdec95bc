using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Templates;

/// <summary>A view that an admin wrote: how items of a type look, or a piece that other templates share.</summary>
internal sealed class Template : IRowVersioned
{
    public long Id { get; init; }

    public int BrandId { get; init; }

    /// <summary>What it is for, by Orchard's grammar: see <see cref="TemplateName"/>.</summary>
    public required string Name { get; set; }

    public string Description { get; set; } = "";

    /// <summary>Handlebars.</summary>
    public required string Source { get; set; }

    /// <summary>False for one that is only being worked on: pages look as their theme has them.</summary>
    public bool IsEnabled { get; set; }

    /// <summary>The ids of the themes in which it is used, with commas; empty for all.</summary>
    public string Themes { get; set; } = "";

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Who saved it last and is told when it fails; null for the system.</summary>
    public string? ChangedById { get; set; }

    /// <summary>Why a page showed its theme's own view instead, since it was last saved; null where none did.</summary>
    public string? Failure { get; set; }

    public DateTimeOffset? FailedAt { get; set; }

    public long RowVersion { get; set; }

    /// <summary><see cref="Themes"/> one by one.</summary>
    public IReadOnlyList<string> ThemeIds => Themes.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

internal sealed class TemplateTable : IModelContributor
{
    public const int MaxDescription = 500;
    public const int MaxFailure = 500;

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<Template>(e =>
        {
            e.ToTable("pages_template");
            e.Ignore(t => t.ThemeIds);
            // Rows from before there was this column are the site's own.
            e.Property(t => t.BrandId).HasDefaultValue(1);
            e.Property(t => t.Name).HasMaxLength(TemplateName.MaxLength);
            e.Property(t => t.Description).HasMaxLength(MaxDescription);
            e.Property(t => t.Source).HasMaxLength(TemplateCheck.MaxLength);
            e.Property(t => t.Themes).HasMaxLength(1_000);
            e.Property(t => t.ChangedById).HasMaxLength(26);
            e.Property(t => t.Failure).HasMaxLength(MaxFailure);
            e.Property(t => t.RowVersion).IsConcurrencyToken();
            e.HasIndex(t => new { t.BrandId, t.Name }).IsUnique();
        });
}
