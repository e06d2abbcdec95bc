using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Parts;
using Jaytek.Contents.Schedules;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

/// <summary>
/// Takes an item out of the trash and saves over what comes back, both or neither: somebody went on writing while somebody else moved it
/// there. Plans were given up with the item, those of the form too; an address that another item has meanwhile gives way to a free one.
/// </summary>
internal sealed class RestoreAndSave(ActionRunner runner, DefinitionView definitions, RestoreContent restore, SaveDraft save)
{
    /// <summary>Errors: those of <see cref="RestoreContent"/> and of <see cref="SaveDraft"/>.</summary>
    public Task<Result<ContentItem>> RunAsync(ContentItem item, CancellationToken cancellationToken) =>
        runner.RunAsync<ContentItem>("contents.item.restore_and_save", async _ =>
        {
            var restored = await restore.RunAsync(item.ContentItemId, cancellationToken);
            if (restored.Error is { } refusal)
                return refusal;
            var (draft, taken) = restored.Value;
            var next = item.Clone();
            Schedule.PublishIsDone(next);
            Schedule.ArchiveIsDone(next);
            if (taken is not null && definitions.Current.Type(item.ContentType)?.FirstOf(AutoroutePart.PartName) is { } autoroute
                && next.Part(autoroute.Name) is { } part && part["Path"].AsText() == taken)
                part["Path"] = draft.Part(autoroute.Name)?["Path"]?.DeepClone();
            return await save.RunAsync(new SaveDraft.Input(next, draft.Tag), cancellationToken);
        }, cancellationToken);
}
