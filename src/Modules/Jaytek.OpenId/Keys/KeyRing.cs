using System.Collections.Concurrent;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Jaytek.OpenId.Keys;

/// <summary>The keys as tokens need them: the one that signs now, and all that may have signed what comes back.</summary>
internal sealed class KeyRing(OpenIdState state, KeyProtection protection, IServiceScopeFactory scopes, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SigningCredentials?> _signers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SecurityKey> _public = new(StringComparer.Ordinal);

    /// <summary>What is published, from the oldest to the newest, the next one among them.</summary>
    public IReadOnlyList<string> PublicJwks => [.. state.Current.Keys.Select(key => key.PublicJwk)];

    /// <summary>All that may have signed a token.</summary>
    public IReadOnlyList<SecurityKey> Verifying => [.. state.Current.Keys.Select(key => _public.GetOrAdd(key.Id, static (_, jwk) => JsonWebKey.Create(jwk), key.PublicJwk))];

    /// <summary>The key that signs now; the first one is made when it is first asked for.</summary>
    public async Task<SigningCredentials> SignerAsync(CancellationToken cancellationToken)
    {
        if (Find() is { } signer)
            return signer;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        var made = await scope.ServiceProvider.GetRequiredService<RotateKeys>().RunAsync(cancellationToken);
        if (made.Error is not null)
            await state.RefreshAsync(cancellationToken);
        return Find() ?? throw new InvalidOperationException($"There is no key to sign with: {made.Error}");
    }

    private SigningCredentials? Find()
    {
        var now = clock.GetUtcNow();
        return state.Current.Keys.Where(key => key.SignsFrom <= now).Reverse()
            .Select(key => _signers.GetOrAdd(key.Id, _ => protection.TryRead(key) is { } read ? new SigningCredentials(read, key.Algorithm) : null))
            .FirstOrDefault(signer => signer is not null);
    }
}
