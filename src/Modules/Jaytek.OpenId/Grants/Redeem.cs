using System.Security.Cryptography;
using System.Text;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.OpenId.Applications;
using Jaytek.OpenId.Protocol;
using Jaytek.OpenId.Scopes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Jaytek.OpenId.Grants;

/// <summary>What an exchange came to. A refusal is an outcome and no error: what it changed stands, such as that a replayed code ends its grant.</summary>
internal sealed record Exchange(Issue? Issue, OAuthError? Error)
{
    public static Exchange Refused(string why) => new(null, OAuthError.Grant(why));
}

/// <summary>Exchanges a code, once (RFC 6749 section 4.1.3, RFC 7636 section 4.6).</summary>
internal sealed class RedeemCode(ActionRunner runner, RefreshFamily family, TokenCheck reader)
{
    public Task<Result<Exchange>> RunAsync(Application application, Parameters form, CancellationToken cancellationToken) =>
        runner.RunAsync<Exchange>("openid.code.redeem", async scope =>
        {
            var hash = Secrets.HashOf(form["code"] ?? "");
            // One statement, so that of two exchanges at once only one finds it unused.
            var isFirst = await scope.Db.Set<Code>().Where(code => code.Hash == hash && code.UsedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(code => code.UsedAt, scope.Now), cancellationToken) == 1;
            if (await scope.Db.Set<Code>().AsNoTracking().SingleOrDefaultAsync(one => one.Hash == hash, cancellationToken) is not { } code)
                return Exchange.Refused("The code is unknown.");
            var grant = await scope.Db.Set<Grant>().AsNoTracking().SingleAsync(one => one.Id == code.GrantId, cancellationToken);
            if (!isFirst)
            {
                // RFC 9700 section 4.13, RFC 6749 section 4.1.2: somebody else has it too, so what it gave ends.
                await RevokeGrant.InAsync(scope, grant.Id, $"A code of {application.ClientId} came twice", cancellationToken);
                return Exchange.Refused("The code was used before.");
            }

            if (grant.ApplicationId != application.Id || grant.RevokedAt is not null || code.ExpiresAt <= scope.Now)
                return Exchange.Refused("The code is not this client's, or too old.");
            // RFC 6749 section 4.1.3: the same address as before, character by character.
            if (code.RedirectUri != form["redirect_uri"])
                return Exchange.Refused("The redirect_uri is not the one that the code was asked for with.");
            if (!IsProof(code.Challenge, form["code_verifier"]))
                return Exchange.Refused("The code_verifier does not fit the code_challenge.");
            if (!(await reader.AccountOfAsync(grant, cancellationToken)).IsGood)
                return Exchange.Refused("The account cannot sign in any more.");
            var refresh = grant.Scopes.Split(' ').Contains(BuiltInScopes.OfflineAccess) && application.Grants.Contains(GrantTypes.Refresh)
                ? family.Add(scope, grant)
                : null;
            return new Exchange(new Issue(grant, grant.Scopes, refresh, code.Nonce), null);
        }, cancellationToken);

    // RFC 7636 sections 4.1 and 4.6: S256 only.
    private static bool IsProof(string challenge, string? verifier) =>
        verifier is { Length: >= 43 and <= 128 }
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))), Encoding.ASCII.GetBytes(challenge));
}

/// <summary>Exchanges a refresh token for the next of its family (RFC 6749 section 6, RFC 9700 section 4.14.2).</summary>
internal sealed class RedeemRefreshToken(ActionRunner runner, RefreshFamily family, TokenCheck reader)
{
    public Task<Result<Exchange>> RunAsync(Application application, Parameters form, CancellationToken cancellationToken) =>
        runner.RunAsync<Exchange>("openid.refresh.redeem", async scope =>
        {
            var hash = Secrets.HashOf(form["refresh_token"] ?? "");
            if (await scope.Db.Set<RefreshToken>().AsNoTracking().SingleOrDefaultAsync(one => one.Hash == hash, cancellationToken) is not { } token)
                return Exchange.Refused("The refresh token is unknown.");
            var grant = await scope.Db.Set<Grant>().AsNoTracking().SingleAsync(one => one.Id == token.GrantId, cancellationToken);
            if (grant.ApplicationId != application.Id || grant.RevokedAt is not null || token.ExpiresAt <= scope.Now || grant.ExpiresAt <= scope.Now)
                return Exchange.Refused("The refresh token is not this client's, or no longer good.");
            var wanted = form["scope"] is null ? grant.Scopes : string.Join(' ', form.List("scope"));
            // RFC 6749 section 6: fewer scopes than were given, never others.
            if (wanted.Split(' ').Except(grant.Scopes.Split(' ')).Any())
                return new Exchange(null, new OAuthError("invalid_scope", "A refresh asks for no more than was given."));
            var isFirst = await scope.Db.Set<RefreshToken>().Where(one => one.Hash == hash && one.UsedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.UsedAt, scope.Now), cancellationToken) == 1;
            if (!isFirst)
            {
                // Either the thief or the owner is late; nobody can tell which, so the family ends.
                await RevokeGrant.InAsync(scope, grant.Id, $"A refresh token of {application.ClientId} came twice", cancellationToken);
                return Exchange.Refused("The refresh token was used before.");
            }

            if (!(await reader.AccountOfAsync(grant, cancellationToken)).IsGood)
                return Exchange.Refused("The account cannot sign in any more, or has signed out everywhere.");
            return new Exchange(new Issue(grant, wanted, family.Add(scope, grant), null), null);
        }, cancellationToken);
}

/// <summary>Adds the next refresh token to a family.</summary>
internal sealed class RefreshFamily(IOptions<OpenIdOptions> options)
{
    public string Add(ActionScope scope, Grant grant)
    {
        var token = Secrets.New();
        var end = scope.Now.AddDays(options.Value.RefreshTokenDays);
        scope.Db.Add(new RefreshToken { Hash = Secrets.HashOf(token), GrantId = grant.Id, ExpiresAt = end < grant.ExpiresAt ? end : grant.ExpiresAt });
        return token;
    }
}
