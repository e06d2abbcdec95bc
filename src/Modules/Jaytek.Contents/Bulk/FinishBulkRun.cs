using System.Globalization;
using Jaytek.Admin.Contracts;
using Jaytek.Contents.Admin;
using Jaytek.Contents.Definitions;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Bulk;

/// <summary>Closes a run whose items all have a result, and leaves a notice for who started it.</summary>
internal sealed class FinishBulkRun(ActionRunner runner, DefinitionView definitions, INotices notices)
{
    /// <summary>Closes it where nothing waits any more.</summary>
    public Task<Result> RunAsync(string runId, CancellationToken cancellationToken) =>
        runner.RunAsync("contents.bulk.finish", async scope =>
        {
            if (await scope.Db.Set<BulkItem>().AnyAsync(item => item.RunId == runId && item.Outcome == BulkOutcome.Waiting, cancellationToken))
                return Result.Success;
            var closed = await scope.Db.Set<BulkRun>().Where(run => run.Id == runId && run.State == BulkState.Running)
                .ExecuteUpdateAsync(set => set.SetProperty(run => run.State, BulkState.Finished).SetProperty(run => run.FinishedAt, scope.Now), cancellationToken);
            if (closed == 0)
                return Result.Success;
            var run = await scope.Db.Set<BulkRun>().AsNoTracking().SingleAsync(found => found.Id == runId, cancellationToken);
            var type = definitions.Current.Type(run.ContentType);
            var what = Words.Inside(type is null ? run.ContentType : run.Done == 1 ? type.DisplayName : type.Plural());
            var text = string.Create(CultureInfo.InvariantCulture, $"{run.Done:N0} {what} {BulkRuns.Done(run.Verb)}{(run.Refused > 0 ? $", {run.Refused:N0} refused" : "")}.");
            notices.Leave(scope, run.UserId, run.Refused > 0 ? NoticeKind.Warning : NoticeKind.Success, text, BulkRuns.AddressOf(run.Id));
            return Result.Success;
        }, cancellationToken);
}
