using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Webhooks.Deliveries;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Webhooks.Endpoints;

/// <summary>Takes an endpoint away, with what it was told and what waits for it.</summary>
internal sealed class DeleteEndpoint(ActionRunner runner)
{
    /// <summary>The address that it had. Errors: <c>webhooks.endpoint.not_found</c>.</summary>
    public Task<Result<string>> RunAsync(string id, CancellationToken cancellationToken) =>
        runner.RunAsync<string>("webhooks.endpoint.delete", async scope =>
        {
            if (await scope.RefuseAsync(WebhooksPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<Endpoint>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } endpoint)
                return WebhooksErrors.NotFound;
            await scope.Db.Set<Delivery>().Where(one => one.EndpointId == id).ExecuteDeleteAsync(cancellationToken);
            scope.Db.Remove(endpoint);
            scope.Audit("WebhookEndpoint", endpoint.Id, $"Webhook endpoint {endpoint.Url} deleted", SaveEndpoint.Describe(endpoint));
            scope.Bump(EndpointIndex.EpochName);
            return endpoint.Url;
        }, cancellationToken);
}
