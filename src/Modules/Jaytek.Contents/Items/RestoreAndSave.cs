using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Parts;
using Jaytek.Contents.Schedules;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

/// <summary>
/// Takes an item out of the trash and saves over what comes back, both or neither: somebody went on writing while somebody else moved it
/// there. Plans were given up with the item, those of the form too; an address or alias that another item has meanwhile gives way.
/// </summary>
internal sealed class RestoreAndSave(ActionRunner runner, DefinitionView definitions, RestoreContent restore, SaveDraft save)
{
    /// <summary>What to save: the whole item, and the last version that it was made from.</summary>
    public sealed record Input(ContentItem Item, ContentItem Last);

    /// <summary>Errors: those of <see cref="RestoreContent"/> and of <see cref="SaveDraft"/>.</summary>
    public Task<Result<ContentItem>> RunAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<ContentItem>("contents.item.restore_and_save", async _ =>
        {
            var restored = await restore.RunAsync(input.Item.ContentItemId, cancellationToken);
            if (restored.Error is { } refusal)
                return refusal;
            var draft = restored.Value.Item;
            var next = input.Item.Clone();
            Schedule.PublishIsDone(next);
            Schedule.ArchiveIsDone(next);
            KeepNames(next, input.Last, draft);
            return await save.RunAsync(new SaveDraft.Input(next, draft.Tag), cancellationToken);
        }, cancellationToken);

    // A name that nobody has typed since is the one that came back, which may be another than went.
    private void KeepNames(ContentItem item, ContentItem last, ContentItem draft)
    {
        foreach (var (kind, member) in new[] { (AutoroutePart.PartName, "Path"), (AliasPart.PartName, "Alias") })
        {
            if (definitions.Current.Type(item.ContentType)?.FirstOf(kind) is { } attached && item.Part(attached.Name) is { } part
                && part[member].AsText() is { Length: > 0 } name && name == last.Part(attached.Name)?[member].AsText())
                part[member] = draft.Part(attached.Name)?[member]?.DeepClone();
        }
    }
}
