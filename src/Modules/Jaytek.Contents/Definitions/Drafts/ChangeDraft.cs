using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Definitions.Drafts;

/// <summary>Changes the draft of whoever asks. Nothing of it is seen by others, so it leaves no audit row; applying it does.</summary>
internal sealed class ChangeDraft(ActionRunner runner, DefinitionView view, OwnedDefinitions owned)
{
    /// <summary>Runs a change on the draft, which is made where there is none; a refusal leaves it as it was.</summary>
    public Task<Result> RunAsync(Func<DraftEdit, Error?> change, CancellationToken cancellationToken) =>
        runner.RunAsync("contents.definition-draft.change", async scope =>
        {
            if (await scope.RefuseAsync(ContentPermissions.EditTypes, null, cancellationToken) is { } refusal)
                return refusal;
            if (scope.Actor.UserId is not { } user)
                return DefinitionErrors.NobodysDraft;
            var current = await view.ReloadAsync(cancellationToken);
            var row = await scope.Db.Set<DraftRow>().SingleOrDefaultAsync(draft => draft.UserId == user, cancellationToken);
            var draft = row is null ? new DefinitionDraft() : DefinitionDraft.Read(row.Document);
            if (change(new DraftEdit(draft, current, owned)) is { } wrong)
                return wrong;
            if (row is null && !draft.IsEmpty)
                scope.Db.Add(new DraftRow { UserId = user, Document = draft.Write(), ChangedUtc = scope.Now });
            else if (row is not null && draft.IsEmpty)
                scope.Db.Remove(row);
            else if (row is not null)
                (row.Document, row.ChangedUtc) = (draft.Write(), scope.Now);
            return Result.Success;
        }, cancellationToken);
}
