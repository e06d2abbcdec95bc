using Jaytek.Contents.Contracts;
using Jaytek.Contents.Parts;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Items;

/// <summary>
/// Makes an earlier version the draft: its content under the item's own owner, dates and plans. A draft that stood there is kept as
/// history, so that restoring loses nothing. An address or alias that another item has since stays what it is now.
/// </summary>
internal sealed class RestoreVersion(ActionRunner runner, FreeNames names, SaveDraft save)
{
    /// <summary>What to restore, and the tag that the item's newest version must bear, or null.</summary>
    public sealed record Input(string ContentItemId, string VersionId, string? ExpectedTag = null);

    /// <summary>Errors: <c>contents.item.not_found</c>, <c>contents.version.not_found</c>, <c>contents.version.is_newest</c>, and those of <see cref="SaveDraft"/>. Answers the draft.</summary>
    public Task<Result<ContentItem>> RunAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<ContentItem>("contents.item.restore_version", async scope =>
        {
            var state = await LockedItem.LockAsync(scope, input.ContentItemId, cancellationToken);
            if (state.Latest is not { } latest)
                return ContentsErrors.NotFound;
            if (await scope.RefuseAsync(ContentPermissions.Of(latest.ContentType, "edit"), latest.Owner ?? "", cancellationToken) is { } refusal)
                return refusal;
            if (input.ExpectedTag is not null && input.ExpectedTag != latest.Tag)
                return ContentsErrors.Conflict;
            if (input.VersionId == latest.ContentItemVersionId)
                return ContentsErrors.VersionIsNewest;
            var row = await scope.Db.Set<VersionRow>().AsNoTracking()
                .SingleOrDefaultAsync(version => version.VersionId == input.VersionId && version.ItemNo == state.Row!.ItemNo, cancellationToken);
            if (row is null)
                return ContentsErrors.VersionNotFound;

            var earlier = row.ToItem();
            var item = latest.With(earlier.Clone().Parts);
            item.DisplayText = earlier.DisplayText;
            await names.KeepFreeAsync(scope, state.Row!, item, latest, cancellationToken);
            KeepPlan(item, latest, PublishLaterPart.PartName, PublishLaterPart.Member);
            KeepPlan(item, latest, ArchiveLaterPart.PartName, ArchiveLaterPart.Member);
            var saved = await save.RunAsync(new SaveDraft.Input(item, latest.Tag, KeepsDraft: true), cancellationToken);
            if (saved.IsSuccess)
                scope.Audit("ContentItem", item.ContentItemId, $"{item.ContentType} '{item.DisplayText}': version {input.VersionId} restored",
                    ChangedMembers.Version(latest), ChangedMembers.Version(saved.Value));
            return saved;
        }, cancellationToken);

    // A plan is of the item, not of a text: the one of back then has passed, and would be carried out at once.
    private static void KeepPlan(ContentItem item, ContentItem latest, string part, string member)
    {
        item.Part(part)?.Remove(member);
        if (latest.Part(part)?[member] is { } plan)
            item.GetOrAddPart(part)[member] = plan.DeepClone();
    }
}
