using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.OpenId.Protocol;
using Jaytek.OpenId.Scopes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaytek.OpenId.Grants;

/// <summary>Gives an application the code by which it may act for the user who is signed in (RFC 6749 section 4.1.2).</summary>
internal sealed class IssueCode(ActionRunner runner, IOptions<OpenIdOptions> options)
{
    /// <summary>The code.</summary>
    /// <param name="request">What was asked for, checked.</param>
    /// <param name="account">For whom.</param>
    /// <param name="authenticatedAt">When they proved who they are; null where nobody knows.</param>
    /// <param name="agreed">True where they have just agreed: it is remembered.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Result<string>> RunAsync(AuthorizeRequest request, LiveAccount account, DateTimeOffset? authenticatedAt, bool agreed, CancellationToken cancellationToken) =>
        runner.RunAsync<string>("openid.code.issue", async scope =>
        {
            if (scope.Actor is not { Kind: ActorKind.User, Limit: null } || scope.Actor.UserId != account.UserId)
                return new Error("engine.unauthenticated", "Sign in first.", ErrorKind.Unauthenticated);
            if (agreed)
                await RememberAsync(scope, request, account.UserId, cancellationToken);
            var isLasting = request.Scopes.Contains(BuiltInScopes.OfflineAccess);
            var grant = new Grant
            {
                ApplicationId = request.Application.Id,
                UserId = account.UserId,
                StampHash = Secrets.HashOf(account.Stamp),
                Scopes = string.Join(' ', request.Scopes),
                AuthenticatedAt = authenticatedAt,
                CreatedAt = scope.Now,
                ExpiresAt = isLasting
                    ? scope.Now.AddDays(options.Value.GrantDays)
                    : scope.Now.AddSeconds(options.Value.CodeSeconds).AddMinutes(options.Value.AccessTokenMinutes),
            };
            var code = Secrets.New();
            scope.Db.Add(grant);
            scope.Db.Add(new Code
            {
                Hash = Secrets.HashOf(code), GrantId = grant.Id, RedirectUri = request.RedirectUri, Challenge = request.Challenge, Nonce = request.Nonce,
                ExpiresAt = scope.Now.AddSeconds(options.Value.CodeSeconds),
            });
            return code;
        }, cancellationToken);

    private static async Task RememberAsync(ActionScope scope, AuthorizeRequest request, string userId, CancellationToken cancellationToken)
    {
        var kept = await scope.Db.Set<GivenConsent>()
            .SingleOrDefaultAsync(one => one.UserId == userId && one.ApplicationId == request.Application.Id, cancellationToken);
        if (kept is null)
            scope.Db.Add(kept = new GivenConsent { UserId = userId, ApplicationId = request.Application.Id, Scopes = "", At = scope.Now });
        kept.Scopes = string.Join(' ', kept.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Union(request.Scopes).Order(StringComparer.Ordinal));
        kept.At = scope.Now;
        scope.Audit("OpenIdApplication", request.Application.Id, $"{scope.Actor.UserName} lets {request.Application.ClientId} act for them: {string.Join(' ', request.Scopes)}");
    }
}
