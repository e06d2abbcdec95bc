using System.Text.Json.Nodes;

namespace Jaytek.UnitTests.Demo;

/// <summary>Short forms to read content JSON by dotted paths. What is missing fails the test with the path's name.</summary>
internal static class JsonReading
{
    public static JsonNode? Find(this JsonNode node, string path)
    {
        JsonNode? found = node;
        foreach (var name in path.Split('.'))
            found = (found as JsonObject)?[name];
        return found;
    }

    public static string Text(this JsonNode node, string path) => Value<string>(node, path);

    public static double Number(this JsonNode node, string path) => Value<double>(node, path);

    public static IReadOnlyList<string> Texts(this JsonNode node, string path) =>
        node.Find(path) is JsonArray array ? [.. array.Select(value => value!.GetValue<string>())] : [];

    public static IEnumerable<JsonObject> Objects(this JsonNode node, string path) =>
        node.Find(path) is JsonArray array ? array.Select(value => value!.AsObject()) : [];

    /// <summary>The node itself and everything inside it.</summary>
    public static IEnumerable<JsonNode> Everything(this JsonNode node)
    {
        yield return node;
        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray elements => elements,
            _ => [],
        };
        foreach (var inner in children.OfType<JsonNode>().SelectMany(Everything))
            yield return inner;
    }

    private static T Value<T>(JsonNode node, string path) =>
        node.Find(path) is JsonValue value && value.TryGetValue<T>(out var found)
            ? found
            : throw new InvalidOperationException($"There is no {typeof(T).Name} at {path} of {node.GetPath()}.");
}
