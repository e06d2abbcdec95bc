using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Recipes.Runs;

/// <summary>Works off the runs that were asked for in the admin, oldest first, each by the rights of whoever asked.</summary>
internal sealed class WorkOffRuns(MarkInterruptedRuns interrupted, JaytekDb db, IServiceScopeFactory scopes) : IJob
{
    public const string JobName = "recipes.runs";

    /// <summary>How often a run is begun that its process does not survive.</summary>
    public const int MostAttempts = 3;

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        await interrupted.RunAsync(cancellationToken);
        while (await ClaimAsync(cancellationToken) is { } run)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor =
                run.ActorId is { } user ? Actor.User(user, run.ActorName ?? user) : Actor.System;
            await scope.ServiceProvider.GetRequiredService<WorkOffRun>().RunAsync(run, cancellationToken);
        }
    }

    // Another process may look at the same row: whoever's update finds it waiting has it.
    private async Task<RecipeRun?> ClaimAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var id = await db.Set<RecipeRun>().Where(run => run.Outcome == RecipeOutcome.Waiting).OrderBy(run => run.Id)
                .Select(run => (long?)run.Id).FirstOrDefaultAsync(cancellationToken);
            if (id is null)
                return null;
            var claimed = await db.Set<RecipeRun>().Where(run => run.Id == id && run.Outcome == RecipeOutcome.Waiting).ExecuteUpdateAsync(
                set => set.SetProperty(run => run.Outcome, RecipeOutcome.Running).SetProperty(run => run.Process, ProcessMark.Own)
                    .SetProperty(run => run.Attempts, run => run.Attempts + 1),
                cancellationToken);
            if (claimed == 1)
                return await db.Set<RecipeRun>().AsNoTracking().SingleAsync(run => run.Id == id, cancellationToken);
        }
    }
}
