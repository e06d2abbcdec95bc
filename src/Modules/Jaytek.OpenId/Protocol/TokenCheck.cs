using Jaytek.Engine.Contracts;
using Jaytek.OpenId.Applications;
using Jaytek.OpenId.Grants;
using Jaytek.OpenId.Keys;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Jaytek.OpenId.Protocol;

/// <summary>An access token that is good now.</summary>
/// <param name="Token">What it says.</param>
/// <param name="Application">Who may use it.</param>
/// <param name="Grant">What it stems from.</param>
/// <param name="Account">For whom; null where the application acts for itself.</param>
/// <param name="Scopes">Its scopes, with spaces between.</param>
internal sealed record ReadToken(JsonWebToken Token, Application Application, Grant Grant, LiveAccount? Account, string Scopes);

/// <summary>
/// Reads tokens of this site: RFC 9068 section 4 and RFC 8725. What a token says is believed for who and when; whether it still counts is
/// looked up: its application, its grant, its account.
/// </summary>
internal sealed class TokenCheck(KeyRing ring, OpenIdState state, GrantCache grants, IAccounts accounts, TimeProvider clock)
{
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = 16 * 1024 };

    // RFC 8725 section 3.1: what we sign with, and nothing that a token may choose: neither "none" nor a MAC with our public key.
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256];

    /// <summary>The access token, or null where it is none, not for this audience, too old, or ended meanwhile.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="issuer">This site's address.</param>
    /// <param name="audience">Who reads it; null where it matters not, for whoever issued it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<ReadToken?> AccessTokenAsync(string text, string issuer, string? audience, CancellationToken cancellationToken)
    {
        var result = await Handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            // Section 3.11: an id token is refused by its type.
            ValidTypes = [TokenWriter.AccessTokenType],
            ValidAlgorithms = Algorithms,
            IssuerSigningKeys = ring.Verifying,
            TryAllIssuerSigningKeys = false,
            ValidIssuer = issuer,
            ValidAudience = audience,
            ValidateAudience = audience is not null,
            LifetimeValidator = IsAlive,
        });
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token)
            return null;
        if (!token.TryGetPayloadValue<string>(TokenWriter.GrantClaim, out var grantId) || !token.TryGetPayloadValue<string>("client_id", out var clientId)
            || !token.TryGetPayloadValue<string>("scope", out var scopes))
            return null;
        var application = state.Current.Named(clientId);
        if (application is null || await grants.FindAsync(grantId, cancellationToken) is not { } grant || grant.ApplicationId != application.Id)
            return null;
        return await AccountOfAsync(grant, cancellationToken) is { IsGood: true } found ? new ReadToken(token, application, grant, found.Account, scopes) : null;
    }

    /// <summary>Whom an id token of this site names, also one that is too old: what a logout brings (OpenID Connect RP-Initiated Logout section 2).</summary>
    public async Task<(string UserId, string ClientId)?> HintAsync(string text, string issuer)
    {
        var result = await Handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidTypes = ["JWT"], ValidAlgorithms = Algorithms, IssuerSigningKeys = ring.Verifying, TryAllIssuerSigningKeys = false, ValidIssuer = issuer,
            ValidateAudience = false, ValidateLifetime = false,
        });
        return result is { IsValid: true, SecurityToken: JsonWebToken token } ? (token.Subject, token.Audiences.First()) : null;
    }

    /// <summary>Whether the grant's account is still what it was; a grant without one is good.</summary>
    public async ValueTask<(bool IsGood, LiveAccount? Account)> AccountOfAsync(Grant grant, CancellationToken cancellationToken)
    {
        if (grant.UserId is null)
            return (true, null);
        var account = await accounts.FindAsync(grant.UserId, cancellationToken);
        return (account is not null && Secrets.HashOf(account.Stamp) == grant.StampHash, account);
    }

    private bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters) =>
        expires > clock.GetUtcNow().UtcDateTime;
}
