using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Schedules;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

/// <summary>
/// Saves an item without showing it. A published item of a versionable type gets a new version beside the published one; a
/// draft is changed in place. A type without versions has one version only: saving a published item then changes what visitors
/// see, and needs the right to publish.
/// </summary>
internal sealed class SaveDraft(
    ActionRunner runner, DefinitionView definitions, IHostContext host, ItemPreparation preparation, PublishGuards guards, ItemWriter writer)
{
    /// <summary>What to save: the whole item, with an empty id for a new one, the tag of the version that it was made from, or null, and whether a draft that stands there becomes history instead of being changed in place, the id that a new item shall have, or null for one of ours, and whether it is about to be published, so that nothing may be missing.</summary>
    public sealed record Input(ContentItem Item, string? ExpectedTag = null, bool KeepsDraft = false, string? NewId = null, bool IsForSite = false);

    /// <summary>Errors: <c>contents.type.unknown</c>, <c>contents.item.not_found</c>, <c>contents.item.exists</c>, <c>contents.item.conflict</c>, <c>contents.item.invalid</c>, and what guards refuse with where visitors would see it.</summary>
    public Task<Result<ContentItem>> RunAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<ContentItem>("contents.item.save_draft", async scope =>
        {
            if (definitions.Current.Type(input.Item.ContentType) is not { } type)
                return ContentsErrors.UnknownType(input.Item.ContentType);
            var isNew = input.Item.ContentItemId.Length == 0;
            if (isNew && input.NewId is { } id && (await LockedItem.LockAsync(scope, id, cancellationToken)).Row is not null)
                return ContentsErrors.Exists;
            var state = isNew
                ? await LockedItem.CreateAsync(scope, host, input.NewId ?? PublicId.New(), type.Name, cancellationToken)
                : await LockedItem.LockAsync(scope, input.Item.ContentItemId, cancellationToken);
            if (!isNew && !state.Exists)
                return ContentsErrors.NotFound;
            if (state.Row!.ContentType != type.Name)
                return ContentsErrors.TypeChanged(state.Row.ContentType, type.Name);

            var before = state.Latest ?? state.Published;
            var item = Next(input, type, state, scope);
            var isLive = item.Published;
            if (await RefuseAsync(scope, state, item, isLive ? "publish" : "edit", cancellationToken) is { } refusal)
                return refusal;
            if (input.ExpectedTag is not null && input.ExpectedTag != before?.Tag)
                return ContentsErrors.Conflict;
            if ((await preparation.PrepareAsync(scope, state, type, item, CheckOf(input, item, state), cancellationToken)).Error is { } invalid)
                return invalid;
            if (isLive && await guards.RefuseAsync(item, scope.Actor, cancellationToken) is { } notReady)
                return notReady;
            if ((await writer.WriteAsync(scope, state, item, isLive ? item : state.Published?.Clone(), cancellationToken)).Error is { } taken)
                return taken;

            var (changed, into) = ChangedMembers.Between(before, item);
            scope.Audit("ContentItem", item.ContentItemId, $"{type.DisplayName} '{item.DisplayText}' saved", changed, into);
            scope.Raise(isLive
                ? new ContentPublished(item.ContentItemId, item.ContentItemVersionId, type.Name, item.ContentItemVersionId, scope.Actor.UserId, ItemPath.Of(item))
                : new ContentDraftSaved(item.ContentItemId, item.ContentItemVersionId, type.Name, isNew, scope.Actor.UserId));
            return item;
        }, cancellationToken);

    // Rights on the item as it was and as it becomes: the owner is part of what is saved.
    private static async ValueTask<Error?> RefuseAsync(
        ActionScope scope, LockedItem state, ContentItem item, string verb, CancellationToken cancellationToken)
    {
        var before = state.Latest ?? state.Published;
        var permission = ContentPermissions.Of(item.ContentType, verb);
        if (before is not null && await scope.RefuseAsync(permission, before.Owner ?? "", cancellationToken) is { } refusal)
            return refusal;
        if (await scope.RefuseAsync(permission, item.Owner ?? "", cancellationToken) is { } beyond)
            return beyond;
        // Who may edit only what is theirs signs with their own name.
        return item.Author == scope.Actor.UserName || item.Author == before?.Author || item.Author == state.Published?.Author ? null : await scope.RefuseAsync(permission, "", cancellationToken);
    }

    private static ContentCheck CheckOf(Input input, ContentItem item, LockedItem state) =>
        input.IsForSite || item.Published || Schedule.IsPlanned(item, state.Published) ? ContentCheck.Whole : ContentCheck.Written;

    private static ContentItem Next(Input input, ContentTypeDefinition type, LockedItem state, ActionScope scope)
    {
        var before = state.Latest ?? state.Published;
        var item = input.Item.Clone();
        var inPlace = before is not null && (!type.IsVersionable || !(before.Published || input.KeepsDraft));
        item.ContentItemId = state.Row!.ContentItemId;
        item.ContentItemVersionId = inPlace ? before!.ContentItemVersionId : PublicId.New();
        item.Latest = true;
        item.Published = inPlace && before!.Published;
        item.CreatedUtc = before?.CreatedUtc ?? scope.Now;
        item.ModifiedUtc = scope.Now;
        item.PublishedUtc ??= before?.PublishedUtc;
        item.Owner = string.IsNullOrEmpty(item.Owner) ? before?.Owner ?? scope.Actor.UserId : item.Owner;
        // Who loads an item and saves it is its author then; a name that differs from the last was given on purpose.
        if (string.IsNullOrEmpty(item.Author) || item.Author == before?.Author)
            item.Author = scope.Actor.UserName ?? item.Author;
        return item;
    }
}
