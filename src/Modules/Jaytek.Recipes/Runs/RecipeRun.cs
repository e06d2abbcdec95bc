using Jaytek.Engine.Data;
using Jaytek.Recipes.Files;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Recipes.Runs;

/// <summary>How a run ended.</summary>
internal enum RecipeOutcome
{
    Running,
    Succeeded,
    Failed,

    /// <summary>It was cut off: the steps that its row lists are done, the rest is not.</summary>
    Interrupted,
}

/// <summary>One run of one recipe. A step and its line here are committed together.</summary>
internal sealed class RecipeRun
{
    public long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Where the recipe came from, for people.</summary>
    public required string Origin { get; init; }

    public string? ActorName { get; init; }

    /// <summary>The process that runs it, as <see cref="ProcessMark"/> writes it: one that is gone runs nothing.</summary>
    public required string Process { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    public required RecipeOutcome Outcome { get; set; }

    /// <summary>The reports of the steps that are done, as a JSON array of <see cref="StepReport"/>.</summary>
    public required string Steps { get; set; }

    /// <summary>Why it failed, as <c>code: message</c>.</summary>
    public string? Error { get; set; }
}

internal sealed class RecipeRunTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<RecipeRun>(e =>
        {
            e.ToTable("cms_recipe_run");
            e.Property(r => r.Name).HasMaxLength(RecipeReader.MaxNameLength);
            e.Property(r => r.Process).HasMaxLength(ProcessMark.MaxLength);
            e.Property(r => r.ActorName).HasMaxLength(256);
            e.Property(r => r.Outcome).HasConversion<string>().HasMaxLength(20);
            e.HasIndex(r => r.StartedAt);
        });
}
