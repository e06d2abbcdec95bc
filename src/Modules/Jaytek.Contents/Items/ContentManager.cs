using Jaytek.Contents.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

/// <summary>The actions as other modules call them.</summary>
internal sealed class ContentManager(
    SaveDraft save, SaveAndPublish saveAndPublish, PublishContent publish, UnpublishContent unpublish, SaveAndUnpublish saveAndUnpublish,
    DiscardDraft discard, CloneContent clone, DeleteContent delete, ImportContentItem import) : IContentManager
{
    public Task<Result<ContentItem>> SaveDraftAsync(ContentItem item, string? expectedTag, CancellationToken cancellationToken) =>
        save.RunAsync(new SaveDraft.Input(item, expectedTag), cancellationToken);

    public Task<Result<ContentItem>> SaveAndPublishAsync(ContentItem item, string? expectedTag, CancellationToken cancellationToken) =>
        saveAndPublish.RunAsync(new SaveDraft.Input(item, expectedTag), cancellationToken);

    public Task<Result<ContentItem>> PublishAsync(string contentItemId, string? expectedTag, CancellationToken cancellationToken) =>
        publish.RunAsync(new PublishContent.Input(contentItemId, expectedTag), cancellationToken);

    public Task<Result<ContentItem>> UnpublishAsync(string contentItemId, string? expectedTag, CancellationToken cancellationToken) =>
        unpublish.RunAsync(new UnpublishContent.Input(contentItemId, expectedTag), cancellationToken);

    public Task<Result<ContentItem>> SaveAndUnpublishAsync(ContentItem item, string? expectedTag, CancellationToken cancellationToken) =>
        saveAndUnpublish.RunAsync(new SaveDraft.Input(item, expectedTag), cancellationToken);

    public Task<Result<ContentItem>> DiscardDraftAsync(string contentItemId, string? expectedTag, CancellationToken cancellationToken) =>
        discard.RunAsync(new DiscardDraft.Input(contentItemId, expectedTag), cancellationToken);

    public Task<Result<ContentItem>> CloneAsync(string contentItemId, CancellationToken cancellationToken) => clone.RunAsync(contentItemId, cancellationToken);

    public Task<Result<ContentItem>> DeleteAsync(string contentItemId, string? expectedTag, CancellationToken cancellationToken) =>
        delete.RunAsync(new DeleteContent.Input(contentItemId, expectedTag), cancellationToken);

    public Task<Result<ImportedContent>> ImportAsync(ContentItem item, CancellationToken cancellationToken) => import.RunAsync(item, cancellationToken);
}
