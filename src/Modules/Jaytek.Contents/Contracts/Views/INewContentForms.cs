using Jaytek.Kernel;

namespace Jaytek.Contents.Contracts.Views;

/// <summary>
/// The editor's forms of new items for pages of other modules: the form carries the id that its item shall have, sealed for the person who
/// was shown it, so that there is one item however often the form is posted.
/// </summary>
public interface INewContentForms
{
    /// <summary>The form's name of what it carries.</summary>
    const string Name = "$new";

    /// <summary>The form that was posted, or a fresh one.</summary>
    /// <param name="posted">What was posted as <see cref="Name"/>; anything but what this person was shown for this type begins a fresh form.</param>
    /// <param name="type">The type of the item.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<NewContentForm> OpenAsync(string? posted, ContentTypeDefinition type, CancellationToken cancellationToken);

    /// <summary>
    /// Saves what was posted as the item of the form. Errors: those of the action; after <c>Conflict</c> of a form without
    /// <see cref="NewContentForm.Made"/> it may be that another post of it was faster: open it again.
    /// </summary>
    /// <param name="form">The form.</param>
    /// <param name="item">The item as posted: of what the form made, or a new one.</param>
    /// <param name="tag">The state of the item that the form names; null takes the one in which the form made it.</param>
    /// <param name="isPublished">Whether it shall be published.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Result<ContentItem>> SaveAsync(NewContentForm form, ContentItem item, string? tag, bool isPublished, CancellationToken cancellationToken);
}

/// <summary>The form of a new item.</summary>
/// <param name="Id">Which id its item has or shall have.</param>
/// <param name="Sealed">What the form carries.</param>
/// <param name="Type">The type of the item.</param>
/// <param name="Made">The newest version of what an earlier post of the form has made, or null.</param>
public sealed record NewContentForm(string Id, string Sealed, ContentTypeDefinition Type, ContentItem? Made);
