using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.Extensions.Primitives;

namespace Jaytek.Contents.Items;

/// <summary>
/// PUT: the parts of a living item become those of the body; under a well-formed id that nobody has, the item is made. Ids and flags
/// of the root are not taken from the body, of its dates only that of publication; it, owner, author and display text stay where the body leaves them out.
/// </summary>
internal sealed class ReplaceContent(ActionRunner runner, DefinitionView definitions, SaveDraft save, SaveAndPublish saveAndPublish)
{
    /// <summary>Where, what, whether to leave it a draft, and the state (If-Match) that a living item must have.</summary>
    public sealed record Input(string ContentItemId, JsonObject Body, bool IsDraft, StringValues IfMatch);

    /// <summary>Errors: <c>contents.item.malformed_id</c>, <c>contents.item.in_trash</c>, <c>contents.item.id_changed</c>, <c>contents.item.type_changed</c>, <c>contents.item.precondition</c>, and those of saving and publishing.</summary>
    public Task<Result<WrittenContent>> RunAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<WrittenContent>("contents.item.replace", async scope =>
        {
            var state = await LockedItem.LockAsync(scope, input.ContentItemId, cancellationToken);
            var before = state.Latest ?? state.Published;
            if (before is null && Refuse(state, input) is { } refusal)
                return refusal;
            if (before is not null && !ContentTags.Matches(input.IfMatch, before.Tag!))
                return ContentsErrors.TagMismatch;
            var read = Read(input, before);
            if (read.Error is { } unreadable)
                return unreadable;
            if (definitions.Current.Type(read.Value.ContentType) is null)
                return ContentsErrors.UnknownType(read.Value.ContentType);

            var what = new SaveDraft.Input(read.Value, NewId: before is null ? input.ContentItemId : null, IsForSite: !input.IsDraft);
            var saved = input.IsDraft ? await save.RunAsync(what, cancellationToken) : await saveAndPublish.RunAsync(what, cancellationToken);
            return saved.Error is { } error ? error : new WrittenContent(saved.Value, before is null);
        }, cancellationToken);

    private static Error? Refuse(LockedItem state, Input input)
    {
        if (state.Row is not null)
            return ContentsErrors.InTrash;
        if (!PublicId.IsWellFormed(input.ContentItemId))
            return ContentsErrors.MalformedId(input.ContentItemId);
        return input.IfMatch.Count > 0 ? ContentsErrors.TagMismatch : null;
    }

    private static Result<ContentItem> Read(Input input, ContentItem? before)
    {
        try
        {
            var body = ContentItem.From(input.Body);
            if (ItemIdentity.Refuse(body, input.ContentItemId, before) is { } other)
                return other;
            var item = before is null || body.ContentType.Length > 0 ? body : before.With(body.Parts);
            (item.ContentItemId, item.PublishedUtc) = (before is null ? "" : input.ContentItemId, body.PublishedUtc);
            (item.Owner, item.Author) = (body.Owner, body.Author);
            item.DisplayText = input.Body.ContainsKey(nameof(ContentItem.DisplayText)) ? body.DisplayText : before?.DisplayText;
            return item;
        }
        catch (JsonException e)
        {
            return ContentsErrors.NotJson(e.Message);
        }
    }
}

/// <summary>What an operation left, and whether it made the item.</summary>
internal sealed record WrittenContent(ContentItem Item, bool IsNew);

/// <summary>A body may say which item it means; it may not mean another.</summary>
internal static class ItemIdentity
{
    /// <summary>A refusal where the body names another item or another type than the one that is written.</summary>
    public static Error? Refuse(ContentItem body, string contentItemId, ContentItem? before)
    {
        if (body.ContentItemId.Length > 0 && body.ContentItemId != contentItemId)
            return ContentsErrors.IdChanged(contentItemId, body.ContentItemId);
        return before is not null && body.ContentType.Length > 0 && body.ContentType != before.ContentType
            ? ContentsErrors.TypeChanged(before.ContentType, body.ContentType)
            : null;
    }
}
