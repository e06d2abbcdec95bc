using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Bulk;

/// <summary>
/// Works off the open runs, some items of each in turn, so that a long run does not keep the others waiting. It remembers nothing:
/// what is to be done stands in the tables, and whoever comes after a kill goes on there.
/// </summary>
internal sealed class RunBulk(JaytekDb db, CollectBulkItems collect, FinishBulkRun finish, IServiceScopeFactory scopes, ActionRunner runner) : IJob
{
    private const int Turn = 25;

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        while (true)
        {
            var open = await db.Set<BulkRun>().AsNoTracking().Where(run => run.State == BulkState.Collecting || run.State == BulkState.Running)
                .OrderBy(run => run.CreatedAt).ToListAsync(cancellationToken);
            if (open.Count == 0)
                return;
            var worked = false;
            foreach (var run in open)
                worked |= run.State == BulkState.Collecting ? await CollectAsync(run, cancellationToken) : await WorkAsync(run, cancellationToken);
            if (!worked)
                return;
        }
    }

    private async Task<bool> CollectAsync(BulkRun run, CancellationToken cancellationToken) =>
        (await collect.RunAsync(run.Id, cancellationToken)).Error is null;

    private async Task<bool> WorkAsync(BulkRun run, CancellationToken cancellationToken)
    {
        var items = await db.Set<BulkItem>().AsNoTracking().Where(item => item.RunId == run.Id && item.Outcome == BulkOutcome.Waiting)
            .OrderBy(item => item.Position).Take(Turn).ToListAsync(cancellationToken);
        // It ends before anybody is told that the run is done.
        await using (runner.FollowOnce())
        {
            foreach (var item in items)
            {
                // A scope for each: what one item leaves in it is no business of the next, and the actor is the person.
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.User(run.UserId, run.UserName);
                await scope.ServiceProvider.GetRequiredService<WorkBulkItem>().RunAsync(run, item, cancellationToken);
            }
        }

        return items.Count == Turn || (await finish.RunAsync(run.Id, cancellationToken)).Error is null && items.Count > 0;
    }
}
