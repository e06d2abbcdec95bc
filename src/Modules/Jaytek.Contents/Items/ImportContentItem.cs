using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Items;

/// <summary>
/// Imports one version of an item as Orchard does: ids, dates, owner and author are taken over; a published import takes the
/// place of the published version and of a draft; neither flag means a version of history. A version whose id is there already
/// is changed in place, or skipped where it says the same. Unlike Orchard, an item without a version id that says what the
/// current version says is recognised too, so that importing twice changes nothing.
/// </summary>
internal sealed class ImportContentItem(
    ActionRunner runner, DefinitionView definitions, IHostContext host, ItemPreparation preparation, PublishGuards guards, ItemWriter writer)
{
    /// <summary>Errors: <c>contents.item.missing_id</c>, <c>contents.type.unknown</c>, <c>contents.item.invalid</c>, others about ids, and what guards refuse with unless the system imports.</summary>
    public Task<Result<ImportedContent>> RunAsync(ContentItem input, CancellationToken cancellationToken) =>
        runner.RunAsync<ImportedContent>("contents.item.import", async scope =>
        {
            if (Check(input) is { } wrong)
                return wrong;
            var state = await LockedItem.LockAsync(scope, input.ContentItemId, cancellationToken);
            var isNew = state.Row is null;
            if (isNew)
                state = await LockedItem.CreateAsync(scope, host, input.ContentItemId, input.ContentType, cancellationToken);
            else if (state.Row!.ContentType != input.ContentType)
                return ContentsErrors.TypeChanged(state.Row.ContentType, input.ContentType);

            var found = await FindAsync(scope, state, input, cancellationToken);
            if (found.Error is { } foreign)
                return foreign;
            var item = Next(input, state, found.Value, scope);
            if (await RefuseAsync(scope, state, item, cancellationToken) is { } refusal)
                return refusal;
            if ((await PrepareAsync(scope, state, item, cancellationToken)).Error is { } invalid)
                return invalid;
            if (found.Value is { } existing && IsSame(existing.ToItem(), item))
                return new ImportedContent(existing.ToItem(), ContentImport.Unchanged);
            // What the system brings (set-up, the command line) was ready where it comes from; a person's recipe passes the guards as their hand would.
            if (item.Published && scope.Actor.Kind != ActorKind.System && await guards.RefuseAsync(item, scope.Actor, cancellationToken) is { } notReady)
                return notReady;
            if ((await WriteAsync(scope, state, item, cancellationToken)).Error is { } taken)
                return taken;

            var (changed, into) = ChangedMembers.Between(found.Value?.ToItem(), item);
            scope.Audit("ContentItem", item.ContentItemId, $"{item.ContentType} '{item.DisplayText}' imported", changed, into);
            if (item.Published)
                scope.Raise(new ContentPublished(
                    item.ContentItemId, item.ContentItemVersionId, item.ContentType, state.Published?.ContentItemVersionId, scope.Actor.UserId, ItemPath.Of(item)));
            else if (item.Latest)
                scope.Raise(new ContentDraftSaved(item.ContentItemId, item.ContentItemVersionId, item.ContentType, isNew, scope.Actor.UserId));
            return new ImportedContent(item, isNew ? ContentImport.Created : ContentImport.Changed);
        }, cancellationToken);

    private static Error? Check(ContentItem input)
    {
        if (input.ContentItemId.Length == 0)
            return ContentsErrors.MissingId;
        if (!IsId(input.ContentItemId))
            return ContentsErrors.WrongId(nameof(ContentItem.ContentItemId), input.ContentItemId);
        if (input.ContentItemVersionId.Length > 0 && !IsId(input.ContentItemVersionId))
            return ContentsErrors.WrongId(nameof(ContentItem.ContentItemVersionId), input.ContentItemVersionId);
        // The type need not be defined, as in Orchard: content may come before its definition. But it must be named.
        return input.ContentType.Length is > 0 and <= 100 && IsId(input.ContentType[..Math.Min(input.ContentType.Length, VersionTable.MaxIdLength)])
            ? null
            : ContentsErrors.UnknownType(input.ContentType);
    }

    private static bool IsId(string text) =>
        text.Length is > 0 and <= VersionTable.MaxIdLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    // The version that the import may be: the one with its id, else the current one of the same standing.
    private static async Task<Result<VersionRow?>> FindAsync(ActionScope scope, LockedItem state, ContentItem input, CancellationToken cancellationToken)
    {
        if (input.ContentItemVersionId.Length == 0)
            return input.Published ? state.PublishedRow : input.Latest ? state.LatestRow : null;
        var row = await scope.Db.Set<VersionRow>().AsNoTracking()
            .SingleOrDefaultAsync(version => version.VersionId == input.ContentItemVersionId, cancellationToken);
        if (row is not null && row.ContentItemId != input.ContentItemId)
            return ContentsErrors.VersionOfAnother(input.ContentItemVersionId);
        return row;
    }

    private static ContentItem Next(ContentItem input, LockedItem state, VersionRow? found, ActionScope scope)
    {
        var item = input.Clone();
        var before = found?.ToItem() ?? state.Latest ?? state.Published;
        if (item.ContentItemVersionId.Length == 0)
            item.ContentItemVersionId = found is not null && !found.Published ? found.VersionId : PublicId.New();
        // A version that stands today is not made history by content that merely says no standing.
        if (!item.Latest && !item.Published && found is not null)
            (item.Latest, item.Published) = (found.Latest, found.Published);
        // What names the version on the site changes what visitors see, whatever it says: it needs the right and the guards for that.
        if (item.Latest && item.ContentItemVersionId == state.Published?.ContentItemVersionId)
            item.Published = true;
        item.CreatedUtc ??= before?.CreatedUtc ?? scope.Now;
        item.ModifiedUtc ??= scope.Now;
        item.PublishedUtc ??= before?.PublishedUtc ?? (item.Published ? scope.Now : null);
        item.Owner ??= before?.Owner ?? scope.Actor.UserId;
        item.Author ??= before?.Author ?? scope.Actor.UserName;
        return item;
    }

    private static async ValueTask<Error?> RefuseAsync(ActionScope scope, LockedItem state, ContentItem item, CancellationToken cancellationToken)
    {
        var permission = ContentPermissions.Of(item.ContentType, item.Published ? "publish" : "edit");
        if ((state.Latest ?? state.Published) is { } before && await scope.RefuseAsync(permission, before.Owner ?? "", cancellationToken) is { } refusal)
            return refusal;
        return await scope.RefuseAsync(permission, item.Owner ?? "", cancellationToken);
    }

    private static bool IsSame(ContentItem stored, ContentItem imported)
    {
        // Standing and moment of the change are no content: the import would say them anew each time.
        var candidate = imported.Clone();
        candidate.ContentItemVersionId = stored.ContentItemVersionId;
        (candidate.Latest, candidate.Published, candidate.ModifiedUtc) = (stored.Latest, stored.Published, stored.ModifiedUtc);
        return JsonEquality.AreEqual(stored.ToJson(), candidate.ToJson());
    }

    private async Task<Result> PrepareAsync(ActionScope scope, LockedItem state, ContentItem item, CancellationToken cancellationToken)
    {
        if (definitions.Current.Type(item.ContentType) is not { } type)
            return Result.Success;
        if (item.Latest || item.Published)
            return await preparation.PrepareAsync(scope, state, type, item, item.Published ? ContentCheck.Missing : ContentCheck.None, cancellationToken);
        preparation.Normalize(type, item, state.Latest ?? state.Published);
        return Result.Success;
    }

    private async Task<Result> WriteAsync(ActionScope scope, LockedItem state, ContentItem item, CancellationToken cancellationToken)
    {
        if (!item.Latest && !item.Published)
            return await ItemWriter.WriteHistoryAsync(scope, state, item, cancellationToken);
        if (!item.Published)
            return await writer.WriteAsync(scope, state, item, state.Published?.Clone(), cancellationToken);
        // Published without being the newest: the live version of an item that has a draft.
        var draft = item.Latest || state.Latest?.IsDraft != true ? null : state.Latest.Clone();
        return await writer.WriteAsync(scope, state, draft ?? item, item, cancellationToken);
    }
}
