using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Items;

/// <summary>
/// What the audit trail keeps of a change: the members that differ, with their ids, not the documents. Drafts are saved every
/// few seconds, and the versions hold the rest.
/// </summary>
internal static class ChangedMembers
{
    /// <summary>Both sides of what differs; an item that is new has no side before.</summary>
    public static (JsonObject? Before, JsonObject? After) Between(ContentItem? before, ContentItem after)
    {
        if (before is null)
            return (null, after.ToJson());
        var (left, right) = Differences(before.ToJson(), after.ToJson());
        // Which versions they were, also where the version is the same.
        left[nameof(ContentItem.ContentItemVersionId)] = before.ContentItemVersionId;
        right[nameof(ContentItem.ContentItemVersionId)] = after.ContentItemVersionId;
        return (left, right);
    }

    /// <summary>What names a version that is kept.</summary>
    public static JsonObject Version(ContentItem item) => new() { [nameof(ContentItem.ContentItemVersionId)] = item.ContentItemVersionId };

    // Objects are compared member by member; a list differs as a whole.
    private static (JsonObject Before, JsonObject After) Differences(JsonObject before, JsonObject after)
    {
        var (left, right) = (new JsonObject(), new JsonObject());
        foreach (var name in before.Select(member => member.Key).Union(after.Select(member => member.Key)).ToList())
        {
            var (old, made) = (before[name], after[name]);
            if (before.ContainsKey(name) == after.ContainsKey(name) && JsonEquality.AreEqual(old, made))
                continue;
            if (old is JsonObject oldObject && made is JsonObject madeObject)
            {
                (left[name], right[name]) = Differences(oldObject, madeObject);
                continue;
            }

            if (before.ContainsKey(name))
                left[name] = old?.DeepClone();
            if (after.ContainsKey(name))
                right[name] = made?.DeepClone();
        }

        return (left, right);
    }
}
