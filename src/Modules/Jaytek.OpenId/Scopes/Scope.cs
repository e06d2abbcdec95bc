using Jaytek.Engine.Data;

namespace Jaytek.OpenId.Scopes;

/// <summary>A part of what an application may be allowed: a name, and the roles whose rights it opens.</summary>
internal sealed class Scope : IRowVersioned
{
    public required string Name { get; init; }

    /// <summary>What people read when they are asked for their consent.</summary>
    public string DisplayName { get; set; } = "";

    public string Description { get; set; } = "";

    /// <summary>The roles whose rights a token with this scope may use, as far as its user has them; none for a scope that only tells.</summary>
    public List<string> Roles { get; set; } = [];

    /// <summary>Other servers that the tokens are for (RFC 8707); none, or Orchard's <c>oct:</c> names, for this site's API.</summary>
    public List<string> Resources { get; set; } = [];

    /// <summary>Whether tokens of it are for this site, beside what other servers they may be for.</summary>
    public bool IsHere => Resources.Count == 0 || Resources.Exists(IsOwn);

    public long RowVersion { get; set; }

    /// <summary>Whether a name among resources means this site, as Orchard writes it.</summary>
    public static bool IsOwn(string resource) => resource.StartsWith("oct:", StringComparison.Ordinal);
}

/// <summary>The scopes that are always there.</summary>
internal static class BuiltInScopes
{
    public const string OpenId = "openid";
    public const string Profile = "profile";
    public const string Email = "email";
    public const string Roles = "roles";
    public const string OfflineAccess = "offline_access";

    /// <summary>Everything that the user may do.</summary>
    public const string Api = "api";

    public static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>
    {
        [OpenId] = "Know which account is yours",
        [Profile] = "See your name",
        [Email] = "See your e-mail address",
        [Roles] = "See which roles you have",
        [OfflineAccess] = "Stay signed in when you are away",
        [Api] = "Do everything that you may do here, through the API",
    };
}
