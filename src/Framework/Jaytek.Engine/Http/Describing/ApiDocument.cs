using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Features;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;

namespace Jaytek.Engine.Http.Describing;

/// <summary>The OpenAPI document as UTF-8, with its ETag.</summary>
/// <param name="Json">The document.</param>
/// <param name="Utf8">The same as bytes.</param>
/// <param name="Tag">An ETag.</param>
public sealed record ApiDocumentText(JsonObject Json, byte[] Utf8, string Tag);

/// <summary>The documents of late, by what they were made of.</summary>
internal sealed class ApiDocumentCache : IDisposable
{
    private const long Bytes = 16 * 1024 * 1024;

    public EpochCache<ApiDocumentText> Documents { get; } = new(Bytes);

    public void Dispose() => Documents.Dispose();
}

/// <summary>Makes the OpenAPI 3.1 document of what is on now, as one actor may know it; kept until the doors, the definitions or the rights are others.</summary>
public sealed class ApiDocument
{
    private static readonly string Version = typeof(ApiDocument).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "1.0.0";

    private readonly ApiDoors _doors;
    private readonly Enabled<IApiDescriber> _describers;
    private readonly ApiDocumentCache _cache;
    private readonly ISettings<SiteSettings> _settings;

    internal ApiDocument(ApiDoors doors, Enabled<IApiDescriber> describers, ApiDocumentCache cache, ISettings<SiteSettings> settings) =>
        (_doors, _describers, _cache, _settings) = (doors, describers, cache, settings);

    /// <summary>The document for this actor.</summary>
    public async ValueTask<ApiDocumentText> GetAsync(Actor actor, CancellationToken cancellationToken)
    {
        var site = (await _settings.GetAsync(cancellationToken)).SiteName;
        var state = $"{site}\n{_doors.State()}";
        foreach (var describer in _describers)
            state += $"\n{await describer.StateAsync(actor, cancellationToken)}";
        var key = Hash(System.Text.Encoding.UTF8.GetBytes(state));
        if (_cache.Documents.Find(key) is { } kept)
            return kept;

        var generation = _cache.Documents.Generation;
        var document = await MakeAsync(site, actor, cancellationToken);
        var utf8 = System.Text.Encoding.UTF8.GetBytes(document.ToJsonString());
        var made = new ApiDocumentText(document, utf8, $"\"{Hash(utf8)}\"");
        // The tree costs some times what its text does.
        _cache.Documents.Add(key, made, utf8.LongLength * 6, generation);
        return made;
    }

    private async Task<JsonObject> MakeAsync(string site, Actor actor, CancellationToken cancellationToken)
    {
        var api = new ApiDescription();
        api.Schemas["Problem"] = Problem;
        foreach (var describer in _describers)
            await describer.DescribeAsync(api, actor, cancellationToken);
        var doors = _doors.On();
        var headings = doors.Select(door => door.Heading);
        var document = new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = $"{site} API",
                ["version"] = Version,
                ["description"] = "Content types stand here as far as the caller may see or make their items; doors are the same for everybody.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["tags"] = new JsonArray([.. (api.Webhooks.Count == 0 ? headings : headings.Append(WebhookWriter.Heading)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(heading => Tag(api, heading))]),
            ["paths"] = Paths(doors, [.. api.SecuritySchemes.Keys]),
            ["components"] = new JsonObject
            {
                ["schemas"] = new JsonObject(api.Schemas.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)schema.Value.ToJson()))),
                ["responses"] = OperationWriter.SharedAnswers(),
                ["securitySchemes"] = new JsonObject(api.SecuritySchemes.Select(scheme => KeyValuePair.Create(scheme.Key, (JsonNode?)scheme.Value.DeepClone()))),
            },
        };
        if (api.Webhooks.Count > 0)
            document["webhooks"] = WebhookWriter.Write(api.Webhooks);
        return document;
    }

    private static Schema Problem { get; } = Schema.Shape(
        ("type?", Schema.Address), ("title", Schema.Text), ("status", Schema.Whole), ("detail?", Schema.Text.Says("A readable sentence.")),
        ("code", Schema.Text.Says("Stable: what programs tell refusals apart by.").Example("contents.item.not_found")),
        ("errors?", Schema.Map(Schema.List(Schema.Text)).Says("For input: what is wrong, by member or parameter.")))
        .Says("A refusal as problem details (RFC 9457).");

    private static JsonNode Tag(ApiDescription api, string heading)
    {
        var tag = new JsonObject { ["name"] = heading };
        if (api.Tags.TryGetValue(heading, out var says))
            tag["description"] = says;
        return tag;
    }

    // Doors of one shape of address share a path item, whatever each calls its parameters.
    private static JsonObject Paths(IReadOnlyList<ApiDoor> doors, IReadOnlyList<string> schemes)
    {
        var paths = new JsonObject();
        foreach (var address in doors.GroupBy(door => door.Path.Shape))
        {
            var first = address.First().Path;
            var item = new JsonObject();
            foreach (var door in address)
                item[door.Method.ToLowerInvariant()] = OperationWriter.Write(door, first.Names, schemes);
            paths[first.Text] = item;
        }

        return paths;
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));
}
