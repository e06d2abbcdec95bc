using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Model;

/// <summary>
/// Gives contained items their ids and titles. An item that comes without an id takes that of the one which stood in its place,
/// so that the same import twice changes nothing.
/// </summary>
internal sealed class ContainedIds(ContentDefinitions definitions, ContentKinds kinds)
{
    public void Complete(ContentTypeDefinition type, JsonObject parts, JsonObject? before)
    {
        var earlier = before is null ? [] : ContainedLists.Walk(type, before, definitions, kinds).ToDictionary(found => found.Path, found => found.Item);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var items = ContainedLists.Walk(type, parts, definitions, kinds).ToList();
        foreach (var (_, item, _) in items)
        {
            if (IdOf(item) is { Length: > 0 } id)
                used.Add(id);
        }

        foreach (var (path, item, _) in items)
        {
            if (IdOf(item) is not { Length: > 0 })
                SetId(item, Inherited(earlier.GetValueOrDefault(path), item, used) ?? PublicId.New());
            CompleteDisplayText(item, earlier);
        }
    }

    private static string? Inherited(JsonObject? earlier, JsonObject item, HashSet<string> used) =>
        earlier is not null && TypeOf(earlier) == TypeOf(item) && IdOf(earlier) is { Length: > 0 } id && used.Add(id) ? id : null;

    private static void SetId(JsonObject item, string id)
    {
        item.Remove(nameof(ContentItem.ContentItemId));
        item.Insert(0, nameof(ContentItem.ContentItemId), id);
    }

    private static void CompleteDisplayText(JsonObject item, Dictionary<string, JsonObject> earlier)
    {
        if (DisplayTexts.TitleOf(item) is not { Length: > 0 } title)
            return;
        var before = earlier.Values.FirstOrDefault(other => IdOf(other) == IdOf(item));
        var text = item[nameof(ContentItem.DisplayText)].AsText();
        if (!DisplayTexts.Follows(text, title, before?[nameof(ContentItem.DisplayText)].AsText(), before is null ? null : DisplayTexts.TitleOf(before)))
            return;
        if (item.ContainsKey(nameof(ContentItem.DisplayText)))
            item[nameof(ContentItem.DisplayText)] = title;
        else
            item.Insert(Math.Min(item.Count, 2), nameof(ContentItem.DisplayText), title);
    }

    private static string? IdOf(JsonObject item) => item[nameof(ContentItem.ContentItemId)].AsText();

    private static string? TypeOf(JsonObject item) => item[nameof(ContentItem.ContentType)].AsText();
}
