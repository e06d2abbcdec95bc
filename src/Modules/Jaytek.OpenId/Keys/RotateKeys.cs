using System.Security.Cryptography;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Jaytek.OpenId.Keys;

/// <summary>Makes the first key, publishes the next before its turn, and forgets what nobody can need any more. Runs as the system.</summary>
internal sealed class RotateKeys(ActionRunner runner, KeyProtection protection, IOptions<OpenIdOptions> options)
{
    // Whoever keeps a token longer than it is good may still want to know who signed it: a logout brings an old id token.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>True where a key was made. Another process may have been faster: <c>engine.duplicate</c>.</summary>
    public Task<Result<bool>> RunAsync(CancellationToken cancellationToken) => runner.RunAsync<bool>("openid.keys.rotate", async scope =>
    {
        var keys = await scope.Db.Set<SigningKey>().OrderBy(key => key.Number).ToListAsync(cancellationToken);
        var gone = keys.Where((key, at) => at + 1 < keys.Count && keys[at + 1].SignsFrom + Kept < scope.Now).ToList();
        scope.Db.RemoveRange(gone);
        var next = NextTurn(keys.LastOrDefault(), scope.Now);
        if (next is { } from)
        {
            var key = Make((keys.LastOrDefault()?.Number ?? 0) + 1, scope.Now, from);
            scope.Db.Add(key);
            scope.Audit("OpenIdKey", key.Id, $"Signing key {key.Id} made; it signs from {from:u} on");
        }

        if (next is not null || gone.Count > 0)
            scope.Bump(OpenIdState.EpochName);
        return next is not null;
    }, cancellationToken);

    // A key whose private half cannot be read any more, since the data folder's own keys were lost, has had its turn.
    private DateTimeOffset? NextTurn(SigningKey? last, DateTimeOffset now)
    {
        if (last is null || protection.TryRead(last) is null)
            return now;
        var end = last.SignsFrom.AddDays(options.Value.KeyDays);
        var published = TimeSpan.FromHours(options.Value.KeyPublishedHours);
        if (now < end - published)
            return null;
        return end > now + published ? end : now + published;
    }

    private SigningKey Make(int number, DateTimeOffset now, DateTimeOffset from)
    {
        var id = PublicId.New();
        var algorithm = options.Value.Algorithm;
        using var rsa = algorithm == SecurityAlgorithms.RsaSha256 ? RSA.Create(2048) : null;
        using var ec = rsa is null ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : null;
        return new SigningKey
        {
            Id = id,
            Number = number,
            Algorithm = algorithm,
            Protected = protection.Protect(((AsymmetricAlgorithm?)rsa ?? ec!).ExportPkcs8PrivateKey()),
            PublicJwk = rsa is not null ? Jwk(id, rsa) : Jwk(id, ec!),
            CreatedAt = now,
            SignsFrom = from,
        };
    }

    // RFC 7518 sections 6.2.1 and 6.3.1: the public members only.
    private static string Jwk(string id, RSA key)
    {
        var part = key.ExportParameters(includePrivateParameters: false);
        return System.Text.Json.JsonSerializer.Serialize(new
        {
            kty = "RSA", use = "sig", alg = SecurityAlgorithms.RsaSha256, kid = id,
            n = Base64UrlEncoder.Encode(part.Modulus), e = Base64UrlEncoder.Encode(part.Exponent),
        });
    }

    private static string Jwk(string id, ECDsa key)
    {
        var part = key.ExportParameters(includePrivateParameters: false);
        return System.Text.Json.JsonSerializer.Serialize(new
        {
            kty = "EC", use = "sig", alg = SecurityAlgorithms.EcdsaSha256, kid = id, crv = "P-256",
            x = Base64UrlEncoder.Encode(part.Q.X), y = Base64UrlEncoder.Encode(part.Q.Y),
        });
    }
}

/// <summary>Each hour: rotates the keys.</summary>
internal sealed class RotateKeysJob(RotateKeys rotate) : IJob
{
    public const string Name = "openid.keys.rotate";

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        // Of two processes that come to the same thought one was faster.
        if ((await rotate.RunAsync(cancellationToken)).Error is { Code: not "engine.duplicate" } error)
            throw new InvalidOperationException(error.ToString());
    }
}

/// <summary>Encrypts private keys at rest.</summary>
internal sealed class KeyProtection(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Jaytek.OpenId.SigningKey");

    public string Protect(byte[] pkcs8) => Convert.ToBase64String(_protector.Protect(pkcs8));

    /// <summary>The private key; null where the keys that encrypted it are not in the data folder.</summary>
    public AsymmetricSecurityKey? TryRead(SigningKey key)
    {
        byte[] pkcs8;
        try
        {
            pkcs8 = _protector.Unprotect(Convert.FromBase64String(key.Protected));
        }
        catch (CryptographicException)
        {
            return null;
        }

        if (key.Algorithm == SecurityAlgorithms.RsaSha256)
        {
            var rsa = RSA.Create();
            rsa.ImportPkcs8PrivateKey(pkcs8, out _);
            return new RsaSecurityKey(rsa) { KeyId = key.Id };
        }

        var ec = ECDsa.Create();
        ec.ImportPkcs8PrivateKey(pkcs8, out _);
        return new ECDsaSecurityKey(ec) { KeyId = key.Id };
    }
}
