using Jaytek.Engine.Contracts;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Definitions;

/// <summary>
/// Reads the records of a definition step: member names in any case, as Orchard binds them, and what is missing or of the wrong
/// kind is told with its place. The settings inside stay as they are.
/// </summary>
internal sealed class DefinitionReader(Action<string, string> warn)
{
    private static readonly string[] TypeMembers = ["Name", "DisplayName", "Settings", DefinitionRecords.TypeParts];
    private static readonly string[] PartMembers = ["Name", "Settings", DefinitionRecords.PartFields];
    private static readonly string[] AttachmentMembers = ["PartName", "Name", "Settings"];
    private static readonly string[] FieldMembers = ["FieldName", "Name", "Settings"];

    /// <summary>A member of the step in any case, as a list of records.</summary>
    public IEnumerable<(string Path, JsonObject Record)> Records(JsonObject step, string member)
    {
        var name = step.NameInAnyCase(member) ?? member;
        var node = step[name];
        if (node is null)
            yield break;
        if (node is not JsonArray list)
        {
            warn($"$.{name}", "A list is expected; it is skipped.");
            yield break;
        }

        for (var i = 0; i < list.Count; i++)
        {
            var path = $"$.{name}[{i}]";
            if (list[i] is JsonObject record)
                yield return (path, record);
            else
                warn(path, "An object is expected; it is skipped.");
        }
    }

    /// <summary>The canonical record of a type; null where it has no usable name.</summary>
    public JsonObject? Type(string path, JsonObject record)
    {
        var canonical = Canonical(path, record, TypeMembers);
        if (!HasName(path, canonical))
            return null;
        canonical[DefinitionRecords.TypeParts] = List(path, canonical, DefinitionRecords.TypeParts, AttachmentMembers, "PartName");
        return canonical;
    }

    /// <summary>The canonical record of a part; null where it has no usable name.</summary>
    public JsonObject? Part(string path, JsonObject record)
    {
        var canonical = Canonical(path, record, PartMembers);
        if (!HasName(path, canonical))
            return null;
        canonical[DefinitionRecords.PartFields] = List(path, canonical, DefinitionRecords.PartFields, FieldMembers, "FieldName");
        return canonical;
    }

    private JsonArray List(string path, JsonObject record, string member, string[] members, string kind)
    {
        var canonical = new JsonArray();
        if (record[member] is not JsonArray list)
            return canonical;
        for (var i = 0; i < list.Count; i++)
        {
            var place = $"{path}.{member}[{i}]";
            if (list[i] is not JsonObject item)
            {
                warn(place, "An object is expected; it is skipped.");
                continue;
            }

            var read = Canonical(place, item, members);
            if (kind == "PartName")
            {
                // An attachment without a name of its own bears the part's, and the other way round.
                read["Name"] ??= read[kind]?.DeepClone();
                read[kind] ??= read["Name"]?.DeepClone();
            }

            if (!HasName(place, read))
                continue;
            if (!IsName(read[kind].AsText()))
                warn(place, $"'{kind}' is missing; the record is skipped.");
            else
                canonical.Add(read);
        }

        return canonical;
    }

    private JsonObject Canonical(string path, JsonObject record, string[] members)
    {
        var canonical = new JsonObject();
        foreach (var (name, node) in record)
        {
            var known = members.FirstOrDefault(member => string.Equals(member, name, StringComparison.OrdinalIgnoreCase));
            if (known is null)
                warn($"{path}.{name}", "This member of the definition is unknown; it is dropped.");
            else
                canonical[known] = node?.DeepClone();
        }

        if (canonical["Settings"] is not (null or JsonObject))
        {
            warn($"{path}.Settings", "An object is expected; it is dropped.");
            canonical.Remove("Settings");
        }

        return canonical;
    }

    private bool HasName(string path, JsonObject record)
    {
        if (IsName(record["Name"].AsText()))
            return true;
        warn(path, "The name is missing, or holds other than letters, digits, dashes and underscores; the record is skipped.");
        return false;
    }

    // Names stand in permissions, addresses and JSON paths.
    private static bool IsName(string? name) =>
        name is { Length: > 0 and <= 100 } && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
