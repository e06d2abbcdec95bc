using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Schedules;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

/// <summary>Shows the newest version of an item to visitors. The date of the first publication stays, so that publishing again moves nothing in lists.</summary>
internal sealed class PublishContent(
    ActionRunner runner, DefinitionView definitions, ItemPreparation preparation, ItemWriter writer, PublishGuards guards)
{
    /// <summary>What to publish, the tag that its newest version must bear, or null, and the plan that is being carried out, or null.</summary>
    public sealed record Input(string ContentItemId, string? ExpectedTag = null, DateTimeOffset? Plan = null);

    /// <summary>Errors: <c>contents.item.not_found</c>, <c>contents.item.conflict</c>, <c>contents.schedule.changed</c>, <c>contents.item.invalid</c>, and what guards refuse with.</summary>
    public Task<Result<ContentItem>> RunAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<ContentItem>("contents.item.publish", async scope =>
        {
            var state = await LockedItem.LockAsync(scope, input.ContentItemId, cancellationToken);
            if (state.Latest is not { } latest)
                return ContentsErrors.NotFound;
            if (input.Plan is { } plan && !await Schedule.StandsAsync(scope.Db, state.Row!, isPublish: true, plan, cancellationToken))
                return ContentsErrors.PlanChanged;
            if (await scope.RefuseAsync(ContentPermissions.Of(latest.ContentType, "publish"), latest.Owner ?? "", cancellationToken) is { } refusal)
                return refusal;
            if (input.ExpectedTag is not null && input.ExpectedTag != latest.Tag)
                return ContentsErrors.Conflict;
            if (latest.Published)
                return latest;
            if (definitions.Current.Type(latest.ContentType) is { } type && preparation.Check(type, latest).Error is { } invalid)
                return invalid;
            if (await guards.RefuseAsync(latest, scope.Actor, cancellationToken) is { } notReady)
                return notReady;
            var item = latest.Clone();
            // A draft may bear the date of its plan. Published before that it would stand first in every list until then.
            if (item.PublishedUtc is not { } date || (date > scope.Now && scope.Actor.Kind != ActorKind.System))
                item.PublishedUtc = scope.Now;
            Schedule.PublishIsDone(item);
            if ((await writer.WriteAsync(scope, state, item, item, cancellationToken)).Error is { } taken)
                return taken;
            scope.Audit("ContentItem", item.ContentItemId, $"{item.ContentType} '{item.DisplayText}' published",
                state.Published is { } replaced ? ChangedMembers.Version(replaced) : null, ChangedMembers.Version(item));
            scope.Raise(new ContentPublished(
                item.ContentItemId, item.ContentItemVersionId, item.ContentType, state.Published?.ContentItemVersionId, scope.Actor.UserId, ItemPath.Of(item)));
            return item;
        }, cancellationToken);
}
