using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Admin.Notices;

/// <summary>Forgets what was read a month ago.</summary>
internal sealed class SweepNotices(JaytekDb db, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
        await db.Set<NoticeRow>().Where(notice => notice.ReadAt < before).ExecuteDeleteAsync(cancellationToken);
    }
}
