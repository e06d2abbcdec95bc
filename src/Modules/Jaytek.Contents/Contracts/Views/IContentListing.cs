using Jaytek.Admin.Contracts;

namespace Jaytek.Contents.Contracts.Views;

/// <summary>The newest versions of items, drafts among them, for admin pages of other modules.</summary>
public interface IContentListing
{
    /// <summary>The items of a type that the current person may edit, by title.</summary>
    /// <param name="contentType">The technical name of the type.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<ListedItem>> EditableAsync(string contentType, int take, CancellationToken cancellationToken);
}

/// <summary>An item in a list of the admin.</summary>
/// <param name="Item">Its newest version.</param>
/// <param name="State">Where it stands.</param>
public sealed record ListedItem(ContentItem Item, ItemState State);
