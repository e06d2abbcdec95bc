namespace Jaytek.Identity.External;

/// <summary>Google, by OpenID Connect. The id token has all that is needed; the address counts only where Google has verified it.</summary>
internal sealed class GoogleProvider : ExternalProvider
{
    public override string Id => "google";

    public override string Title => "Google";

    public override IReadOnlyList<string> Scopes { get; } = ["openid", "email", "profile"];

    public override bool UsesNonce => true;

    public override Registration Defaults(string tenant) => new(
        "", "", "", "https://accounts.google.com/o/oauth2/v2/auth", "https://oauth2.googleapis.com/token", "https://openidconnect.googleapis.com/v1/userinfo",
        "https://www.googleapis.com/oauth2/v3/certs", "https://accounts.google.com");

    public override async Task<ExternalPerson> ReadAsync(ExternalAnswer answer, CancellationToken cancellationToken)
    {
        var claims = await answer.IdTokens.ReadAsync(answer, issuer => issuer == answer.Registration.Issuer, cancellationToken);
        return new ExternalPerson(claims.Need("sub"), claims.Find("email"), claims.IsTrue("email_verified"));
    }
}
