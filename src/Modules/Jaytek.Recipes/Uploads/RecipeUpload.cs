using Jaytek.Engine.Data;
using Jaytek.Recipes.Files;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Recipes.Uploads;

/// <summary>A recipe file that somebody has brought, as it came.</summary>
internal sealed class RecipeUpload
{
    public required string Id { get; init; }

    /// <summary>The recipe's own name.</summary>
    public required string Name { get; init; }

    /// <summary>The file's name, for people.</summary>
    public required string FileName { get; init; }

    /// <summary>The file, at most <see cref="RecipeReader.MaxBytes"/>.</summary>
    public required byte[] Content { get; init; }

    /// <summary>Bytes.</summary>
    public required int Length { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? ActorName { get; init; }
}

internal sealed class RecipeUploadTable : IModelContributor
{
    public const int MaxFileName = 200;

    public void Contribute(ModelBuilder model, DatabaseProvider provider) => model.Entity<RecipeUpload>(e =>
    {
        e.ToTable("cms_recipe_upload");
        e.Property(u => u.Id).HasMaxLength(26);
        e.Property(u => u.Name).HasMaxLength(RecipeReader.MaxNameLength);
        e.Property(u => u.FileName).HasMaxLength(MaxFileName);
        e.Property(u => u.ActorName).HasMaxLength(256);
        e.HasIndex(u => u.At);
    });
}
