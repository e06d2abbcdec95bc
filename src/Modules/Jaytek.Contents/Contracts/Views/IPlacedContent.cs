using Microsoft.AspNetCore.Http;

namespace Jaytek.Contents.Contracts.Views;

/// <summary>
/// Items that another module's page makes and lists, though their type is not one that editors make for itself: widgets of layers. The
/// editor of Contents writes them, and asks here what a new one begins with and where one goes back to.
/// </summary>
public interface IPlacedContent
{
    /// <summary>Gives a new, empty item what it has beside its parts. False where this is not this module's to make.</summary>
    /// <param name="item">The item, without ids.</param>
    /// <param name="type">Its type.</param>
    /// <param name="query">The query of the editor's address.</param>
    bool Begin(ContentItem item, ContentTypeDefinition type, IQueryCollection query);

    /// <summary>The address, from the root, of the page that lists the item; null where it is none of this module's.</summary>
    string? ListedAt(ContentItem item);
}
