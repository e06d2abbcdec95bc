using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Jaytek.Engine.Http.Describing;

/// <summary>A schema as OpenAPI 3.1 has them (JSON Schema 2020-12), put together from pieces. Immutable: what says more is a new one.</summary>
public sealed class Schema
{
    private static readonly JsonSchemaExporterOptions OfTypes = new() { TreatNullObliviousAsNonNullable = true };

    // Numbers that come as text are taken, but what is described is what is sent and what clients should send: numbers.
    private static readonly JsonSerializerOptions Described = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict, TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private const int MostNested = 24;

    private readonly JsonObject _json;

    private Schema(JsonObject json) => _json = json;

    /// <summary>Any value.</summary>
    public static Schema Any { get; } = new([]);

    /// <summary>Nothing.</summary>
    public static Schema Null { get; } = OfKind("null");

    /// <summary>Text.</summary>
    public static Schema Text { get; } = OfKind("string");

    /// <summary>A number, whole or not.</summary>
    public static Schema Number { get; } = OfKind("number");

    /// <summary>A whole number.</summary>
    public static Schema Whole { get; } = OfKind("integer");

    /// <summary>True or false.</summary>
    public static Schema Flag { get; } = OfKind("boolean");

    /// <summary>A moment: <c>2026-11-23T20:00:00Z</c>.</summary>
    public static Schema Instant { get; } = Text.With("format", "date-time");

    /// <summary>A day: <c>2026-11-23</c>.</summary>
    public static Schema Day { get; } = Text.With("format", "date");

    /// <summary>An address.</summary>
    public static Schema Address { get; } = Text.With("format", "uri-reference");

    /// <summary>Bytes, as a body is or a part of a form.</summary>
    public static Schema Bytes { get; } = new([]);

    /// <summary>An object of members that are not told.</summary>
    public static Schema AnyObject { get; } = OfKind("object");

    /// <summary>A schema by the name under which an <see cref="IApiDescriber"/> gives it: <c>ContentItem</c>.</summary>
    public static Schema Named(string name) => new(new JsonObject { ["$ref"] = "#/components/schemas/" + name });

    /// <summary>One of these texts.</summary>
    public static Schema Choice(params IEnumerable<string> values) => Text.With("enum", new JsonArray([.. values.Select(value => (JsonNode)value)]));

    /// <summary>A list.</summary>
    public static Schema List(Schema items) => OfKind("array").With("items", items.ToJson());

    /// <summary>An object whose member names are data.</summary>
    public static Schema Map(Schema values) => OfKind("object").With("additionalProperties", values.ToJson());

    /// <summary>An object of these members; a name with a question mark behind it need not be there.</summary>
    public static Schema Shape(params IEnumerable<(string Name, Schema Schema)> members)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var (name, schema) in members)
        {
            properties[name.TrimEnd('?')] = schema.ToJson();
            if (!name.EndsWith('?'))
                required.Add(name);
        }

        var shape = OfKind("object").With("properties", properties);
        return required.Count == 0 ? shape : shape.With("required", required);
    }

    /// <summary>All of these at once.</summary>
    public static Schema All(params IEnumerable<Schema> schemas) => Of("allOf", schemas);

    /// <summary>One of these.</summary>
    public static Schema Either(params IEnumerable<Schema> schemas) => Of("anyOf", schemas);

    /// <summary>What the web's JSON serialisation makes of a type that does not hold itself. Members that may be null may be left out too, as <see cref="TaggedJson"/> does.</summary>
    public static Schema From<T>() => From(typeof(T));

    /// <summary>As <see cref="From{T}"/>, for a type that is known at run time.</summary>
    public static Schema From(Type type)
    {
        var json = Described.GetJsonSchemaAsNode(type, OfTypes).AsObject();
        return new Schema((JsonObject)Inlined(json, json, MostNested)!);
    }

    /// <summary>A schema that is JSON already.</summary>
    public static Schema FromJson(JsonObject json) => new((JsonObject)json.DeepClone());

    /// <summary>The same, or null.</summary>
    public Schema OrNull() => _json["type"] is JsonValue kind
        ? With("type", new JsonArray(kind.DeepClone(), "null"))
        : Either(this, Null);

    /// <summary>What it means, in a sentence.</summary>
    public Schema Says(string description) => With("description", description);

    /// <summary>What is taken where nothing is given.</summary>
    public Schema Default(JsonNode value) => With("default", value);

    /// <summary>The smallest and the largest number.</summary>
    public Schema Range(long min, long max) => With("minimum", min).With("maximum", max);

    /// <summary>The longest text.</summary>
    public Schema AtMost(int length) => With("maxLength", length);

    /// <summary>A value as it could be.</summary>
    public Schema Example(JsonNode value) => With("examples", new JsonArray(value));

    /// <summary>With a keyword of JSON Schema.</summary>
    public Schema With(string keyword, JsonNode value) => new(new JsonObject([.. ToJson().Where(pair => pair.Key != keyword).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())), KeyValuePair.Create(keyword, (JsonNode?)value)]));

    /// <summary>The names of the object's members; null where they are not told.</summary>
    public IReadOnlyList<string>? Members => _json["properties"] is JsonObject members ? [.. members.Select(member => member.Key)] : null;

    /// <summary>A copy of the JSON.</summary>
    public JsonObject ToJson() => (JsonObject)_json.DeepClone();

    // The exporter points from a type's second place to its first, from the root of its own text: inside a document that leads nowhere.
    private static JsonNode? Inlined(JsonNode? node, JsonObject root, int left) => node switch
    {
        _ when left == 0 => new JsonObject(),
        JsonObject json when json["$ref"]?.GetValue<string>() is { } pointer => Inlined(At(root, pointer), root, left - 1),
        JsonObject json => Loosened(new JsonObject(json.Select(pair => KeyValuePair.Create(pair.Key, Inlined(pair.Value, root, left - 1))))),
        JsonArray list => new JsonArray([.. list.Select(item => Inlined(item, root, left - 1))]),
        _ => node?.DeepClone(),
    };

    private static JsonObject Loosened(JsonObject shape)
    {
        if (shape["required"] is not JsonArray required || shape["properties"] is not JsonObject properties)
            return shape;
        var always = required.Select(name => (string)name!).Where(name => !MayBeNull(properties[name])).ToList();
        if (always.Count == 0)
            shape.Remove("required");
        else
            shape["required"] = new JsonArray([.. always.Select(name => (JsonNode)name)]);
        return shape;
    }

    private static bool MayBeNull(JsonNode? schema) => schema is JsonObject json && json["type"] is JsonArray kinds && kinds.Any(kind => (string?)kind == "null");

    private static JsonNode? At(JsonNode? node, string pointer) => pointer.Split('/').Skip(1)
        .Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
        .Aggregate(node, (at, step) => at is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : at?[step]);

    private static Schema OfKind(string kind) => new(new JsonObject { ["type"] = kind });

    private static Schema Of(string keyword, IEnumerable<Schema> schemas) => new(new JsonObject { [keyword] = new JsonArray([.. schemas.Select(schema => (JsonNode)schema.ToJson())]) });
}
