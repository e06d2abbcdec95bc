using Jaytek.Kernel;

namespace Jaytek.Contents.Contracts;

/// <summary>
/// Changes content items, for other modules. Each method is one action: it asks the current actor's rights, validates, keeps the
/// index and raises its event, and joins an open unit of work. Where an <c>expectedTag</c> is given that is not the item's
/// <see cref="ContentItem.Tag"/> any more, the answer is <c>contents.item.conflict</c>.
/// </summary>
public interface IContentManager
{
    /// <summary>Saves an item without showing it: a new one where its id is empty, else as the newest version.</summary>
    Task<Result<ContentItem>> SaveDraftAsync(ContentItem item, string? expectedTag, CancellationToken cancellationToken);

    /// <summary>Saves an item and publishes it.</summary>
    Task<Result<ContentItem>> SaveAndPublishAsync(ContentItem item, string? expectedTag, CancellationToken cancellationToken);

    /// <summary>Publishes the newest version.</summary>
    Task<Result<ContentItem>> PublishAsync(string contentItemId, string? expectedTag, CancellationToken cancellationToken);

    /// <summary>Takes an item off the site; it stays as a draft.</summary>
    Task<Result<ContentItem>> UnpublishAsync(string contentItemId, string? expectedTag, CancellationToken cancellationToken);

    /// <summary>Takes an item off the site and saves it as the draft that stays.</summary>
    Task<Result<ContentItem>> SaveAndUnpublishAsync(ContentItem item, string? expectedTag, CancellationToken cancellationToken);

    /// <summary>Gives up the draft of a published item; answers the published version, which is the newest again.</summary>
    Task<Result<ContentItem>> DiscardDraftAsync(string contentItemId, string? expectedTag, CancellationToken cancellationToken);

    /// <summary>Makes a draft like the newest version of an item: with ids and an address of its own, owned by who asks.</summary>
    Task<Result<ContentItem>> CloneAsync(string contentItemId, CancellationToken cancellationToken);

    /// <summary>Deletes an item; its versions are kept as history.</summary>
    Task<Result<ContentItem>> DeleteAsync(string contentItemId, string? expectedTag, CancellationToken cancellationToken);

    /// <summary>Imports an item as Orchard's recipes do: ids, dates, owner and author are taken over, equal content changes nothing.</summary>
    Task<Result<ImportedContent>> ImportAsync(ContentItem item, CancellationToken cancellationToken);
}

/// <summary>What an import did.</summary>
public enum ContentImport
{
    /// <summary>The same content was there already.</summary>
    Unchanged,
    /// <summary>The item is new.</summary>
    Created,
    /// <summary>The item was there and has changed.</summary>
    Changed,
}

/// <summary>An imported item and what the import did.</summary>
/// <param name="Item">The item as it stands now.</param>
/// <param name="Outcome">What was done.</param>
public sealed record ImportedContent(ContentItem Item, ContentImport Outcome);
