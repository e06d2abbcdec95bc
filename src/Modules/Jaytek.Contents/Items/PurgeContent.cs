using Jaytek.Engine.Actions;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Items;

/// <summary>Deletes an item of the trash for ever, with all of its versions. The audit trail keeps that it was there.</summary>
internal sealed class PurgeContent(ActionRunner runner)
{
    /// <summary>Who may; deleting alone does not suffice, since this cannot be undone.</summary>
    public static readonly Permission Right = Permission.Of("content", "purge");

    /// <summary>Errors: <c>contents.item.not_found</c> where nothing of this id is in the trash. Answers what it was called.</summary>
    public Task<Result<string>> RunAsync(string contentItemId, CancellationToken cancellationToken) =>
        runner.RunAsync<string>("contents.item.purge", async scope =>
        {
            if (await scope.RefuseAsync(Right, null, cancellationToken) is { } refusal)
                return refusal;
            var state = await LockedItem.LockAsync(scope, contentItemId, cancellationToken);
            if (state.Exists || state.Row is not { DeletedUtc: not null } row)
                return ContentsErrors.NotFound;
            var versions = scope.Db.Set<VersionRow>().Where(version => version.ItemNo == row.ItemNo);
            var title = await versions.Where(version => version.VersionId == row.DeletedVersionId).Select(version => version.DisplayText)
                .SingleOrDefaultAsync(cancellationToken) ?? "";
            var count = await versions.ExecuteDeleteAsync(cancellationToken);
            await scope.Db.Set<ItemRow>().Where(item => item.ItemNo == row.ItemNo).ExecuteDeleteAsync(cancellationToken);
            scope.Audit("ContentItem", contentItemId, $"{row.ContentType} '{title}' deleted for ever with {Counted.Of(count, "version")}");
            return title;
        }, cancellationToken);
}
