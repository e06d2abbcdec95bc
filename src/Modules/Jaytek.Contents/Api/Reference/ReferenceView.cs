using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaytek.Contents.Clients;
using Jaytek.Contents.Contracts;
using Microsoft.AspNetCore.Html;

namespace Jaytek.Contents.Api.Reference;

/// <summary>A heading of the reference with its operations.</summary>
internal sealed record ReferenceGroup(string Name, string Anchor, string? Says, IReadOnlyList<ReferenceOperation> Operations);

/// <summary>An operation of the reference.</summary>
internal sealed record ReferenceOperation(
    string Id, string Method, string Path, string Summary, string? Says, string? Permission,
    IReadOnlyList<ReferenceParameter> Parameters, IReadOnlyList<ReferenceBody> Bodies, IReadOnlyList<ReferenceAnswer> Answers, string Curl);

internal sealed record ReferenceParameter(string Name, string In, bool IsRequired, string Kind, string? Says);

internal sealed record ReferenceBody(string MediaType, IHtmlContent Shape);

internal sealed record ReferenceAnswer(string Status, string Says, IReadOnlyList<string> Codes, IHtmlContent? Shape);

internal sealed record ReferenceSchema(string Name, string? Says, IHtmlContent Shape);

/// <summary>Reads the OpenAPI document for people.</summary>
/// <param name="document">The document.</param>
/// <param name="address">Where the site answers, without a slash at the end, for examples.</param>
internal sealed partial class ReferenceView(JsonObject document, string address)
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete", "head", "options"];

    private readonly HashSet<string> _schemas = [.. Schemas(document).Select(schema => schema.Key)];

    /// <summary>The headings.</summary>
    public IReadOnlyList<ReferenceGroup> Groups() =>
    [
        .. document["tags"]!.AsArray().Select(tag => (Name: (string)tag!["name"]!, Says: tag["description"].AsText()))
            .Select(tag => new ReferenceGroup(tag.Name, "heading-" + NotWord().Replace(tag.Name.ToLowerInvariant(), "-"), tag.Says, [.. Operations(tag.Name)])),
    ];

    /// <summary>The named schemas.</summary>
    public IReadOnlyList<ReferenceSchema> Shapes() =>
        [.. Schemas(document).Select(schema => new ReferenceSchema(schema.Key, schema.Value!["description"].AsText() ?? schema.Value["title"].AsText(), Shape(schema.Value.AsObject())))];

    private static JsonObject Schemas(JsonObject document) => document["components"]!["schemas"]!.AsObject();

    private IEnumerable<ReferenceOperation> Operations(string heading) =>
        from path in document["paths"]!.AsObject()
        from method in Methods
        where path.Value![method] is not null
        let operation = path.Value![method]!.AsObject()
        where operation["tags"].AsTexts().Contains(heading)
        select Operation(method.ToUpperInvariant(), path.Key, operation);

    private ReferenceOperation Operation(string method, string path, JsonObject operation)
    {
        var parameters = Objects(operation["parameters"]).Select(one => new ReferenceParameter(
            (string)one["name"]!, (string)one["in"]!, one["required"].AsFlag() == true, Kind(one["schema"]!.AsObject()), one["description"].AsText())).ToList();
        var bodies = Content(operation["requestBody"]).Select(kind => new ReferenceBody(kind.Key, Shape(SchemaOf(kind.Value)))).ToList();
        return new ReferenceOperation(
            (string)operation["operationId"]!, method, path, (string)operation["summary"]!, operation["description"].AsText(), operation["x-permission"].AsText(),
            parameters, bodies, [.. operation["responses"]!.AsObject().OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => Answer(answer.Key, answer.Value!.AsObject()))], Curl(method, path, parameters, bodies));
    }

    private ReferenceAnswer Answer(string status, JsonObject answer)
    {
        if (answer["$ref"].AsText() is { } shared)
            answer = document["components"]!["responses"]![shared[(shared.LastIndexOf('/') + 1)..]]!.AsObject();
        var schema = Content(answer).Select(kind => SchemaOf(kind.Value)).FirstOrDefault();
        var codes = Objects(schema?["allOf"]).Select(one => one["properties"]?["code"]?["enum"]).FirstOrDefault(one => one is not null).AsTexts();
        return new ReferenceAnswer(status, answer["description"].AsText() ?? "", [.. codes], codes.Count > 0 || schema is null ? null : Shape(schema));
    }

    private string Curl(string method, string path, IReadOnlyList<ReferenceParameter> parameters, IReadOnlyList<ReferenceBody> bodies)
    {
        var query = string.Join('&', parameters.Where(one => one.In == "query" && one.IsRequired).Select(one => $"{one.Name}={(one.Name == "type" ? "Mix" : "…")}"));
        var lines = new List<string> { $"curl {(method == "GET" ? "" : $"-X {method} ")}'{address}{path}{(query.Length > 0 ? "?" + query : "")}'" };
        if (method != "GET")
            lines.Add("-H \"Authorization: Bearer $TOKEN\"");
        if (bodies is [var body, ..])
        {
            lines.Add($"-H 'Content-Type: {body.MediaType}'");
            lines.Add(body.MediaType.Contains("json", StringComparison.Ordinal) ? "-d @body.json" : "--data-binary @file");
        }

        return string.Join(" \\\n  ", lines);
    }

    // Names of schemas lead to them.
    private HtmlString Shape(JsonObject schema)
    {
        var encoded = HtmlEncoder.Default.Encode(TypeScript.Of(schema)).Replace("&#xA;", "\n", StringComparison.Ordinal);
        return new HtmlString(SchemaName().Replace(encoded, match => _schemas.Contains(match.Value) ? $"<a href=\"#schema-{match.Value}\">{match.Value}</a>" : match.Value));
    }

    private static string Kind(JsonObject schema)
    {
        var text = TypeScript.Of(schema);
        if (schema["minimum"] is { } min && schema["maximum"] is { } max)
            text += $", {min} to {max}";
        return schema["default"] is { } usual ? $"{text}; {usual} by default" : text;
    }

    private static JsonObject Content(JsonNode? holder) => holder?["content"] as JsonObject ?? [];

    private static JsonObject SchemaOf(JsonNode? kind) => kind?["schema"] as JsonObject ?? [];

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => list is JsonArray array ? array.OfType<JsonObject>() : [];

    [GeneratedRegex(@"[A-Za-z_][\w.]*\w")]
    private static partial Regex SchemaName();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotWord();
}
