using Jaytek.Contents.Contracts;
using Jaytek.Contents.Schedules;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

/// <summary>Takes an item off the site. Its newest version stays as a draft; the version that visitors saw becomes history where a newer draft exists.</summary>
internal sealed class UnpublishContent(ActionRunner runner, ItemWriter writer)
{
    /// <summary>Errors: <c>contents.item.not_found</c>, <c>contents.item.not_published</c>.</summary>
    public Task<Result<ContentItem>> RunAsync(string contentItemId, CancellationToken cancellationToken) =>
        runner.RunAsync<ContentItem>("contents.item.unpublish", async scope =>
        {
            var state = await LockedItem.LockAsync(scope, contentItemId, cancellationToken);
            if (!state.Exists)
                return ContentsErrors.NotFound;
            var current = state.Published ?? state.Latest!;
            if (await scope.RefuseAsync(ContentPermissions.Of(current.ContentType, "publish"), current.Owner ?? "", cancellationToken) is { } refusal)
                return refusal;
            if (state.Published is not { } published)
                return ContentsErrors.NotPublished;
            var latest = (state.Latest ?? published).Clone();
            Schedule.ArchiveIsDone(latest);
            if ((await writer.WriteAsync(scope, state, latest, null, cancellationToken)).Error is { } taken)
                return taken;
            scope.Audit("ContentItem", contentItemId, $"{latest.ContentType} '{latest.DisplayText}' unpublished", published.ToJson(), latest.ToJson());
            scope.Raise(new ContentUnpublished(contentItemId, published.ContentItemVersionId, published.ContentType, scope.Actor.UserId));
            return latest;
        }, cancellationToken);
}
