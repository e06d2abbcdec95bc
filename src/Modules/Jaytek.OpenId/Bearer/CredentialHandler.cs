using System.Security.Claims;
using System.Text.Encodings.Web;
using Jaytek.Engine.Features;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.OpenId.ApiKeys;
using Jaytek.OpenId.Protocol;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.OpenId.Bearer;

/// <summary>
/// Takes access tokens and API keys at the API's doors (RFC 6750 section 2.1: by the header alone). They count nowhere else: pages are for
/// people, who come by cookie, and act there without the limits that a token has.
/// </summary>
internal sealed class CredentialHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenCheck tokens, ApiKeyReader keys,
    OpenIdState state, FeatureState features, SiteAddress address) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Jaytek.OpenId";

    /// <summary>Under this key a request carries the access token that was read.</summary>
    public const string TokenItem = "jaytek.openid.token";

    private const string UserInfo = "/connect/userinfo";

    /// <summary>A JWT has three parts; the tokens of Identity's own sign-in have none.</summary>
    public static bool Recognises(string credential) => credential.StartsWith(ApiKeyText.Prefix, StringComparison.Ordinal) || credential.Count(c => c == '.') == 2;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (CredentialKind.Of(Request) is not { } credential || !features.IsOn(OpenIdModule.FeatureId))
            return AuthenticateResult.NoResult();
        if (!Context.IsApi() && !Request.Path.StartsWithSegments(UserInfo))
            return AuthenticateResult.NoResult();
        var isKey = credential.StartsWith(ApiKeyText.Prefix, StringComparison.Ordinal);
        var actor = isKey
            ? await keys.ActorAsync(credential, Context.RequestAborted)
            : await OfTokenAsync(credential);
        // The API then refuses whoever came, and says that it was the token.
        if (actor is null)
            return AuthenticateResult.Fail("The token or the key is not good, or no longer.");
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, actor.UserId!), new Claim(ClaimTypes.Name, actor.UserName!)], Name);
        var token = Context.Items[TokenItem] as ReadToken;
        var principal = new ActorPrincipal(actor, identity) { Origins = token?.Application.Origins, IsServer = isKey || token is { Account: null } };
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Name));
    }

    private async Task<Actor?> OfTokenAsync(string credential)
    {
        var issuer = await address.OfAsync(Request, Context.RequestAborted);
        // RFC 9068 section 4: a token for another server is refused here.
        if (await tokens.AccessTokenAsync(credential, issuer, TokenWriter.ApiOf(issuer), Context.RequestAborted) is not { } read)
            return null;
        Context.Items[TokenItem] = read;
        var limit = state.Current.LimitOf(read.Application, read.Account is not null, read.Scopes);
        return read.Account is { } account
            ? Actor.User(account.UserId, account.UserName) with { Limit = limit, Credential = IssuedCredentials.NameOf(read.Grant) }
            : Actor.Application(read.Application.Id, read.Application.ClientId, limit!) with { Credential = IssuedCredentials.NameOf(read.Grant) };
    }
}
