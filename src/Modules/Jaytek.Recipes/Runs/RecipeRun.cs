using System.Text.Json;
using Jaytek.Engine.Data;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Library;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Recipes.Runs;

/// <summary>How a run ended.</summary>
internal enum RecipeOutcome
{
    /// <summary>It was asked for in the admin and has not begun, or goes on where its process was cut off.</summary>
    Waiting,
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

    /// <summary>Who asked for it in the admin; their rights hold while it runs.</summary>
    public string? ActorId { get; init; }

    /// <summary>Where the worker opens it, as <see cref="RecipeSources"/> writes it; null where it was run by a command, a step or the set-up.</summary>
    public string? Source { get; init; }

    /// <summary>
    /// What was asked for, as <see cref="RecipeFile.Hash"/>: steps that are done are counted, and the count means nothing in another file.
    /// Null where <see cref="Source"/> is.
    /// </summary>
    public string? FileHash { get; init; }

    /// <summary>True where it is only looked at what the recipe would do.</summary>
    public bool IsCheck { get; init; }

    /// <summary>How often the worker has begun it; a run that keeps ending its process is given up.</summary>
    public int Attempts { get; set; }

    /// <summary>The process that runs it, as <see cref="ProcessMark"/> writes it: one that is gone runs nothing.</summary>
    public required string Process { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    public required RecipeOutcome Outcome { get; set; }

    /// <summary>The reports of the steps that are done, as a JSON array of <see cref="StepReport"/>.</summary>
    public required string Steps { get; set; }

    /// <summary>The reports, read.</summary>
    public IReadOnlyList<StepReport> Reports => JsonSerializer.Deserialize<List<StepReport>>(Steps, JsonSerializerOptions.Web) ?? [];

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
            e.Property(r => r.ActorId).HasMaxLength(26);
            e.Property(r => r.Source).HasMaxLength(RecipeSources.MaxLength);
            e.Property(r => r.FileHash).HasMaxLength(64);
            e.Property(r => r.Outcome).HasConversion<string>().HasMaxLength(20);
            e.Ignore(r => r.Reports);
            e.HasIndex(r => r.StartedAt);
            // Of two people who press at once, one is told that it runs already.
            e.HasIndex(r => new { r.Source, r.IsCheck }, "ux_cms_recipe_run_open").IsUnique()
                .HasFilter($"source is not null and outcome in ('{nameof(RecipeOutcome.Waiting)}', '{nameof(RecipeOutcome.Running)}')");
        });
}
