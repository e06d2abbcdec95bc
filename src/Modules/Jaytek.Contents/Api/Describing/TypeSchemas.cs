using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Model;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Api.Describing;

/// <summary>Makes schemas of content types from their definitions: the document as it is read, and what is sent to make or change an item.</summary>
internal sealed class TypeSchemas(ContentKinds kinds)
{
    /// <summary>The base of every item.</summary>
    public static Schema AnyItem { get; } = Schema.Shape(
        ("ContentItemId", Schema.Text.Says("The item's id.").Example("4qx7nyhhpxgdg0jbkvzjptjyca")), ("ContentItemVersionId?", Schema.Text.OrNull()),
        ("ContentType", Schema.Text.Says("The technical name of its type.").Example("Mix")), ("DisplayText?", Schema.Text.OrNull().Says("What lists call it.")),
        ("Latest?", Schema.Flag), ("Published?", Schema.Flag), ("ModifiedUtc?", Schema.Instant.OrNull()),
        ("PublishedUtc?", Schema.Instant.OrNull().Says("Of the first publication, or as somebody set it. Lists are in its order.")), ("CreatedUtc?", Schema.Instant.OrNull()), ("Owner?", Schema.Text.OrNull().Says("A user's id.")), ("Author?", Schema.Text.OrNull()))
        .Says("A content item: these members, and its type's parts beside them.");

    /// <summary>What is sent to make or change any item.</summary>
    public static Schema AnyWrite { get; } = Schema.Shape(
        ("ContentType?", Schema.Text), ("ContentItemId?", Schema.Text.Says("Of the item to change; a new one is given an id.")), ("DisplayText?", Schema.Text.OrNull()),
        ("Owner?", Schema.Text), ("Author?", Schema.Text),
        ("PublishedUtc?", Schema.Instant.OrNull().Says("Puts the item elsewhere in the order of lists: from who may publish, and not in the future unless the item is planned until then. Absent or null leaves what is there.")))
        .Says("Members of a content item, and its type's parts beside them. Version ids, flags, CreatedUtc and ModifiedUtc are the server's: what is sent of them is not taken.");

    /// <summary>The name of a type's schema.</summary>
    public static string NameOf(ContentTypeDefinition type) => "Content." + string.Concat(type.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    /// <summary>The name of the schema by which a type's items are sent.</summary>
    public static string WriteNameOf(ContentTypeDefinition type) => NameOf(type) + ".Write";

    /// <summary>An item of the type as it is read.</summary>
    public Schema Read(ContentTypeDefinition type)
    {
        var own = Schema.Shape([("ContentType", Constant(type)), .. Parts(type)]);
        var schema = Schema.All(Schema.Named(ContentDoors.AnyItem), own).With("title", type.DisplayName).With("examples", new JsonArray(ExampleOf(type)));
        return type.Description.Length > 0 ? schema.Says(type.Description) : schema;
    }

    /// <summary>What is sent to make or change an item of the type.</summary>
    public Schema Write(ContentTypeDefinition type) =>
        Schema.All(Schema.Named(ContentDoors.AnyItem + "Write"), Schema.Shape([("ContentType", Constant(type)), .. Parts(type)])).With("title", $"{type.DisplayName}, to be saved");

    private static Schema Constant(ContentTypeDefinition type) => Schema.Text.With("const", type.Name);

    private IEnumerable<(string Name, Schema Schema)> Parts(ContentTypeDefinition type) => type.Parts.Select(part => (part.Name + "?", Part(part)));

    private Schema Part(ContentTypePartDefinition part)
    {
        var json = (kinds.Part(part.Part.Name)?.Describe(part) ?? Schema.AnyObject).ToJson();
        if (part.Part.Fields.Count == 0)
            return Schema.FromJson(json);
        var members = json["properties"] as JsonObject ?? [];
        foreach (var field in part.Part.Fields)
            members[field.Name] = Field(field).ToJson();
        json["properties"] = members.DeepClone();
        return Schema.FromJson(json);
    }

    private Schema Field(ContentPartFieldDefinition field)
    {
        var schema = (kinds.Field(field.FieldName)?.Describe(field) ?? Schema.AnyObject).With("title", field.DisplayName).With("x-field", field.FieldName);
        return field.KindSettings.Text("Hint") is { Length: > 0 } hint ? schema.Says(hint) : schema;
    }

    private JsonObject ExampleOf(ContentTypeDefinition type)
    {
        var example = new JsonObject
        {
            ["ContentItemId"] = "4qx7nyhhpxgdg0jbkvzjptjyca", ["ContentType"] = type.Name, ["DisplayText"] = type.DisplayName, ["Latest"] = true, ["Published"] = true,
            ["PublishedUtc"] = "2026-05-29T20:00:00Z",
        };
        foreach (var (name, schema) in Parts(type))
            example[name.TrimEnd('?')] = ExampleOf(schema.ToJson());
        return example;
    }

    private static JsonNode? ExampleOf(JsonNode? schema) => schema switch
    {
        JsonObject json when json["examples"] is JsonArray { Count: > 0 } examples => examples[0]?.DeepClone(),
        JsonObject json when json["enum"] is JsonArray { Count: > 0 } values => values[0]?.DeepClone(),
        JsonObject json when json["anyOf"] is JsonArray { Count: > 0 } either => ExampleOf(either[0]),
        JsonObject json when json["properties"] is JsonObject members =>
            new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, ExampleOf(member.Value)))),
        JsonObject json => ExampleOf(json["type"] is JsonArray { Count: > 0 } types ? types[0].AsText() : json["type"].AsText(), json["format"].AsText()),
        _ => null,
    };

    private static JsonNode? ExampleOf(string? kind, string? format) => (kind, format) switch
    {
        ("string", "date-time") => "2026-05-29T20:00:00Z",
        ("string", _) => "",
        ("number" or "integer", _) => 1,
        ("boolean", _) => true,
        ("array", _) => new JsonArray(),
        ("object", _) => new JsonObject(),
        _ => null,
    };
}
