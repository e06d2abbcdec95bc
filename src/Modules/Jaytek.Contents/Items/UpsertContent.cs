using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.Extensions.Primitives;

namespace Jaytek.Contents.Items;

/// <summary>
/// Orchard's upsert. Where the body's ContentItemId is a living item it is merged into its newest version; else a new item is
/// made under an id of our own. Ids, type and flags of the root are not taken from the body; of its dates that of publication is, from who may
/// publish (<see cref="CheckPublicationDate"/>).
/// </summary>
internal sealed class UpsertContent(ActionRunner runner, DefinitionView definitions, SaveDraft save, SaveAndPublish saveAndPublish)
{
    /// <summary>What to merge, whether to leave it a draft, and the state (If-Match) that a living item must have.</summary>
    public sealed record Input(JsonObject Body, bool IsDraft, StringValues IfMatch);

    /// <summary>Errors: <c>contents.type.unknown</c>, <c>contents.item.type_changed</c>, <c>contents.item.precondition</c>, <c>contents.item.invalid</c>, and those of saving and publishing.</summary>
    public Task<Result<ContentItem>> RunAsync(Input input, CancellationToken cancellationToken) =>
        runner.RunAsync<ContentItem>("contents.item.upsert", async scope =>
        {
            ContentItem body;
            try
            {
                body = ContentItem.From(input.Body);
            }
            catch (JsonException e)
            {
                return ContentsErrors.NotJson(e.Message);
            }

            var state = body.ContentItemId.Length == 0 ? LockedItem.None : await LockedItem.LockAsync(scope, body.ContentItemId, cancellationToken);
            var before = state.Latest ?? state.Published;
            if (before is null && definitions.Current.Type(body.ContentType) is null)
                return ContentsErrors.UnknownType(body.ContentType);
            if (before is not null && body.ContentType.Length > 0 && body.ContentType != before.ContentType)
                return ContentsErrors.TypeChanged(before.ContentType, body.ContentType);
            if (before is not null ? !ContentTags.Matches(input.IfMatch, before.Tag!) : input.IfMatch.Count > 0)
                return ContentsErrors.TagMismatch;

            var item = before is null ? Made(body) : Merged(before, body, input.Body);
            var what = new SaveDraft.Input(item, IsForSite: !input.IsDraft);
            return input.IsDraft ? await save.RunAsync(what, cancellationToken) : await saveAndPublish.RunAsync(what, cancellationToken);
        }, cancellationToken);

    private static ContentItem Made(ContentItem body)
    {
        body.ContentItemId = "";
        return body;
    }

    private static ContentItem Merged(ContentItem before, ContentItem body, JsonObject raw)
    {
        var merged = before.Clone();
        // From the raw body, because reading an item drops the nulls that clear a part.
        var parts = new JsonObject();
        foreach (var (name, node) in raw)
        {
            if (!RootProperties.IsKnown(name) && node is null or JsonObject or JsonArray)
                parts[name] = node?.DeepClone();
        }

        JsonMerge.Patch(merged.Parts, parts);
        merged.DisplayText = Text(raw, nameof(ContentItem.DisplayText), body.DisplayText, before.DisplayText);
        merged.Owner = Text(raw, nameof(ContentItem.Owner), body.Owner, before.Owner);
        merged.Author = Text(raw, nameof(ContentItem.Author), body.Author, before.Author);
        merged.PublishedUtc = body.PublishedUtc ?? before.PublishedUtc;
        return merged;
    }

    private static string? Text(JsonObject raw, string name, string? given, string? before) => raw.ContainsKey(name) ? given : before;
}
