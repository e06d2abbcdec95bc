using Jaytek.Kernel;

namespace Jaytek.OpenId.Grants;

/// <summary>
/// That an application may act, for a user or for itself. Its code, its access tokens and its family of refresh tokens end with it
/// (RFC 9700 section 4.14.2): a token is looked up here at each request.
/// </summary>
internal sealed class Grant
{
    public string Id { get; init; } = PublicId.New();

    public required string ApplicationId { get; init; }

    /// <summary>For whom; null where the application acts for itself.</summary>
    public string? UserId { get; init; }

    /// <summary>A hash of the account's stamp when it was given: what ends an account's sessions ends it too.</summary>
    public string? StampHash { get; init; }

    /// <summary>The scopes, with spaces between.</summary>
    public required string Scopes { get; init; }

    /// <summary>When the user proved who they are.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When nothing of it is good any more, and the row may go.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>An authorization code: good once, for a minute (RFC 6749 section 4.1.2).</summary>
internal sealed class Code
{
    /// <summary>SHA-256 of the code.</summary>
    public required string Hash { get; init; }

    public required string GrantId { get; init; }

    public required string RedirectUri { get; init; }

    /// <summary>The PKCE challenge, S256 (RFC 7636 section 4.2).</summary>
    public required string Challenge { get; init; }

    public string? Nonce { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>A refresh token: good once, and then its successor is.</summary>
internal sealed class RefreshToken
{
    /// <summary>SHA-256 of the token.</summary>
    public required string Hash { get; init; }

    /// <summary>The family: all that stem from one code.</summary>
    public required string GrantId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>That a user agreed to an application's scopes, and need not be asked again.</summary>
internal sealed class GivenConsent
{
    public required string UserId { get; init; }

    public required string ApplicationId { get; init; }

    public required string Scopes { get; set; }

    public required DateTimeOffset At { get; set; }
}
