using Jaytek.Engine.Data;
using Jaytek.Kernel;

namespace Jaytek.OpenId.Applications;

/// <summary>A program that signs people in here, or signs in itself: what OAuth calls a client.</summary>
internal sealed class Application : IRowVersioned
{
    public const string Confidential = "confidential";
    public const string Public = "public";

    public string Id { get; init; } = PublicId.New();

    /// <summary>The name that it calls itself by in the protocol; unique.</summary>
    public required string ClientId { get; init; }

    /// <summary>What people read when they are asked for their consent.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary><see cref="Confidential"/> where it can keep a secret, else <see cref="Public"/> (RFC 6749 section 2.1).</summary>
    public string Type { get; set; } = Confidential;

    /// <summary>The hash of its secret; null for a public one.</summary>
    public string? SecretHash { get; set; }

    public Consent Consent { get; set; } = Consent.Explicit;

    public List<string> RedirectUris { get; set; } = [];

    public List<string> PostLogoutRedirectUris { get; set; } = [];

    /// <summary>The grants that it may use, <see cref="GrantTypes"/>.</summary>
    public List<string> Grants { get; set; } = [];

    /// <summary>The scopes that it may ask for; <c>openid</c> always.</summary>
    public List<string> Scopes { get; set; } = [];

    /// <summary>The roles that it holds when it acts for itself.</summary>
    public List<string> Roles { get; set; } = [];

    /// <summary>The origins whose scripts may call the API from a browser.</summary>
    public List<string> Origins { get; set; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public long RowVersion { get; set; }
}

/// <summary>When people are asked whether the application may act for them; Orchard's words.</summary>
internal enum Consent
{
    /// <summary>Once for each set of scopes.</summary>
    Explicit,

    /// <summary>Never: it belongs to the site.</summary>
    Implicit,

    /// <summary>Never, and only those may use it who agreed before, elsewhere.</summary>
    External,

    /// <summary>Each time.</summary>
    Systematic,
}

/// <summary>The grants of RFC 6749 that are offered; others, such as passwords and the implicit one, are not (RFC 9700 sections 2.1.2 and 2.4).</summary>
internal static class GrantTypes
{
    public const string Code = "authorization_code";
    public const string Refresh = "refresh_token";
    public const string Client = "client_credentials";

    public static readonly string[] All = [Code, Refresh, Client];
}
