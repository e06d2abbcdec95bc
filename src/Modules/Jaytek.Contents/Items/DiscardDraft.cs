using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

/// <summary>Gives up the draft of a published item; the published version is the newest again.</summary>
internal sealed class DiscardDraft(ActionRunner runner, ItemWriter writer)
{
    /// <summary>Whose draft, and the tag that it must bear, or null.</summary>
    public sealed record Input(string ContentItemId, string? ExpectedTag = null);

    /// <summary>Errors: <c>contents.item.not_found</c>, <c>contents.item.conflict</c>, <c>contents.item.no_draft</c>. Answers the published version.</summary>
    public Task<Result<ContentItem>> RunAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<ContentItem>("contents.item.discard_draft", async scope =>
        {
            var state = await LockedItem.LockAsync(scope, input.ContentItemId, cancellationToken);
            if (state.Latest is not { } draft)
                return ContentsErrors.NotFound;
            if (await scope.RefuseAsync(ContentPermissions.Of(draft.ContentType, "edit"), draft.Owner ?? "", cancellationToken) is { } refusal)
                return refusal;
            if (input.ExpectedTag is not null && input.ExpectedTag != draft.Tag)
                return ContentsErrors.Conflict;
            if (draft.Published || state.Published is null)
                return ContentsErrors.NoDraft;
            var published = state.Published.Clone();
            if ((await writer.WriteAsync(scope, state, published, published, cancellationToken)).Error is { } taken)
                return taken;
            scope.Audit("ContentItem", input.ContentItemId, $"Draft of {draft.ContentType} '{draft.DisplayText}' discarded", ChangedMembers.Version(draft), ChangedMembers.Version(published));
            return published;
        }, cancellationToken);
}
