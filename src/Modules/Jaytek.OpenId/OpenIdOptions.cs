using System.ComponentModel.DataAnnotations;

namespace Jaytek.OpenId;

/// <summary>Lifetimes and keys, <c>Jaytek:OpenId</c>.</summary>
internal sealed class OpenIdOptions
{
    /// <summary>How long a code waits to be exchanged; RFC 6749 section 4.1.2 allows ten minutes at most.</summary>
    [Range(10, 600)]
    public int CodeSeconds { get; set; } = 60;

    [Range(1, 1440)]
    public int AccessTokenMinutes { get; set; } = 15;

    /// <summary>How long a refresh token waits for its next use.</summary>
    [Range(1, 365)]
    public int RefreshTokenDays { get; set; } = 14;

    /// <summary>When a family of refresh tokens ends, however often it was used: its user signs in again.</summary>
    [Range(1, 3650)]
    public int GrantDays { get; set; } = 90;

    /// <summary><c>RS256</c>, which every client knows, or <c>ES256</c>, which is faster; for the next key.</summary>
    [RegularExpression("RS256|ES256")]
    public string Algorithm { get; set; } = "RS256";

    /// <summary>How long a key signs.</summary>
    [Range(2, 3650)]
    public int KeyDays { get; set; } = 90;

    /// <summary>How long before its turn the next key is published, so that whoever keeps the list has read it by then.</summary>
    [Range(1, 168)]
    public int KeyPublishedHours { get; set; } = 24;
}
