using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Model;
using Jaytek.Contents.Routing;
using Jaytek.Contents.Schedules;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Features;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Items;

/// <summary>An item that came back from the trash.</summary>
/// <param name="Item">The draft that it is now.</param>
/// <param name="TakenAddress">Its address before, where another item has that now and it got another; else null.</param>
internal sealed record RestoredContent(ContentItem Item, string? TakenAddress);

/// <summary>
/// Takes an item out of the trash: its last version is a draft again, whoever saw it before, with its address and alias where they
/// are free, else with new ones. It is not checked against its definition, which may have become stricter; publishing checks it. Handlers may refuse it.
/// </summary>
internal sealed class RestoreContent(
    ActionRunner runner, DefinitionView definitions, FreeNames free, NameAssigner names, ItemWriter writer, Enabled<IContentHandler> handlers)
{
    /// <summary>Errors: <c>contents.item.not_found</c> where nothing of this id is in the trash, <c>contents.item.invalid</c> where a handler refuses it, and those of names.</summary>
    public Task<Result<RestoredContent>> RunAsync(string contentItemId, CancellationToken cancellationToken) =>
        runner.RunAsync<RestoredContent>("contents.item.restore", async scope =>
        {
            var state = await LockedItem.LockAsync(scope, contentItemId, cancellationToken);
            if (state.Exists || state.Row is not { DeletedVersionId: { } lastId } row)
                return ContentsErrors.NotFound;
            var last = await scope.Db.Set<VersionRow>().AsNoTracking().SingleAsync(version => version.VersionId == lastId, cancellationToken);
            var item = last.ToItem();
            if (await scope.RefuseAsync(ContentPermissions.Of(item.ContentType, "delete"), item.Owner ?? "", cancellationToken) is { } refusal)
                return refusal;
            var taken = await free.KeepFreeAsync(scope, row, item, null, cancellationToken);
            if ((await PrepareAsync(scope, row, item, cancellationToken)).Error is { } refused)
                return refused;
            // What was planned before it was deleted was given up with it.
            Schedule.PublishIsDone(item);
            Schedule.ArchiveIsDone(item);
            item.ModifiedUtc = scope.Now;
            if ((await writer.WriteAsync(scope, state, item, null, cancellationToken)).Error is { } conflict)
                return conflict;
            scope.Audit("ContentItem", item.ContentItemId, $"{item.ContentType} '{item.DisplayText}' restored from the trash", null, ChangedMembers.Version(item));
            scope.Raise(new ContentDraftSaved(item.ContentItemId, item.ContentItemVersionId, item.ContentType, IsNew: true, scope.Actor.UserId));
            return new RestoredContent(item, taken);
        }, cancellationToken);

    private async Task<Result> PrepareAsync(ActionScope scope, ItemRow row, ContentItem item, CancellationToken cancellationToken)
    {
        if (definitions.Current.Type(item.ContentType) is not { } type)
            return Result.Success;
        var saving = new ContentSaving
        {
            Item = item, Type = type, Before = null, Errors = new ContentErrors(), Db = scope.Db, Actor = scope.Actor, Now = scope.Now,
            KeepsAddress = true,
        };
        foreach (var handler in handlers)
            await handler.RestoringAsync(saving, cancellationToken);
        await names.AssignAsync(scope, row, saving, cancellationToken);
        return saving.Errors.IsEmpty ? Result.Success : saving.Errors.ToError();
    }
}
