using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

/// <summary>Saves an item and publishes it, both or neither.</summary>
internal sealed class SaveAndPublish(ActionRunner runner, SaveDraft save, PublishContent publish)
{
    public Task<Result<ContentItem>> RunAsync(SaveDraft.Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<ContentItem>("contents.item.save_and_publish", async scope =>
        {
            var saved = await save.RunAsync(input with { IsForSite = true }, cancellationToken);
            return saved.IsSuccess
                ? await publish.RunAsync(new PublishContent.Input(saved.Value.ContentItemId), cancellationToken)
                : saved;
        }, cancellationToken);
}
