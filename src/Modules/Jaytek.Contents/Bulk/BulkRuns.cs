using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Bulk;

/// <summary>Runs as a person may see them: their own, and everybody's where they look after the background work.</summary>
internal sealed class BulkRuns(JaytekDb db, ICurrentActor current, IAuthorizer authorizer)
{
    /// <summary>The page of all runs.</summary>
    public const string Address = "/admin/bulk";

    /// <summary>The page of a run.</summary>
    public static string AddressOf(string runId) => $"{Address}/{runId}";

    /// <summary>The verb's participle.</summary>
    public static string Done(BulkVerb verb) => verb switch
    {
        BulkVerb.Publish => "published",
        BulkVerb.Unpublish => "unpublished",
        _ => "deleted",
    };

    /// <summary>A run, or null where there is none that this person may see.</summary>
    public async Task<BulkRun?> FindAsync(string runId, CancellationToken cancellationToken) =>
        await db.Set<BulkRun>().AsNoTracking().SingleOrDefaultAsync(run => run.Id == runId, cancellationToken) is { } run
            && (run.UserId == current.Actor.UserId || await SeesAllAsync(cancellationToken)) ? run : null;

    /// <summary>The newest runs.</summary>
    public async Task<IReadOnlyList<BulkRun>> ListAsync(int take, CancellationToken cancellationToken)
    {
        var runs = db.Set<BulkRun>().AsNoTracking();
        if (!await SeesAllAsync(cancellationToken))
            runs = runs.Where(run => run.UserId == current.Actor.UserId);
        return await runs.OrderByDescending(run => run.CreatedAt).Take(take).ToListAsync(cancellationToken);
    }

    /// <summary>Items of a run in their order, after a position.</summary>
    public async Task<IReadOnlyList<BulkItem>> ItemsAsync(string runId, BulkOutcome? outcome, int after, int take, CancellationToken cancellationToken)
    {
        var items = db.Set<BulkItem>().AsNoTracking().Where(item => item.RunId == runId && item.Position > after);
        if (outcome is { } wanted)
            items = items.Where(item => item.Outcome == wanted);
        return await items.OrderBy(item => item.Position).Take(take).ToListAsync(cancellationToken);
    }

    private ValueTask<bool> SeesAllAsync(CancellationToken cancellationToken) => authorizer.AllowsAsync(current.Actor, RetryEvents.Manage, null, cancellationToken);
}
