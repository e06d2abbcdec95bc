using System.Text.Json.Nodes;

namespace Jaytek.Contents.Contracts;

/// <summary>Deep merges. Objects merge member by member; everything else, arrays among it, replaces what was there.</summary>
public static class JsonMerge
{
    /// <summary>
    /// RFC 7396: a null removes the member. The content API's upsert follows it too, which mends Orchard, where null is
    /// ignored and cannot clear a value.
    /// </summary>
    /// <param name="target">Changed in place.</param>
    /// <param name="patch">Left as it is.</param>
    public static void Patch(JsonObject target, JsonObject patch)
    {
        foreach (var (name, node) in patch)
        {
            switch (node)
            {
                case null:
                    target.Remove(name);
                    break;
                case JsonObject inner:
                    Patch(target.GetOrAddObject(name), inner);
                    break;
                default:
                    target[name] = node.DeepClone();
                    break;
            }
        }
    }

    /// <summary>The merge of settings in definitions: a null overwrites and stays.</summary>
    /// <param name="target">Changed in place.</param>
    /// <param name="changes">Left as it is.</param>
    public static void Settings(JsonObject target, JsonObject changes)
    {
        foreach (var (name, node) in changes)
        {
            if (node is JsonObject inner)
                Settings(target.GetOrAddObject(name), inner);
            else
                target[name] = node?.DeepClone();
        }
    }
}
