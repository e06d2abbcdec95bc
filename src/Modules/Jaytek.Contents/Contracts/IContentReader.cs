namespace Jaytek.Contents.Contracts;

/// <summary>Which version of an item is meant.</summary>
public enum ContentVersion
{
    /// <summary>What visitors see.</summary>
    Published,
    /// <summary>The newest, be it a draft or published.</summary>
    Latest,
    /// <summary>The newest, where it is not published.</summary>
    Draft,
}

/// <summary>
/// Reads content items. It asks no rights: who shows an item to somebody asks <see cref="IContentRights"/>. Scoped: inside a unit
/// of work it sees what that unit has written.
/// </summary>
public interface IContentReader
{
    /// <summary>An item by id, or null.</summary>
    Task<ContentItem?> GetAsync(string contentItemId, ContentVersion version, CancellationToken cancellationToken);

    /// <summary>One version by its id, also an old one, or null.</summary>
    Task<ContentItem?> GetVersionAsync(string contentItemVersionId, CancellationToken cancellationToken);

    /// <summary>Items by id; those that do not exist are left out.</summary>
    Task<IReadOnlyDictionary<string, ContentItem>> GetManyAsync(
        IReadOnlyCollection<string> contentItemIds, ContentVersion version, CancellationToken cancellationToken);

    /// <summary>The published item at a path of this brand and culture, without a slash in front, in any case; or null.</summary>
    Task<ContentItem?> FindByPathAsync(string path, CancellationToken cancellationToken);

    /// <summary>The first path, in order, of a published item below a folder of this brand and culture, without a slash in front; or null.</summary>
    Task<string?> FindPathBelowAsync(string folder, CancellationToken cancellationToken);

    /// <summary>The published item of a type by its slug, the last segment of its path; or null.</summary>
    Task<ContentItem?> FindBySlugAsync(string contentType, string slug, CancellationToken cancellationToken);

    /// <summary>The published item with an alias, or null.</summary>
    Task<ContentItem?> FindByAliasAsync(string alias, CancellationToken cancellationToken);

    /// <summary>The newest version of an item of a type that a user owns, the one changed last where they own several; or null.</summary>
    Task<ContentItem?> FindOwnedAsync(string contentType, string ownerId, CancellationToken cancellationToken);

    /// <summary>Of these items those whose newest version a user owns, by id.</summary>
    Task<IReadOnlySet<string>> OwnedOfAsync(IReadOnlyCollection<string> contentItemIds, string ownerId, CancellationToken cancellationToken);

    /// <summary>Every version of an item, the newest first, each as it is read: ask for nothing else before you have read them all or left off.</summary>
    IAsyncEnumerable<ContentItem> VersionsAsync(string contentItemId, CancellationToken cancellationToken);

    /// <summary>A page of published items of one type.</summary>
    /// <exception cref="ContentQueryException">The query names what does not exist, or cannot be answered within its limits.</exception>
    Task<ContentPage> ListAsync(ContentQuery query, CancellationToken cancellationToken);
}
