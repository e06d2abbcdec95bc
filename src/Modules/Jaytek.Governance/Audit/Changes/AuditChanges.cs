using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaytek.Governance.Audit.Changes;

/// <summary>One member that differs.</summary>
/// <param name="Path">Where it stands, <c>Mix.Cover.Paths</c>; empty where the whole value is meant.</param>
/// <param name="Before">The text before; null where it was not there.</param>
/// <param name="After">The text after; null where it is gone.</param>
internal sealed record MemberChange(string Path, string? Before, string? After)
{
    private const int LongText = 60;

    /// <summary>Both texts woven into one, for long ones; else null, and they are read better side by side.</summary>
    public IReadOnlyList<Piece>? Words =>
        Before is { } before && After is { } after && Math.Max(before.Length, after.Length) > LongText ? WordDiff.Between(before, after) : null;
}

/// <summary>Reads the values of an audit line as what changed, member by member.</summary>
internal static class AuditChanges
{
    /// <summary>The members that differ, in the order in which they stand; all of them where there is but one side.</summary>
    public static IReadOnlyList<MemberChange> Between(string? before, string? after)
    {
        var changes = new List<MemberChange>();
        Compare("", Parse(before), Parse(after), changes);
        return changes;
    }

    private static void Compare(string path, JsonNode? before, JsonNode? after, List<MemberChange> changes)
    {
        if (JsonNode.DeepEquals(before, after))
            return;
        if (IsA<JsonObject>(before, after))
            CompareObjects(path, before as JsonObject ?? [], after as JsonObject ?? [], changes);
        else if (IsA<JsonArray>(before, after) && IsFlat(before) && IsFlat(after))
            CompareLists(path, before as JsonArray ?? [], after as JsonArray ?? [], changes);
        else if (IsA<JsonArray>(before, after))
            CompareRows(path, before as JsonArray ?? [], after as JsonArray ?? [], changes);
        else
            changes.Add(new MemberChange(path, Text(before), Text(after)));
    }

    private static void CompareObjects(string path, JsonObject before, JsonObject after, List<MemberChange> changes)
    {
        foreach (var name in before.Select(member => member.Key).Union(after.Select(member => member.Key)).ToList())
            Compare(path.Length == 0 ? name : $"{path}.{name}", before[name], after[name], changes);
    }

    // Names of roles, tags, paths: which came and which went says more than two long lists.
    private static void CompareLists(string path, JsonArray before, JsonArray after, List<MemberChange> changes)
    {
        var (left, right) = (before.Select(Text).ToList(), after.Select(Text).ToList());
        var gone = left.Except(right).ToList();
        var come = right.Except(left).ToList();
        if (gone.Count + come.Count == 0)
            changes.Add(new MemberChange(path, string.Join(", ", left), string.Join(", ", right)));
        changes.AddRange(gone.Select(text => new MemberChange(path, text, null)));
        changes.AddRange(come.Select(text => new MemberChange(path, null, text)));
    }

    private static void CompareRows(string path, JsonArray before, JsonArray after, List<MemberChange> changes)
    {
        for (var i = 0; i < Math.Max(before.Count, after.Count); i++)
            Compare($"{path}[{i + 1}]", i < before.Count ? before[i] : null, i < after.Count ? after[i] : null, changes);
    }

    private static bool IsA<T>(JsonNode? before, JsonNode? after) where T : JsonNode => (before, after) is (T, T) or (T, null) or (null, T);

    private static bool IsFlat(JsonNode? node) => node is not JsonArray array || array.All(item => item is null or JsonValue);

    private static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => node.ToJsonString(Readable),
    };

    // The page encodes what it shows; "\u00e9" instead of "é" would only be harder to read.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonNode? Parse(string? json) => json is null ? null : JsonNode.Parse(json);
}
