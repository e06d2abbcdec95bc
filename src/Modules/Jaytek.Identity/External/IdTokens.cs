using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Jaytek.Identity.External;

/// <summary>The claims of an id token that was checked.</summary>
internal sealed class IdTokenClaims(IDictionary<string, object> claims)
{
    public string? Find(string name) => claims.TryGetValue(name, out var value) && value is string { Length: > 0 } text ? text : null;

    /// <exception cref="ExternalSignInException">The token has no such claim.</exception>
    public string Need(string name) => Find(name) ?? throw new ExternalSignInException($"the id token has no {name}");

    // Providers write it as a truth value, a text or a number.
    public bool IsTrue(string name) => claims.TryGetValue(name, out var value) && value switch
    {
        bool flag => flag,
        string text => text is "true" or "1",
        int number => number == 1,
        long number => number == 1,
        _ => false,
    };
}

/// <summary>Checks id tokens as OpenID Connect Core, 3.1.3.7, has it: signature by the provider's keys, issuer, audience, age, nonce.</summary>
internal sealed class IdTokens(TimeProvider clock)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan KeysFor = TimeSpan.FromHours(1);

    /// <summary>A key that is not among those that are known is looked for at once, but not again and again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly ConcurrentDictionary<string, (JsonWebKeySet Keys, DateTimeOffset At)> _keys = new(StringComparer.Ordinal);

    /// <param name="answer">What came with it.</param>
    /// <param name="isIssuer">Whether this issuer is believed; null where the caller decides by the claims.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ExternalSignInException">It is not to be believed.</exception>
    public async Task<IdTokenClaims> ReadAsync(ExternalAnswer answer, Func<string, bool>? isIssuer, CancellationToken cancellationToken)
    {
        if (answer.IdToken is not { Length: < 16_384 } token)
            throw new ExternalSignInException("there is no id token");
        var keys = await KeysAsync(answer, KeyId(token), cancellationToken);
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKeys = keys.GetSigningKeys(),
            ValidAudience = answer.Registration.ClientId,
            IssuerValidator = (issuer, _, _) => isIssuer?.Invoke(issuer) == false ? throw new SecurityTokenInvalidIssuerException("the issuer is another") : issuer,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) => IsNow(from, until),
        });
        if (!result.IsValid)
            throw new ExternalSignInException($"the id token is not good: {result.Exception?.GetType().Name}");
        var claims = new IdTokenClaims(result.Claims);
        if (claims.Find("nonce") != answer.Nonce)
            throw new ExternalSignInException("the nonce is another");
        if (claims.Find("azp") is { } party && party != answer.Registration.ClientId)
            throw new ExternalSignInException("the id token was made for another client");
        return claims;
    }

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until > now - Skew && !(from > now + Skew);
    }

    private string? KeyId(string token) => _handler.CanReadToken(token) ? _handler.ReadJsonWebToken(token).Kid : throw new ExternalSignInException("the id token cannot be read");

    private async Task<JsonWebKeySet> KeysAsync(ExternalAnswer answer, string? keyId, CancellationToken cancellationToken)
    {
        var (address, now) = (answer.Registration.KeysEndpoint, clock.GetUtcNow());
        if (_keys.TryGetValue(address, out var known) && now - known.At < KeysFor && (known.Keys.Keys.Any(key => key.Kid == keyId) || now - known.At < Pause))
            return known.Keys;
        var keys = new JsonWebKeySet(await answer.Http.GetStringAsync(new Uri(address), cancellationToken));
        _keys[address] = (keys, now);
        return keys;
    }
}
