using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.External;

/// <summary>The framework's OAuth handler (state, correlation cookie, PKCE, the exchange of the code) with a nonce, and with the provider's own reading of the answer.</summary>
internal sealed class ExternalHandler(
    IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, UrlEncoder encoder, ExternalProvider provider, Registration registration, IdTokens idTokens)
    : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    public const string Email = "email";

    public const string EmailVerified = "email_verified";

    private const string Nonce = "nonce";

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        properties.Items[Nonce] = nonce;
        var address = base.BuildChallengeUrl(properties, redirectUri);
        return provider.UsesNonce ? QueryHelpers.AddQueryString(address, Nonce, nonce) : address;
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var answer = new ExternalAnswer(tokens.Response!.RootElement, properties.Items[Nonce]!, registration, Backchannel, idTokens);
        var person = await provider.ReadAsync(answer, Context.RequestAborted);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, person.Key));
        if (person.Email is { } email)
            identity.AddClaim(new Claim(Email, email));
        if (person.IsEmailVerified)
            identity.AddClaim(new Claim(EmailVerified, "true"));
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }
}
