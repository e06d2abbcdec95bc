using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Microsoft.Extensions.Primitives;

namespace Jaytek.Contents.Api.Writes;

/// <summary>
/// The body of a bulk: <c>{"allOrNothing":false,"operations":[{"operation":"upsert","id","item":{},"draft":true,"ifMatch","versionId"}]}</c>.
/// It is read whole before anything is done, and what is misspelt in one operation refuses all.
/// </summary>
internal sealed record BulkBody(IReadOnlyList<ContentOperation> Operations, bool IsAllOrNothing)
{
    private static readonly string[] Members = ["operation", "id", "item", "draft", "ifMatch", "versionId"];

    private static readonly Dictionary<string, OperationKind> Kinds =
        Enum.GetValues<OperationKind>().ToDictionary(kind => JsonName(kind.ToString()), StringComparer.Ordinal);

    /// <summary>Reads it. Errors: <c>contents.bulk.syntax</c> and <c>contents.bulk.too_many</c>.</summary>
    public static Result<BulkBody> Read(JsonObject body, int maxOperations)
    {
        foreach (var (name, _) in body)
        {
            if (name is not ("allOrNothing" or "operations"))
                return Wrong(name, "There is no such member. There are: allOrNothing, operations.");
        }

        if (body["operations"] is not JsonArray list || list.Count == 0)
            return Wrong("operations", "A list of at least one operation is expected.");
        if (list.Count > maxOperations)
            return Error.Member("contents.bulk.too_many", "operations", string.Create(CultureInfo.InvariantCulture, $"One body may hold {maxOperations} operations; these are {list.Count}."));
        if (Flag(body["allOrNothing"]) is not { } isAllOrNothing)
            return Wrong("allOrNothing", "It must be true or false.");
        var operations = new List<ContentOperation>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            var operation = ReadOne(list[i], string.Create(CultureInfo.InvariantCulture, $"operations[{i}]"));
            if (operation.Error is { } error)
                return error;
            operations.Add(operation.Value);
        }

        return new BulkBody(operations, isAllOrNothing);
    }

    private static Result<ContentOperation> ReadOne(JsonNode? node, string path)
    {
        if (node is not JsonObject json)
            return Wrong(path, "An operation is an object.");
        foreach (var (name, _) in json)
        {
            if (!Members.Contains(name, StringComparer.Ordinal))
                return Wrong($"{path}.{name}", $"There is no such member. There are: {string.Join(", ", Members)}.");
        }

        if (json["operation"].AsText() is not { } word || !Kinds.TryGetValue(word, out var kind))
            return Wrong($"{path}.operation", $"It must be one of: {string.Join(", ", Kinds.Keys)}.");
        foreach (var name in new[] { "id", "ifMatch", "versionId" })
        {
            if (json[name] is not null && json[name].AsText() is null)
                return Wrong($"{path}.{name}", "A string is expected.");
        }

        var (id, item) = (json["id"].AsText(), json["item"] as JsonObject);
        if (ContentOperation.TakesBody(kind) != (item is not null))
            return Wrong($"{path}.item", item is null ? "The item is expected here." : "This operation takes none.");
        if (kind == OperationKind.Upsert)
            id ??= item![nameof(ContentItem.ContentItemId)].AsText() is { Length: > 0 } named ? named : null;
        else if (string.IsNullOrEmpty(id))
            return Wrong($"{path}.id", "The id of the item is expected.");
        if (kind == OperationKind.Restore && json["versionId"].AsText() is not { Length: > 0 })
            return Wrong($"{path}.versionId", "The id of the version is expected.");
        if (Flag(json["draft"]) is not { } isDraft)
            return Wrong($"{path}.draft", "It must be true or false.");
        if (kind == OperationKind.Upsert && id is not null)
            item![nameof(ContentItem.ContentItemId)] = id;
        return new ContentOperation(
            kind, id, item?.DeepClone().AsObject(), isDraft, json["versionId"].AsText(), json["ifMatch"].AsText() is { } tag ? new StringValues(tag) : default);
    }

    private static bool? Flag(JsonNode? node) => node is null ? false : node.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => true,
        System.Text.Json.JsonValueKind.False => false,
        _ => null,
    };

    private static string JsonName(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static Error Wrong(string member, string message) => Error.Member("contents.bulk.syntax", member, message);
}
