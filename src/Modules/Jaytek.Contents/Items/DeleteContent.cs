using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

/// <summary>Moves an item to the trash, be it published or a draft. The versions stay as history; addresses and aliases are free again.</summary>
internal sealed class DeleteContent(ActionRunner runner, ItemWriter writer)
{
    /// <summary>What to delete, and the tag that its newest version must bear, or null.</summary>
    public sealed record Input(string ContentItemId, string? ExpectedTag = null);

    /// <summary>Errors: <c>contents.item.not_found</c>, <c>contents.item.conflict</c>. Answers the item as it was.</summary>
    public Task<Result<ContentItem>> RunAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<ContentItem>("contents.item.delete", async scope =>
        {
            var state = await LockedItem.LockAsync(scope, input.ContentItemId, cancellationToken);
            if ((state.Latest ?? state.Published) is not { } item)
                return ContentsErrors.NotFound;
            if (await scope.RefuseAsync(ContentPermissions.Of(item.ContentType, "delete"), item.Owner ?? "", cancellationToken) is { } refusal)
                return refusal;
            if (input.ExpectedTag is not null && input.ExpectedTag != item.Tag)
                return ContentsErrors.Conflict;
            if ((await writer.WriteAsync(scope, state, null, null, cancellationToken)).Error is { } error)
                return error;
            scope.Audit("ContentItem", item.ContentItemId, $"{item.ContentType} '{item.DisplayText}' deleted", ChangedMembers.Version(item));
            scope.Raise(new ContentDeleted(item.ContentItemId, item.ContentType, state.Published is not null, scope.Actor.UserId, ItemPath.Of(state.Published ?? item)));
            return item;
        }, cancellationToken);
}
