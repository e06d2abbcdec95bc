using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.Extensions.Primitives;

namespace Jaytek.Contents.Items;

/// <summary>
/// PATCH: RFC 7396 on the newest version. Null removes, arrays replace. Ids, flags and dates of the root are the server's and stay,
/// but that of publication; what is removed of it, of owner or author is what was.
/// </summary>
internal sealed class PatchContent(ActionRunner runner, SaveDraft save, SaveAndPublish saveAndPublish)
{
    /// <summary>Which item, the patch, whether to leave it a draft, and the state (If-Match) that it must have.</summary>
    public sealed record Input(string ContentItemId, JsonObject Patch, bool IsDraft, StringValues IfMatch);

    /// <summary>Errors: <c>contents.item.not_found</c>, <c>contents.item.id_changed</c>, <c>contents.item.type_changed</c>, <c>contents.item.precondition</c>, and those of saving and publishing.</summary>
    public Task<Result<ContentItem>> RunAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<ContentItem>("contents.item.patch", async scope =>
        {
            var state = await LockedItem.LockAsync(scope, input.ContentItemId, cancellationToken);
            if ((state.Latest ?? state.Published) is not { } before)
                return ContentsErrors.NotFound;
            if (!ContentTags.Matches(input.IfMatch, before.Tag!))
                return ContentsErrors.TagMismatch;
            var patched = Patched(before, input.Patch);
            if (patched.Error is { } unreadable)
                return unreadable;
            var what = new SaveDraft.Input(patched.Value, IsForSite: !input.IsDraft);
            return input.IsDraft ? await save.RunAsync(what, cancellationToken) : await saveAndPublish.RunAsync(what, cancellationToken);
        }, cancellationToken);

    private static Result<ContentItem> Patched(ContentItem before, JsonObject patch)
    {
        var document = before.ToJson();
        JsonMerge.Patch(document, patch);
        ContentItem item;
        try
        {
            item = ContentItem.From(document);
        }
        catch (JsonException e)
        {
            return ContentsErrors.NotJson(e.Message);
        }

        if (ItemIdentity.Refuse(item, before.ContentItemId, before) is { } other)
            return other;
        if (item.ContentType.Length == 0)
            return ContentsErrors.TypeChanged(before.ContentType, "");
        (item.ContentItemId, item.PublishedUtc) = (before.ContentItemId, item.PublishedUtc ?? before.PublishedUtc);
        return item;
    }
}
