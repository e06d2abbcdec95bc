namespace Jaytek.Identity.External;

/// <summary>Spotify, by OAuth 2.0: no id token, and an address that its documentation calls unverified.</summary>
internal sealed class SpotifyProvider : ExternalProvider
{
    public override string Id => "spotify";

    public override string Title => "Spotify";

    public override IReadOnlyList<string> Scopes { get; } = ["user-read-email"];

    public override Registration Defaults(string tenant) => new(
        "", "", "", "https://accounts.spotify.com/authorize", "https://accounts.spotify.com/api/token", "https://api.spotify.com/v1/me", "", "");

    public override async Task<ExternalPerson> ReadAsync(ExternalAnswer answer, CancellationToken cancellationToken)
    {
        var me = await AskAsync(answer, answer.Registration.UserEndpoint, cancellationToken);
        return new ExternalPerson(me.Text("id") ?? throw new ExternalSignInException("the profile has no id"), me.Text("email"), IsEmailVerified: false);
    }
}
