using System.Text.Json.Nodes;

namespace Jaytek.Engine.Http.Describing;

/// <summary>Writes what the site sends by itself as OpenAPI's path item objects.</summary>
internal static class WebhookWriter
{
    /// <summary>The heading under which they stand.</summary>
    public const string Heading = "Webhooks";

    public static JsonObject Write(IReadOnlyDictionary<string, WebhookDescription> webhooks) =>
        new(webhooks.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)new JsonObject { ["post"] = Operation(one.Key, one.Value) })));

    private static JsonObject Operation(string name, WebhookDescription webhook) => new()
    {
        ["operationId"] = IdOf(name),
        ["summary"] = webhook.Summary,
        ["tags"] = new JsonArray(Heading),
        ["parameters"] = new JsonArray([.. webhook.Headers.Select(header => new JsonObject
        {
            ["name"] = header.Name, ["in"] = "header", ["description"] = header.Says, ["required"] = true, ["schema"] = Schema.Text.ToJson(),
        })]),
        ["requestBody"] = new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = webhook.Body.ToJson() } },
        },
        ["responses"] = new JsonObject
        {
            ["2XX"] = Says("It was taken."),
            ["410"] = Says("The receiver wants to hear no more: its endpoint is switched off."),
            ["default"] = Says("It was not taken and is sent again, with the same webhook-id."),
        },
        ["security"] = new JsonArray(),
    };

    // content.published: onContentPublished
    private static string IdOf(string name) => "on" + string.Concat(name.Split('.').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static JsonObject Says(string words) => new() { ["description"] = words };
}
