namespace Jaytek.Contents.Contracts;

/// <summary>
/// The addresses of everything that nobody in particular may view, for sitemaps: read by their keys in batches, a million as well as ten, and
/// no connection is held between them.
/// </summary>
public interface IPublicAddresses
{
    /// <summary>Where parts of so many addresses begin, in order; at least one. Addresses that search engines shall not list count too.</summary>
    Task<IReadOnlyList<PublicAddressKey>> PartsAsync(int size, CancellationToken cancellationToken);

    /// <summary>So many addresses from a key on. Items whose editor said <c>noindex</c> or <c>none</c> and items of modules that are off are left out.</summary>
    Task<IReadOnlyList<PublicAddress>> ListAsync(PublicAddressKey from, int take, CancellationToken cancellationToken);
}

/// <summary>A place in the order of addresses.</summary>
/// <param name="ItemNo">The item's number inside.</param>
/// <param name="Path">Its page without the first slash.</param>
public readonly record struct PublicAddressKey(long ItemNo, string Path)
{
    /// <summary>Before the first one.</summary>
    public static PublicAddressKey First { get; } = new(0, "");
}

/// <summary>A public page of an item.</summary>
/// <param name="ContentItemId">The item.</param>
/// <param name="Path">Its page, a path from the root.</param>
/// <param name="ModifiedAt">When it was last changed.</param>
public sealed record PublicAddress(string ContentItemId, string Path, DateTimeOffset ModifiedAt);
