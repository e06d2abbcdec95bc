using Jaytek.Contents.Contracts;
using Jaytek.Contents.Schedules;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

/// <summary>Takes an item off the site. Its newest version stays as a draft; the version that visitors saw becomes history where a newer draft exists.</summary>
internal sealed class UnpublishContent(ActionRunner runner, ItemWriter writer)
{
    /// <summary>What to take off, the tag that its newest version must bear, or null, and the plan that is being carried out, or null.</summary>
    public sealed record Input(string ContentItemId, string? ExpectedTag = null, DateTimeOffset? Plan = null);

    /// <summary>Errors: <c>contents.item.not_found</c>, <c>contents.item.conflict</c>, <c>contents.schedule.changed</c>, <c>contents.item.not_published</c>. Answers the draft that stays.</summary>
    public Task<Result<ContentItem>> RunAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<ContentItem>("contents.item.unpublish", async scope =>
        {
            var state = await LockedItem.LockAsync(scope, input.ContentItemId, cancellationToken);
            if (!state.Exists)
                return ContentsErrors.NotFound;
            if (input.Plan is { } plan && !await Schedule.StandsAsync(scope.Db, state.Row!, isPublish: false, plan, cancellationToken))
                return ContentsErrors.PlanChanged;
            var current = state.Published ?? state.Latest!;
            if (await scope.RefuseAsync(ContentPermissions.Of(current.ContentType, "publish"), current.Owner ?? "", cancellationToken) is { } refusal)
                return refusal;
            if (input.ExpectedTag is not null && input.ExpectedTag != (state.Latest ?? state.Published)!.Tag)
                return ContentsErrors.Conflict;
            if (state.Published is not { } published)
                return ContentsErrors.NotPublished;
            var latest = (state.Latest ?? published).Clone();
            Schedule.ArchiveIsDone(latest);
            if ((await writer.WriteAsync(scope, state, latest, null, cancellationToken)).Error is { } taken)
                return taken;
            scope.Audit("ContentItem", input.ContentItemId, $"{latest.ContentType} '{latest.DisplayText}' unpublished", ChangedMembers.Version(published), ChangedMembers.Version(latest));
            scope.Raise(new ContentUnpublished(input.ContentItemId, published.ContentItemVersionId, published.ContentType, scope.Actor.UserId, ItemPath.Of(published)));
            return latest;
        }, cancellationToken);
}
