using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.OpenId.Grants;

/// <summary>Lets an application act for oneself no longer: it has to ask again, and what it was given ends.</summary>
internal sealed class WithdrawConsent(ActionRunner runner)
{
    /// <summary>Succeeds also where there was nothing to withdraw. Errors: <c>engine.unauthenticated</c>.</summary>
    public Task<Result> RunAsync(string applicationId, CancellationToken cancellationToken) => runner.RunAsync("openid.consent.withdraw", async scope =>
    {
        if (scope.Actor is not { Kind: ActorKind.User, Limit: null, UserId: { } userId })
            return new Error("engine.unauthenticated", "Sign in first.", ErrorKind.Unauthenticated);
        var consents = await scope.Db.Set<GivenConsent>().Where(one => one.UserId == userId && one.ApplicationId == applicationId).ExecuteDeleteAsync(cancellationToken);
        var ended = await scope.Db.Set<Grant>().Where(one => one.UserId == userId && one.ApplicationId == applicationId && one.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(grant => grant.RevokedAt, scope.Now), cancellationToken);
        if (consents + ended == 0)
            return Result.Success;
        scope.Bump(GrantCache.EpochName);
        scope.Audit("OpenIdApplication", applicationId, $"{scope.Actor.UserName} lets it act for them no longer");
        return Result.Success;
    }, cancellationToken);
}
