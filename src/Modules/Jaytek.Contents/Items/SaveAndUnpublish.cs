using Jaytek.Contents.Contracts;
using Jaytek.Contents.Schedules;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

/// <summary>
/// Takes an item off the site and keeps what was typed as its draft, both or neither. In this order, so that a change which
/// may not be shown is not: of a type without versions it would be, between the two.
/// </summary>
internal sealed class SaveAndUnpublish(ActionRunner runner, SaveDraft save, UnpublishContent unpublish)
{
    /// <summary>Errors: those of <see cref="UnpublishContent"/> and <see cref="SaveDraft"/>.</summary>
    public Task<Result<ContentItem>> RunAsync(SaveDraft.Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<ContentItem>("contents.item.save_and_unpublish", async scope =>
        {
            var off = await unpublish.RunAsync(new UnpublishContent.Input(input.Item.ContentItemId, input.ExpectedTag), cancellationToken);
            var item = input.Item.Clone();
            Schedule.ArchiveIsDone(item);
            return off.IsSuccess && !JsonEquality.AreEqual(item.Parts, off.Value.Parts)
                ? await save.RunAsync(new SaveDraft.Input(item, off.Value.Tag), cancellationToken)
                : off;
        }, cancellationToken);
}
