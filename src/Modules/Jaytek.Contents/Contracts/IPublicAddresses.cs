namespace Jaytek.Contents.Contracts;

/// <summary>The addresses of everything that nobody in particular may view, for sitemaps: read without their documents, a million as well as ten.</summary>
public interface IPublicAddresses
{
    /// <summary>How many there are at most; those that search engines shall not list are among them.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>So many addresses in a stable order. Items whose editor said <c>noindex</c> and items of modules that are off are left out.</summary>
    IAsyncEnumerable<PublicAddress> ListAsync(long skip, int take, CancellationToken cancellationToken);
}

/// <summary>A public page of an item.</summary>
/// <param name="ContentItemId">The item.</param>
/// <param name="Path">Its page, a path from the root.</param>
/// <param name="ModifiedAt">When it was last changed.</param>
public sealed record PublicAddress(string ContentItemId, string Path, DateTimeOffset ModifiedAt);
