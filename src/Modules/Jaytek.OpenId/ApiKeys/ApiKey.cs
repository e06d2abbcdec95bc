using Jaytek.Kernel;

namespace Jaytek.OpenId.ApiKeys;

/// <summary>A key by which a server acts for its owner, within the permissions that it was given. Its text is shown once and kept as a hash.</summary>
internal sealed class ApiKey
{
    public string Id { get; init; } = PublicId.New();

    /// <summary>What it is for, in its owner's words.</summary>
    public required string Name { get; init; }

    public required string OwnerId { get; init; }

    /// <summary>SHA-256 of the key.</summary>
    public required string Hash { get; init; }

    /// <summary>Its last four characters, by which people tell keys apart.</summary>
    public required string Ending { get; init; }

    /// <summary>What it may do at most, as far as its owner may.</summary>
    public required List<string> Permissions { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>To the minute; null where it was never used.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
