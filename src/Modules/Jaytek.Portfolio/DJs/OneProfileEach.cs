using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Pages.Contracts;

namespace Jaytek.Portfolio.DJs;

/// <summary>A DJ has one profile: who may not edit everybody's makes no second one of their own. An import brings what its source had.</summary>
internal sealed class OneProfileEach(IContentReader reader, IAuthorizer authorizer) : IContentHandler
{
    public async ValueTask SavingAsync(ContentSaving saving, CancellationToken cancellationToken)
    {
        if (saving.IsImport || saving.Item.ContentType != DJSummaries.Type || saving.Item.Owner is not { Length: > 0 } owner || owner == saving.Before?.Owner)
            return;
        if (await authorizer.AllowsAsync(saving.Actor, ContentPermissions.Of(DJSummaries.Type, "edit"), null, cancellationToken))
            return;
        if (await reader.FindOwnedAsync(DJSummaries.Type, owner, cancellationToken) is { } first && first.ContentItemId != saving.Item.ContentItemId)
            saving.Errors.Add($"You have a profile already, “{first.Title()}”. Change that one instead: /admin/content/edit/{first.ContentItemId}");
    }
}
