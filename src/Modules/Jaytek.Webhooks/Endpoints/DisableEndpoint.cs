using Jaytek.Admin.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Webhooks.Endpoints;

/// <summary>Switches off an endpoint that is gone or has failed too long, and tells those who can do something about it. What waits for it goes on waiting.</summary>
internal sealed class DisableEndpoint(ActionRunner runner, INotices notices, IUserDirectory users)
{
    private const int MostTold = 50;

    /// <summary>Errors: <c>webhooks.endpoint.not_found</c>.</summary>
    public Task<Result> RunAsync(string id, string reason, CancellationToken cancellationToken) =>
        runner.RunAsync("webhooks.endpoint.disable", async scope =>
        {
            if (await scope.RefuseAsync(WebhooksPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<Endpoint>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } endpoint)
                return WebhooksErrors.NotFound;
            if (!endpoint.IsOn)
                return Result.Success;
            (endpoint.IsOn, endpoint.OffReason) = (false, reason);
            scope.Audit("WebhookEndpoint", endpoint.Id, $"Webhook endpoint {endpoint.Url} switched off: {reason}");
            scope.Bump(EndpointIndex.EpochName);
            var administrators = await users.SearchAsync("", ["Administrator"], MostTold, cancellationToken);
            var host = new Uri(endpoint.Url).Host;
            foreach (var user in administrators.Select(one => one.UserId).Append(endpoint.CreatedBy).OfType<string>().Distinct())
            {
                notices.Leave(scope, user, NoticeKind.Warning, $"The webhook endpoint {host} was switched off. {reason}", $"/admin/webhooks/{endpoint.Id}");
                scope.Raise(new EndpointOffMailRequested(endpoint.Id, user, host, reason));
            }
            return Result.Success;
        }, cancellationToken);
}
