using System.ComponentModel.DataAnnotations;
using Jaytek.Engine.Settings;
using Jaytek.OpenId.Applications;

namespace Jaytek.OpenId;

/// <summary>What the server offers; section <c>OpenIdServerSettings</c>, Orchard's names for what we have of it.</summary>
internal sealed class OpenIdServerSettings
{
    public const string Key = "OpenIdServerSettings";

    [Display(Name = "People sign in to applications (authorization code with PKCE)")]
    public bool AllowAuthorizationCodeFlow { get; set; } = true;

    [Display(Name = "Applications act for themselves (client credentials)")]
    public bool AllowClientCredentialsFlow { get; set; } = true;

    [Display(Name = "Applications stay signed in (refresh tokens)")]
    public bool AllowRefreshTokenFlow { get; set; } = true;

    /// <summary>Whether <c>/connect/introspect</c> answers.</summary>
    [Display(Name = "Applications may ask whether a token is good")]
    public bool EnableIntrospectionEndpoint { get; set; } = true;

    /// <summary>Whether <c>/connect/revoke</c> answers.</summary>
    [Display(Name = "Applications may end tokens")]
    public bool EnableRevocationEndpoint { get; set; } = true;

    /// <summary>Whether <c>/connect/userinfo</c> answers.</summary>
    [Display(Name = "Applications may ask who signed in")]
    public bool EnableUserInfoEndpoint { get; set; } = true;

    /// <summary>Whether <c>/connect/logout</c> answers.</summary>
    [Display(Name = "Applications may sign people out")]
    public bool EnableLogoutEndpoint { get; set; } = true;

    /// <summary>Whether a grant of <see cref="GrantTypes"/> may be used; no other may.</summary>
    internal bool Allows(string grantType) => grantType switch
    {
        GrantTypes.Code => AllowAuthorizationCodeFlow,
        GrantTypes.Refresh => AllowRefreshTokenFlow,
        GrantTypes.Client => AllowClientCredentialsFlow,
        _ => false,
    };
}

/// <summary>Whether the site's settings let a grant or a door be used.</summary>
internal sealed class Enablement(ISettings<OpenIdServerSettings> settings)
{
    public async Task<bool> AllowsAsync(string grantType, CancellationToken cancellationToken) => (await settings.GetAsync(cancellationToken)).Allows(grantType);

    public async Task<bool> OffersAsync(Func<OpenIdServerSettings, bool> door, CancellationToken cancellationToken) => door(await settings.GetAsync(cancellationToken));
}
