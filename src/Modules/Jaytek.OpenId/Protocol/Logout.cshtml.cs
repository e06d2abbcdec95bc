using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.OpenId.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Jaytek.OpenId.Protocol;

/// <summary>
/// <c>/connect/logout</c>: OpenID Connect RP-Initiated Logout 1.0. The site asks whoever is signed in (section 2), since a link must not end a
/// session; then it goes back to the client, to an address of its own only (section 3).
/// </summary>
[Open("Whoever is signed in is asked; ends nothing by itself.")]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LogoutModel(OpenIdState state, TokenCheck reader, ICurrentActor current, SiteAddress address, Enablement enabled) : PageModel
{
    public string? Target { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await enabled.OffersAsync(one => one.EnableLogoutEndpoint, cancellationToken))
            return NotFound();
        var query = new Parameters(Request.Query);
        if (query.Refuse() is not null)
            return BadRequest();
        if (current.Actor.IsAuthenticated)
            return LocalRedirect(QueryHelpers.AddQueryString("/logout", "returnUrl", "/connect/logout" + Request.QueryString));
        if (query["post_logout_redirect_uri"] is { } wanted && await ApplicationAsync(query, cancellationToken) is { } application
            && application.PostLogoutRedirectUris.Contains(wanted, StringComparer.Ordinal))
        {
            Target = query["state"] is { } echoed ? QueryHelpers.AddQueryString(wanted, "state", echoed) : wanted;
            // By a page: whoever comes here from the form that signed them out would not be let go elsewhere by a redirect.
            Response.Headers["Refresh"] = $"0; url={Target}";
        }

        return Page();
    }

    /// <summary>Section 2: by POST too; the browser comes again by GET, with its session.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Request.HasFormContentType
        ? LocalRedirect(QueryHelpers.AddQueryString("/connect/logout", await Request.ReadFormAsync(cancellationToken)))
        : BadRequest();

    private async Task<Application?> ApplicationAsync(Parameters query, CancellationToken cancellationToken)
    {
        var named = state.Current.Named(query["client_id"]);
        if (query["id_token_hint"] is not { } hint)
            return named;
        var issuer = await address.OfAsync(Request, cancellationToken);
        if (await reader.HintAsync(hint, issuer) is not { } read || (named is not null && named.ClientId != read.ClientId))
            return null;
        return state.Current.Named(read.ClientId);
    }
}
