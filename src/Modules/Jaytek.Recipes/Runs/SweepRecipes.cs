using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Recipes.Library;
using Jaytek.Recipes.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.Recipes.Runs;

/// <summary>Forgets old runs, and uploaded files that nobody has run for as long.</summary>
internal sealed class SweepRecipes(JaytekDb db, DeleteUpload delete, IOptions<RecipesOptions> options, TimeProvider clock, ILogger<SweepRecipes> logger) : IJob
{
    public const string Name = "recipes.sweep";

    /// <summary>A night's work; what is left goes with the next.</summary>
    private const int Most = 1_000;

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-options.Value.KeepDays);
        var runs = db.Set<RecipeRun>();
        // A recipe's first run stays: its date is what the recipe's scripts take for now.
        await runs.Where(run => run.FinishedAt < before && run.Outcome != RecipeOutcome.Waiting && run.Outcome != RecipeOutcome.Running
                && runs.Any(first => first.Name == run.Name && first.StartedAt < run.StartedAt))
            .ExecuteDeleteAsync(cancellationToken);
        foreach (var id in await db.Set<RecipeUpload>()
            .Where(upload => upload.At < before && !runs.Any(run => run.Source == RecipeSources.UploadPrefix + upload.Id && run.StartedAt >= before))
            .OrderBy(upload => upload.At).Select(upload => upload.Id).Take(Most).ToListAsync(cancellationToken))
        {
            if ((await delete.RunAsync(id, cancellationToken)).Error is { } error)
                logger.LogInformation("The uploaded recipe {Id} stays: {Error}", id, error);
        }
    }
}
