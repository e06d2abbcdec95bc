namespace Jaytek.OpenId.Keys;

/// <summary>A key that signs tokens. The next one is published before it signs, the last one stays until what it signed is too old.</summary>
internal sealed class SigningKey
{
    /// <summary>The key's id (<c>kid</c>), 26 characters.</summary>
    public required string Id { get; init; }

    /// <summary>Counts the keys: of two processes that make the next one at once, one is told so by the database.</summary>
    public required int Number { get; init; }

    /// <summary><c>RS256</c> or <c>ES256</c>.</summary>
    public required string Algorithm { get; init; }

    /// <summary>The private key (PKCS #8), encrypted by Data Protection.</summary>
    public required string Protected { get; init; }

    /// <summary>The public key as JSON (RFC 7517).</summary>
    public required string PublicJwk { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when it signs; it is published from its making on.</summary>
    public required DateTimeOffset SignsFrom { get; init; }
}
