using Jaytek.Engine.Actions;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.OpenId.Grants;

/// <summary>Ends a grant: what it gave opens nothing from the next request on, in every process within a second.</summary>
internal sealed class RevokeGrant(ActionRunner runner)
{
    /// <summary>Ends it; whoever calls has proven that they may. Nothing happens where it has ended.</summary>
    public Task<Result> RunAsync(string grantId, string why, CancellationToken cancellationToken) => runner.RunAsync("openid.grant.revoke", async scope =>
    {
        await InAsync(scope, grantId, why, cancellationToken);
        return Result.Success;
    }, cancellationToken);

    /// <summary>As <see cref="RunAsync"/>, within a running action.</summary>
    public static async Task InAsync(ActionScope scope, string grantId, string why, CancellationToken cancellationToken)
    {
        var ended = await scope.Db.Set<Grant>().Where(grant => grant.Id == grantId && grant.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(grant => grant.RevokedAt, scope.Now), cancellationToken);
        if (ended == 0)
            return;
        scope.Bump(GrantCache.EpochName);
        scope.Audit("OpenIdGrant", grantId, $"{why}; the grant has ended");
    }
}

/// <summary>Lets an application act for itself (RFC 6749 section 4.4).</summary>
internal sealed class GrantToClient(ActionRunner runner, Microsoft.Extensions.Options.IOptions<OpenIdOptions> options)
{
    public Task<Result<Grant>> RunAsync(Applications.Application application, string scopes, CancellationToken cancellationToken) =>
        runner.RunAsync<Grant>("openid.client.grant", scope =>
        {
            var grant = new Grant
            {
                ApplicationId = application.Id, Scopes = scopes, CreatedAt = scope.Now, ExpiresAt = scope.Now.AddMinutes(options.Value.AccessTokenMinutes),
            };
            scope.Db.Add(grant);
            return Task.FromResult(Result.From(grant));
        }, cancellationToken);
}

/// <summary>Each night: forgets grants of which nothing is good any more, with their codes and tokens.</summary>
internal sealed class SweepGrantsJob(ActionRunner runner) : IJob
{
    public const string Name = "openid.grants.sweep";

    // Who presents a spent code or token this late is told "unknown" instead of "used".
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var swept = await runner.RunAsync(Name, async scope =>
        {
            var before = scope.Now - Kept;
            await scope.Db.Set<Grant>().Where(grant => grant.ExpiresAt < before).ExecuteDeleteAsync(cancellationToken);
            return Result.Success;
        }, cancellationToken);
        if (swept.Error is { } error)
            throw new InvalidOperationException(error.ToString());
    }
}
