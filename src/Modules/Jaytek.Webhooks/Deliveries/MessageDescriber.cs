using Jaytek.Engine.Http.Describing;
using Jaytek.Kernel;
using Jaytek.Webhooks.Endpoints;

namespace Jaytek.Webhooks.Deliveries;

/// <summary>Tells the OpenAPI document the messages, from the same events that an endpoint's form offers.</summary>
internal sealed class MessageDescriber(EventNames names) : IApiDescriber
{
    private static readonly IReadOnlyList<(string Name, string Says)> Headers =
    [
        ("webhook-id", "The message's id, the same at every try."),
        ("webhook-timestamp", "When this try was made, in seconds since 1970."),
        ("webhook-signature", "One or more signatures with spaces between: v1, and the HMAC-SHA-256 of id.timestamp.body in base64."),
    ];

    // Events come with the modules, which do not change while the site runs.
    public ValueTask<string?> StateAsync(Actor actor, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(WebhooksModule.Feature);

    public ValueTask DescribeAsync(ApiDescription api, Actor actor, CancellationToken cancellationToken)
    {
        api.Tags["Webhooks"] = "What the site tells endpoints that ask for it, signed as Standard Webhooks (https://www.standardwebhooks.com).";
        foreach (var (name, type) in names.Types)
            api.Webhooks[name] = new WebhookDescription($"The event {name}", Messages.SchemaOf(name, type), Headers);
        api.Webhooks[SendTest.EventName] = new WebhookDescription("A test that an administrator sends", Messages.SchemaOf(SendTest.EventName, SendTest.Data), Headers);
        return ValueTask.CompletedTask;
    }
}
