using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Pages.Contracts;

namespace Jaytek.Portfolio.DJs;

/// <summary>
/// A DJ has one profile: whoever may neither edit everybody's nor keep several gets no second one of their own. An import brings what its
/// source had.
/// </summary>
internal sealed class OneProfileEach(IContentReader reader, IAuthorizer authorizer) : IContentHandler
{
    /// <summary>Keep several profiles of one's own, as a label does for its artists.</summary>
    public static Permission Many { get; } = Permission.Of($"content.{DJSummaries.Type}", "many", "own");

    public async ValueTask SavingAsync(ContentSaving saving, CancellationToken cancellationToken)
    {
        if (saving.IsImport || saving.Item.ContentType != DJSummaries.Type || saving.Item.Owner is not { Length: > 0 } owner || owner == saving.Before?.Owner)
            return;
        if (await FindOtherAsync(saving, owner, saving.Actor, cancellationToken) is { } first)
            saving.Errors.Add($"You have a profile already, “{first.Title()}”. Change that one instead: /admin/content/edit/{first.ContentItemId}");
    }

    // Whoever takes it out of the trash, the owner is left with it: so the owner's rights count.
    public async ValueTask RestoringAsync(ContentSaving saving, CancellationToken cancellationToken)
    {
        if (saving.Item.ContentType != DJSummaries.Type || saving.Item.Owner is not { Length: > 0 } owner)
            return;
        if (await FindOtherAsync(saving, owner, Actor.User(owner, owner), cancellationToken) is { } first)
            saving.Errors.Add($"Its owner has another profile since, “{first.Title()}”: /admin/content/edit/{first.ContentItemId}. Delete that one first, or give it to somebody else.");
    }

    private async Task<ContentItem?> FindOtherAsync(ContentSaving saving, string owner, Actor actor, CancellationToken cancellationToken)
    {
        if (await authorizer.AllowsAsync(actor, ContentPermissions.Of(DJSummaries.Type, "edit"), null, cancellationToken)
            || await authorizer.AllowsAsync(actor, Many, owner, cancellationToken))
            return null;
        await ProfileLock.TakeAsync(saving.Db, owner, cancellationToken);
        return await reader.FindOwnedAsync(DJSummaries.Type, owner, cancellationToken) is { } first && first.ContentItemId != saving.Item.ContentItemId ? first : null;
    }
}
