using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Http.Describing;
using Jaytek.Kernel;
using Jaytek.Webhooks.Endpoints;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Webhooks.Deliveries;

/// <summary>Tells an endpoint that this is a test, on the way that everything takes.</summary>
internal sealed class SendTest(ActionRunner runner)
{
    public const string EventName = "webhook.test";

    /// <summary>What it brings.</summary>
    public static Schema Data { get; } = Schema.Shape(("endpointId", Schema.Text), ("message", Schema.Text));

    /// <summary>The delivery's message id. Errors: <c>webhooks.endpoint.not_found</c>, <c>webhooks.endpoint.off</c>.</summary>
    public Task<Result<string>> RunAsync(string endpointId, CancellationToken cancellationToken) =>
        runner.RunAsync<string>("webhooks.endpoint.test", async scope =>
        {
            if (await scope.RefuseAsync(WebhooksPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<Endpoint>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == endpointId, cancellationToken) is not { } endpoint)
                return WebhooksErrors.NotFound;
            if (!endpoint.IsOn)
                return WebhooksErrors.Off;
            var delivery = Messages.Delivery(endpoint.Id, EventName, endpoint.Id, new JsonObject { ["endpointId"] = endpoint.Id, ["message"] = "This is a test." }, scope.Now);
            scope.Db.Add(delivery);
            scope.Audit("WebhookEndpoint", endpoint.Id, $"Test event sent to {endpoint.Url}");
            return delivery.MessageId;
        }, cancellationToken);
}
