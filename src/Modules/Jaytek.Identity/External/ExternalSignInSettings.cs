using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Settings;

namespace Jaytek.Identity.External;

/// <summary>The site's own registrations with other sites; settings section <c>ExternalSignIn</c>, encrypted since it holds secrets.</summary>
internal sealed class ExternalSignInSettings
{
    [Display(Name = "Google: client id", Description = "Redirect address to register: /login/with/google/callback on this site. Empty: no button.")]
    public string GoogleClientId { get; set; } = "";

    [Display(Name = "Google: client secret"), Secret]
    public string GoogleClientSecret { get; set; } = "";

    [Display(Name = "Microsoft: client id", Description = "Redirect address: /login/with/microsoft/callback.")]
    public string MicrosoftClientId { get; set; } = "";

    [Display(Name = "Microsoft: client secret"), Secret]
    public string MicrosoftClientSecret { get; set; } = "";

    [Display(Name = "Microsoft: tenant", Description = "common for everybody, organizations, consumers, or the id of one tenant.")]
    public string MicrosoftTenant { get; set; } = "common";

    [Display(Name = "Facebook: app id", Description = "Redirect address: /login/with/facebook/callback.")]
    public string FacebookClientId { get; set; } = "";

    [Display(Name = "Facebook: app secret"), Secret]
    public string FacebookClientSecret { get; set; } = "";

    [Display(Name = "Spotify: client id", Description = "Redirect address: /login/with/spotify/callback.")]
    public string SpotifyClientId { get; set; } = "";

    [Display(Name = "Spotify: client secret"), Secret]
    public string SpotifyClientSecret { get; set; } = "";

    public (string Id, string Secret) Of(string id) => id switch
    {
        "google" => (GoogleClientId, GoogleClientSecret),
        "facebook" => (FacebookClientId, FacebookClientSecret),
        "microsoft" => (MicrosoftClientId, MicrosoftClientSecret),
        _ => (SpotifyClientId, SpotifyClientSecret),
    };
}

/// <summary>By which other sites people may sign in.</summary>
internal sealed class ExternalSignInCard(ISettings<ExternalSignInSettings> settings, SaveSettings<ExternalSignInSettings> save)
    : SettingsCard<ExternalSignInSettings>(settings, save)
{
    public override string Id => "external-sign-in";

    public override string Title => "Sign-in by other sites";

    public override string Lead => "Buttons for Google, Microsoft, Facebook and Spotify, each once its registration is entered.";

    public override int Position => 42;
}
