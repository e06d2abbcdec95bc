using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Jaytek.IntegrationTests.StandIns.Stripe;

/// <summary>
/// The published description of the version that we use, where somebody has laid it: in <c>shared/specs</c> beside the project's folder, or where the
/// environment's JAYTEK_SPECS says. It is not ours, and never committed.
/// </summary>
internal sealed class PublishedStripe
{
    private const string FileName = "stripe/stripe-sdk-2026-10-28.endive.openapi.json";

    private readonly JsonObject _root = JsonNode.Parse(File.ReadAllText(Place ?? throw new InvalidOperationException("There is no description.")))!.AsObject();
    private readonly Dictionary<string, JsonObject> _objects;

    public PublishedStripe() => _objects = Schemas.Select(s => s.Value!.AsObject()).Where(s => NameOf(s) is not null).GroupBy(s => NameOf(s)!).ToDictionary(g => g.Key, g => g.First());

    /// <summary>Where it is, or null.</summary>
    public static string? Place { get; } = new[] { Environment.GetEnvironmentVariable("JAYTEK_SPECS"), Path.Combine(Root(), "..", "shared", "specs") }
        .Where(folder => !string.IsNullOrEmpty(folder)).Select(folder => Path.Combine(folder!, FileName)).FirstOrDefault(File.Exists);

    public string Version => (string)_root["info"]!["version"]!;

    private JsonObject Schemas => _root["components"]!["schemas"]!.AsObject();

    /// <summary>The object that is called so, or null.</summary>
    public JsonObject? Object(string name) => name == "event" ? Schemas["EventBase"]!.AsObject() : _objects.GetValueOrDefault(name);

    /// <summary>A call as one schema of its parameters, and that of its answer; null where there is no such call.</summary>
    public (JsonObject Takes, JsonNode Answers)? Call(string method, string path)
    {
        if (_root["paths"]![path]?[method.ToLowerInvariant()] is not JsonObject call)
            return null;
        var answers = call["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;
        if (call["requestBody"]?["content"]?["application/x-www-form-urlencoded"]?["schema"] is { } body)
            return (Resolve(body), answers);
        var query = call["parameters"]?.AsArray().Where(p => (string)p!["in"]! == "query") ?? [];
        return (new JsonObject { ["properties"] = new JsonObject(query.Select(p => KeyValuePair.Create((string)p!["name"]!, (JsonNode?)p["schema"]!.DeepClone()))) }, answers);
    }

    /// <summary>What something may be, each without references.</summary>
    public IReadOnlyList<JsonObject> Either(JsonNode schema)
    {
        var one = Resolve(schema);
        return one["anyOf"] is JsonArray several ? [.. several.SelectMany(s => Either(s!))] : [one];
    }

    public static bool Is(JsonObject schema, string type) => schema["type"] switch
    {
        JsonArray types => types.Any(t => (string)t! == type),
        JsonValue one => (string)one! == type,
        _ => false,
    };

    /// <summary>The value of the member <c>object</c> of a kind of object, or null.</summary>
    public static string? NameOf(JsonObject schema) => (string?)schema["properties"]?["object"]?["enum"]?[0];

    private JsonObject Resolve(JsonNode schema)
    {
        var one = schema.AsObject();
        while (one["$ref"] is { } reference)
            one = Schemas[((string)reference!).Split('/')[^1]]!.AsObject();
        return one;
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", ".."));
}

/// <summary>A test that compares with the published description, and says so where it cannot.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishedStripeFactAttribute : FactAttribute
{
    private const string Why =
        "DID NOT RUN: our contract with Stripe was not compared with the published description, which is neither in ../shared/specs beside this folder nor where JAYTEK_SPECS says";

    // Runners print a skipped test's name, and its reason only to who asks.
    public PublishedStripeFactAttribute([CallerMemberName] string name = "")
    {
        if (PublishedStripe.Place is null)
            (Skip, DisplayName) = (Why, $"{name} {Why}");
    }
}
