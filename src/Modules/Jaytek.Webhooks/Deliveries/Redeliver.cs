using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Webhooks.Endpoints;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Webhooks.Deliveries;

/// <summary>Delivers again what was delivered or has failed: the same message with the same id, in its old place in the order.</summary>
internal sealed class Redeliver(ActionRunner runner)
{
    /// <summary>One. Errors: <c>webhooks.delivery.not_found</c>, <c>webhooks.delivery.waiting</c>, <c>webhooks.endpoint.off</c>.</summary>
    public Task<Result> OneAsync(long id, CancellationToken cancellationToken) =>
        runner.RunAsync("webhooks.delivery.repeat", async scope =>
        {
            if (await scope.RefuseAsync(WebhooksPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<Delivery>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellationToken) is not { } delivery)
                return WebhooksErrors.DeliveryNotFound;
            if (await EndpointAsync(scope, delivery.EndpointId, cancellationToken) is not { } endpoint)
                return WebhooksErrors.NotFound;
            if (!endpoint.IsOn)
                return WebhooksErrors.Off;
            if (await QueueAsync(scope, d => d.Where(one => one.Id == id && one.State != DeliveryState.Waiting), cancellationToken) == 0)
                return WebhooksErrors.StillWaiting;
            scope.Audit("WebhookEndpoint", endpoint.Id, $"Delivery {delivery.MessageId} to {endpoint.Url} repeated");
            return Result.Success;
        }, cancellationToken);

    /// <summary>All of an endpoint that have failed since an instant; answers how many. Errors: <c>webhooks.endpoint.not_found</c>, <c>webhooks.endpoint.off</c>.</summary>
    public Task<Result<int>> FailedSinceAsync(string endpointId, DateTimeOffset since, CancellationToken cancellationToken) =>
        runner.RunAsync<int>("webhooks.delivery.repeat", async scope =>
        {
            if (await scope.RefuseAsync(WebhooksPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            if (await EndpointAsync(scope, endpointId, cancellationToken) is not { } endpoint)
                return WebhooksErrors.NotFound;
            if (!endpoint.IsOn)
                return WebhooksErrors.Off;
            var count = await QueueAsync(
                scope, d => d.Where(one => one.EndpointId == endpointId && one.State == DeliveryState.Failed && one.OccurredAt >= since), cancellationToken);
            scope.Audit("WebhookEndpoint", endpointId, $"{Counted.Of(count, "failed delivery", "failed deliveries")} to {endpoint.Url} repeated");
            return count;
        }, cancellationToken);

    private static Task<Endpoint?> EndpointAsync(ActionScope scope, string id, CancellationToken cancellationToken) =>
        scope.Db.Set<Endpoint>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancellationToken);

    private static Task<int> QueueAsync(ActionScope scope, Func<IQueryable<Delivery>, IQueryable<Delivery>> which, CancellationToken cancellationToken) =>
        which(scope.Db.Set<Delivery>()).ExecuteUpdateAsync(d => d
            .SetProperty(row => row.State, DeliveryState.Waiting).SetProperty(row => row.Attempts, 0)
            .SetProperty(row => row.QueuedAt, scope.Now).SetProperty(row => row.NextAttemptAt, scope.Now), cancellationToken);
}
