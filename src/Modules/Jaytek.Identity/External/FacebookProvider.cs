using System.Security.Cryptography;
using System.Text;

namespace Jaytek.Identity.External;

/// <summary>Facebook, by OAuth 2.0: no id token, and an address that may be missing and for which it does not vouch.</summary>
internal sealed class FacebookProvider : ExternalProvider
{
    private const string Version = "v25.0";

    public override string Id => "facebook";

    public override string Title => "Facebook";

    public override IReadOnlyList<string> Scopes { get; } = ["public_profile", "email"];

    public override bool UsesPkce => false;

    public override Registration Defaults(string tenant) => new(
        "", "", "", $"https://www.facebook.com/{Version}/dialog/oauth", $"https://graph.facebook.com/{Version}/oauth/access_token", $"https://graph.facebook.com/{Version}/me", "", "");

    public override async Task<ExternalPerson> ReadAsync(ExternalAnswer answer, CancellationToken cancellationToken)
    {
        // Shows that whoever asks has the app's secret too: a token that another app was given is of no use here.
        var proof = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(answer.Registration.ClientSecret), Encoding.UTF8.GetBytes(answer.AccessToken)));
        var me = await AskAsync(answer, $"{answer.Registration.UserEndpoint}?fields=id,name,email&appsecret_proof={proof}", cancellationToken);
        return new ExternalPerson(me.Text("id") ?? throw new ExternalSignInException("the profile has no id"), me.Text("email"), IsEmailVerified: false);
    }
}
