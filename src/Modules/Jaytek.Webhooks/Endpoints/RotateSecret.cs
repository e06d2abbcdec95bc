using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Webhooks.Endpoints;

/// <summary>Gives an endpoint a new secret. For a day the old one signs too, so that the receiver can change over without missing anything.</summary>
internal sealed class RotateSecret(ActionRunner runner, Secrets secrets)
{
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    /// <summary>The new secret, which is shown this once. Errors: <c>webhooks.endpoint.not_found</c>.</summary>
    public Task<Result<string>> RunAsync(string id, CancellationToken cancellationToken) =>
        runner.RunAsync<string>("webhooks.endpoint.rotate", async scope =>
        {
            if (await scope.RefuseAsync(WebhooksPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<Endpoint>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } endpoint)
                return WebhooksErrors.NotFound;
            var secret = Secrets.New();
            (endpoint.OldSecret, endpoint.OldSecretUntil, endpoint.Secret) = (endpoint.Secret, scope.Now + Overlap, secrets.Protect(secret));
            scope.Audit("WebhookEndpoint", endpoint.Id, $"Webhook endpoint {endpoint.Url} given a new secret");
            return secret;
        }, cancellationToken);
}
