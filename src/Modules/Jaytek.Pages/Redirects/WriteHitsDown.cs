using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Redirects;

/// <summary>Every minute: adds what was counted to the redirects. A number for people, so it is written without audit, version and epoch.</summary>
internal sealed class WriteHitsDown(RedirectHits hits, JaytekDb db) : IJob
{
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        foreach (var (id, tally) in hits.Take())
        {
            await db.Set<Redirect>().Where(redirect => redirect.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(redirect => redirect.Hits, redirect => redirect.Hits + tally.Count).SetProperty(redirect => redirect.LastHitAt, tally.LastAt),
                cancellationToken);
        }
    }
}
