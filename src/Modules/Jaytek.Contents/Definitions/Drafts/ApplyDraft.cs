using Jaytek.Contents.Contracts;
using Jaytek.Contents.Model;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Definitions.Drafts;

/// <summary>
/// Makes the draft of whoever asks the definitions: all of it in one transaction, through <see cref="ChangeDefinitions"/>, which audits
/// each record with before and after.
/// </summary>
internal sealed class ApplyDraft(ActionRunner runner, DefinitionView view, ChangeDefinitions change, OwnedDefinitions owned, ContentKinds kinds, IVisitorRights visitors)
{
    /// <summary>Applies the draft.</summary>
    /// <param name="tag">The state of the draft that was looked at.</param>
    /// <param name="confirmed">The names that were typed, by what they confirm; each destructive change asks for its own.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// What was made, changed and removed; or <c>no_draft</c>, <c>draft_moved</c>, <c>overtaken</c> (somebody else changed a record since
    /// the draft touched it), <c>not_confirmed</c>, <c>has_items</c> (a type that goes), <c>owned</c>; all below <c>contents.definition</c>.
    /// </returns>
    public Task<Result<DefinitionOutcome>> RunAsync(string tag, IReadOnlyDictionary<string, string> confirmed, CancellationToken cancellationToken) =>
        runner.RunAsync<DefinitionOutcome>("contents.definition-draft.apply", async scope =>
        {
            if (await scope.RefuseAsync(ContentPermissions.EditTypes, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<DraftRow>().SingleOrDefaultAsync(draft => draft.UserId == scope.Actor.UserId, cancellationToken) is not { } row)
                return DefinitionErrors.NoDraft;
            if (Drafts.TagOf(row) != tag)
                return DefinitionErrors.DraftMoved;
            var current = await view.ReloadAsync(cancellationToken);
            var draft = DefinitionDraft.Read(row.Document);
            if (draft.Overtaken(current) is { Count: > 0 } names)
                return DefinitionErrors.Overtaken(names);
            var changes = new DraftChanges(current, draft.Over(current), kinds, draft.Open).List();
            if (Refuse(changes, confirmed) is { } refused)
                return refused;

            var wanted = draft.ToChanges();
            var outcome = await change.RunAsync(wanted, cancellationToken);
            if (!outcome.IsSuccess)
                return outcome;
            // The types' locks are held now: nobody publishes an item of a type that goes between this look and the commit.
            foreach (var name in wanted.RemovedTypes)
            {
                if (await TouchedItems.AnyAsync(scope.Db, name, cancellationToken))
                    return DefinitionErrors.HasItems(name);
            }

            // Who may not give the right any more makes the type all the same, and is told.
            var notOpened = new List<string>();
            foreach (var name in draft.Open.Intersect(outcome.Value.Created, StringComparer.Ordinal))
            {
                var see = ContentPermissions.Of(name, "view");
                if (!await visitors.MayGrantAsync(see, cancellationToken))
                    notOpened.Add(name);
                else if ((await visitors.GrantAsync(see, cancellationToken)).Error is { } closed)
                    return closed;
            }

            scope.Db.Remove(row);
            return outcome.Value with { NotOpened = notOpened };
        }, cancellationToken);

    private Error? Refuse(IReadOnlyList<DefinitionChange> changes, IReadOnlyDictionary<string, string> confirmed)
    {
        foreach (var change in changes.Where(change => change.IsDestructive))
        {
            if (OwnerOf(change) is { } owner)
                return DefinitionErrors.Owned(change.Name, owner);
            if (confirmed.GetValueOrDefault(change.Key)?.Trim() != change.Name)
                return DefinitionErrors.NotConfirmed(change.Key);
        }

        return null;
    }

    // A draft may be older than the feature whose recipe brings what it removes.
    private string? OwnerOf(DefinitionChange change) => change.Subject switch
    {
        ChangeSubject.Type => owned.OwnerOfType(change.Name),
        ChangeSubject.Part => owned.OwnerOfPart(change.Name),
        ChangeSubject.Attachment => owned.OwnerOfAttachment(change.Holder, change.Name),
        _ => owned.OwnerOfField(change.Holder, change.Name),
    };
}
