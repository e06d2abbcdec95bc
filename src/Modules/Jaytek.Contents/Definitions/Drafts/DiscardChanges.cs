using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Definitions.Drafts;

/// <summary>Throws the draft of whoever asks away.</summary>
internal sealed class DiscardChanges(ActionRunner runner)
{
    public Task<Result> RunAsync(CancellationToken cancellationToken) =>
        runner.RunAsync("contents.definition-draft.discard", async scope =>
        {
            if (await scope.RefuseAsync(ContentPermissions.EditTypes, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<DraftRow>().SingleOrDefaultAsync(draft => draft.UserId == scope.Actor.UserId, cancellationToken) is { } row)
                scope.Db.Remove(row);
            return Result.Success;
        }, cancellationToken);
}
