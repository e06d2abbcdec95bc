using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jaytek.Contents.Bulk;

/// <summary>
/// Does one item of a run as the person who started it. What is done and that it is done are one transaction: a process that is
/// killed has either both or neither, and an item that was done is not done again.
/// </summary>
internal sealed class WorkBulkItem(ActionRunner runner, IContentManager manager, ILogger<WorkBulkItem> logger)
{
    private const int MostTries = 3;

    /// <summary>Works on one item; an answer other than a success is for the record only, the item keeps it.</summary>
    public async Task RunAsync(BulkRun run, BulkItem item, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            if ((await TryAsync(run, item, cancellationToken)).Error is not { } error || error.Code == BulkErrors.Overtaken.Code)
                return;
            // The engine's own conflicts are lost races, and what is busy will not always be; every other refusal would be repeated.
            if (error.Code is "engine.conflict" or "engine.busy" && tries < MostTries)
                continue;
            var noted = await runner.RunAsync(
                "contents.bulk.refuse", scope => MarkAsync(scope, item, BulkOutcome.Refused, error, cancellationToken), cancellationToken);
            if (noted.Error is { } unnoted)
                logger.LogWarning("The result of {ContentItemId} in the bulk run {RunId} is written later: {Error}", item.ContentItemId, run.Id, unnoted);
            return;
        }
    }

    private async Task<Result> TryAsync(BulkRun run, BulkItem item, CancellationToken cancellationToken)
    {
        try
        {
            return await runner.RunAsync("contents.bulk.item", async scope =>
            {
                if ((await DoAsync(run.Verb, item.ContentItemId, cancellationToken)).Error is { } refusal)
                    return refusal;
                return await MarkAsync(scope, item, BulkOutcome.Done, null, cancellationToken);
            }, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(e, "The item {ContentItemId} of the bulk run {RunId} failed", item.ContentItemId, run.Id);
            return BulkErrors.Failed;
        }
    }

    private Task<Result<ContentItem>> DoAsync(BulkVerb verb, string id, CancellationToken cancellationToken) => verb switch
    {
        BulkVerb.Publish => manager.PublishAsync(id, null, cancellationToken),
        BulkVerb.Unpublish => manager.UnpublishAsync(id, null, cancellationToken),
        _ => manager.DeleteAsync(id, null, cancellationToken),
    };

    private static async Task<Result> MarkAsync(
        ActionScope scope, BulkItem item, BulkOutcome outcome, Error? why, CancellationToken cancellationToken)
    {
        var (done, refused) = outcome == BulkOutcome.Done ? (1, 0) : (0, 1);
        var counted = await scope.Db.Set<BulkRun>().Where(run => run.Id == item.RunId && run.State == BulkState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.Done, run => run.Done + done).SetProperty(run => run.Refused, run => run.Refused + refused), cancellationToken);
        if (counted == 0)
            return BulkErrors.Overtaken;
        var code = why?.Code;
        var reason = why?.Message is { Length: > BulkTables.MaxReason } longer ? longer[..BulkTables.MaxReason] : why?.Message;
        var marked = await scope.Db.Set<BulkItem>()
            .Where(found => found.RunId == item.RunId && found.Position == item.Position && found.Outcome == BulkOutcome.Waiting)
            .ExecuteUpdateAsync(
                set => set.SetProperty(found => found.Outcome, outcome).SetProperty(found => found.Code, code).SetProperty(found => found.Reason, reason),
                cancellationToken);
        return marked == 1 ? Result.Success : BulkErrors.Overtaken;
    }
}
