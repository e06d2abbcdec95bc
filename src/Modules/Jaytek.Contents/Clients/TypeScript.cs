using System.Text;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Clients;

/// <summary>Writes schemas as types of TypeScript.</summary>
internal static class TypeScript
{
    /// <summary>The type of a schema.</summary>
    /// <param name="schema">JSON Schema.</param>
    /// <param name="indent">How far the line that it stands in is indented.</param>
    public static string Of(JsonObject schema, int indent = 0) => schema switch
    {
        _ when schema["$ref"].AsText() is { } reference => reference[(reference.LastIndexOf('/') + 1)..],
        _ when schema["const"] is { } constant => Literal(constant),
        _ when schema["enum"] is JsonArray values => string.Join(" | ", values.Select(Literal)),
        _ when schema["anyOf"] is JsonArray either => string.Join(" | ", either.OfType<JsonObject>().Select(one => Of(one, indent))),
        _ when schema["type"] is JsonArray kinds => string.Join(" | ", kinds.Select(kind => Plain(kind.AsText(), schema, indent))),
        _ => Plain(schema["type"].AsText(), schema, indent),
    };

    /// <summary>A member's name, in quotes where it is no identifier.</summary>
    public static string Name(string name) =>
        name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : Literal(JsonValue.Create(name));

    /// <summary>A value as source text. JSON's escapes are TypeScript's.</summary>
    public static string Literal(JsonNode? value) => value is null ? "null" : value.ToJsonString();

    /// <summary>A documentation comment of one line; empty for no text.</summary>
    public static string Comment(string? text, int indent) => string.IsNullOrWhiteSpace(text)
        ? ""
        : $"{Spaces(indent)}/** {string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("*/", "* /", StringComparison.Ordinal)} */\n";

    /// <summary>The members of an object, each on a line of its own.</summary>
    public static string Members(JsonObject schema, int indent)
    {
        var required = schema["required"].AsTexts();
        var text = new StringBuilder();
        foreach (var (name, member) in schema["properties"] as JsonObject ?? [])
        {
            var json = member!.AsObject();
            text.Append(Comment(json["description"].AsText() ?? json["title"].AsText(), indent))
                .Append(Spaces(indent)).Append(Name(name)).Append(required.Contains(name) ? ": " : "?: ").Append(Of(json, indent)).Append(";\n");
        }

        return text.ToString();
    }

    public static string Spaces(int indent) => new(' ', indent * 2);

    private static string Plain(string? kind, JsonObject schema, int indent) => kind switch
    {
        "string" => "string",
        "number" or "integer" => "number",
        "boolean" => "boolean",
        "null" => "null",
        "array" => schema["items"] is JsonObject items ? Listed(Of(items, indent)) : "unknown[]",
        "object" when schema["properties"] is JsonObject => $"{{\n{Members(schema, indent + 1)}{Spaces(indent)}}}",
        "object" when schema["additionalProperties"] is JsonObject values => $"Record<string, {Of(values, indent)}>",
        "object" => "Record<string, unknown>",
        _ => "unknown",
    };

    private static string Listed(string items) => items.Contains('|', StringComparison.Ordinal) ? $"({items})[]" : $"{items}[]";
}
