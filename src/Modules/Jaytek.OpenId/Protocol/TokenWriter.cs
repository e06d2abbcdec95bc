using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Jaytek.Kernel;
using Jaytek.OpenId.Applications;
using Jaytek.OpenId.Grants;
using Jaytek.OpenId.Keys;
using Jaytek.OpenId.Scopes;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Jaytek.OpenId.Protocol;

/// <summary>What the token endpoint gives (RFC 6749 section 5.1).</summary>
/// <param name="Grant">What it stems from.</param>
/// <param name="Scopes">The scopes, with spaces between.</param>
/// <param name="RefreshToken">The next one of the family, or null.</param>
/// <param name="Nonce">Of the authorization request, for the id token; null where there is none, or no code was exchanged.</param>
internal sealed record Issue(Grant Grant, string Scopes, string? RefreshToken, string? Nonce);

/// <summary>Writes tokens. They say who and by which grant; what they open is looked up when they are used.</summary>
internal sealed class TokenWriter(KeyRing ring, OpenIdState state, IOptions<OpenIdOptions> options, TimeProvider clock)
{
    /// <summary>The type of an access token: an id token is none, and the other way round (RFC 9068 section 2.1, RFC 8725 section 3.11).</summary>
    public const string AccessTokenType = "at+jwt";

    /// <summary>Our claim: which grant a token stems from.</summary>
    public const string GrantClaim = "grant";

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>The name of this site's API among the servers that tokens are for.</summary>
    public static string ApiOf(string issuer) => issuer + "/api";

    public async Task<JsonObject> WriteAsync(Application application, Issue issue, string issuer, CancellationToken cancellationToken)
    {
        var signer = await ring.SignerAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var life = TimeSpan.FromMinutes(options.Value.AccessTokenMinutes);
        var accessToken = AccessToken(application, issue, issuer, signer, now, now + life);
        var answer = new JsonObject
        {
            ["access_token"] = accessToken,
            ["token_type"] = "Bearer",
            ["expires_in"] = (long)life.TotalSeconds,
            ["scope"] = issue.Scopes,
        };
        if (issue.RefreshToken is not null)
            answer["refresh_token"] = issue.RefreshToken;
        if (issue.Grant.UserId is not null && issue.Scopes.Split(' ').Contains(BuiltInScopes.OpenId))
            answer["id_token"] = IdToken(application, issue, issuer, signer, now, now + life, accessToken);
        return answer;
    }

    // RFC 9068 section 2.2.
    private string AccessToken(Application application, Issue issue, string issuer, SigningCredentials signer, DateTimeOffset now, DateTimeOffset end)
    {
        var claims = new Dictionary<string, object>
        {
            // Section 5: where nobody is signed in, the client itself is the subject.
            ["sub"] = issue.Grant.UserId ?? application.ClientId,
            ["client_id"] = application.ClientId,
            ["jti"] = PublicId.New(),
            [GrantClaim] = issue.Grant.Id,
            ["scope"] = issue.Scopes,
        };
        if (issue.Grant.AuthenticatedAt is { } at)
            claims["auth_time"] = at.ToUnixTimeSeconds();
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = issuer, IssuedAt = now.UtcDateTime, Expires = end.UtcDateTime, Claims = claims, SigningCredentials = signer, TokenType = AccessTokenType,
        };
        var audiences = AudiencesOf(issue.Scopes, issuer);
        // RFC 7519 section 4.1.3: one is a text, several are a list; the other members are for several.
        if (audiences.Count == 1)
            descriptor.Audience = audiences.Single();
        foreach (var audience in audiences.Where(_ => audiences.Count > 1))
            descriptor.Audiences.Add(audience);
        return Handler.CreateToken(descriptor);
    }

    // OpenID Connect Core sections 2 and 3.1.3.6.
    private static string IdToken(Application application, Issue issue, string issuer, SigningCredentials signer, DateTimeOffset now, DateTimeOffset end, string accessToken)
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = issue.Grant.UserId!,
            ["at_hash"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16).ToArray()),
            ["azp"] = application.ClientId,
        };
        if (issue.Nonce is not null)
            claims["nonce"] = issue.Nonce;
        if (issue.Grant.AuthenticatedAt is { } at)
            claims["auth_time"] = at.ToUnixTimeSeconds();
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer, Audience = application.ClientId, IssuedAt = now.UtcDateTime, Expires = end.UtcDateTime, Claims = claims, SigningCredentials = signer,
        });
    }

    // RFC 9068 section 3: the servers of the scopes. This site's API is among them wherever a scope is for it, and where there is no other: a
    // token may be for several. Orchard's names "oct:…" mean the site itself.
    private HashSet<string> AudiencesOf(string scopes, string issuer)
    {
        var names = scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var resources = names.SelectMany(name => state.Current.ScopeNamed(name)?.Resources ?? [])
            .Select(resource => Scope.IsOwn(resource) ? ApiOf(issuer) : resource).ToHashSet(StringComparer.Ordinal);
        if (resources.Count == 0 || names.Any(state.Current.IsForThisSite))
            resources.Add(ApiOf(issuer));
        return resources;
    }
}
