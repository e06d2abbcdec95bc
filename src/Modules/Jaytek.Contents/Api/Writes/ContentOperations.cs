using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Api.Writes;

/// <summary>
/// The one way by which clients write: every address and the bulk come through here. It locks the item, answers 404 for what the actor
/// may not know of and 412 where If-Match does not hold, all inside the transaction that then changes it; the actions do the rest.
/// </summary>
internal sealed class ContentOperations(ActionRunner runner, IContentRights rights, IHostContext host, IServiceProvider services)
{
    /// <summary>Errors: <c>contents.item.not_found</c>, <c>contents.item.precondition</c> and those of the action.</summary>
    public Task<Result<WrittenContent>> RunAsync(ContentOperation operation, CancellationToken cancellationToken) =>
        runner.RunAsync<WrittenContent>("contents.api.write", async scope =>
        {
            if (operation.ContentItemId is not { } id)
                return await WriteAsync(operation, cancellationToken);
            var state = await LockedItem.LockAsync(scope, id, cancellationToken);
            if (state.Exists && !(state.Row!.BrandId == host.BrandId && await IsKnownAsync(state, operation.Verb, cancellationToken)))
                return ContentsErrors.NotFound;
            // These two may make the item, and say themselves what If-Match means then.
            if (operation.Kind is OperationKind.Upsert or OperationKind.Replace)
                return await WriteAsync(operation, cancellationToken);
            if ((state.Latest ?? state.Published) is not { } item)
                return ContentsErrors.NotFound;
            return ContentTags.Matches(operation.IfMatch, item.Tag!) ? await WriteAsync(operation, cancellationToken) : ContentsErrors.TagMismatch;
        }, cancellationToken);

    private async ValueTask<bool> IsKnownAsync(LockedItem state, string verb, CancellationToken cancellationToken)
    {
        var newest = (state.Latest ?? state.Published)!;
        return await rights.MayViewAsync(newest, cancellationToken) || await rights.MayAsync(verb, newest, cancellationToken)
            || (state.Published is { } published && await rights.MayViewAsync(published, cancellationToken));
    }

    // Resolved when they are needed: each drags its own collaborators along, and a request runs one.
    private async Task<Result<WrittenContent>> WriteAsync(ContentOperation operation, CancellationToken cancellationToken)
    {
        var id = operation.ContentItemId;
        return operation.Kind switch
        {
            OperationKind.Upsert => Written(await Get<UpsertContent>().RunAsync(new(operation.Body!, operation.IsDraft, operation.IfMatch), cancellationToken)),
            OperationKind.Replace => await Get<ReplaceContent>().RunAsync(new(id!, operation.Body!, operation.IsDraft, operation.IfMatch), cancellationToken),
            OperationKind.Patch => Written(await Get<PatchContent>().RunAsync(new(id!, operation.Body!, operation.IsDraft, operation.IfMatch), cancellationToken)),
            OperationKind.Delete => Written(await Get<DeleteContent>().RunAsync(new(id!), cancellationToken)),
            OperationKind.Publish => Written(await Get<PublishContent>().RunAsync(new(id!), cancellationToken)),
            OperationKind.Unpublish => Written(await Get<UnpublishContent>().RunAsync(new(id!), cancellationToken)),
            OperationKind.Clone => Written(await Get<CloneContent>().RunAsync(id!, cancellationToken), isNew: true),
            OperationKind.Restore => Written(await Get<RestoreVersion>().RunAsync(new(id!, operation.VersionId!), cancellationToken)),
            _ => throw new ArgumentOutOfRangeException(nameof(operation)),
        };
    }

    private T Get<T>() where T : notnull => services.GetRequiredService<T>();

    private static Result<WrittenContent> Written(Result<ContentItem> result, bool isNew = false) =>
        result.Error is { } error ? error : new WrittenContent(result.Value, isNew);
}
