using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Jaytek.OpenId.Protocol;

/// <summary><c>/connect/authorize</c>: OpenID Connect Core section 3.1.2. Whoever must be asked is asked here; their answer goes to <c>/connect/consent</c>.</summary>
[Open("Whoever is not signed in is sent to sign in; what is given is given to the signed-in user's own application.")]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class AuthorizeModel(Authorization authorization, OpenIdState state, ICurrentActor current) : PageModel
{
    public string? Refused { get; private set; }

    /// <summary>Where to go on, for who was brought here by a form.</summary>
    public string? Target { get; private set; }

    public string Name { get; private set; } = "";

    public string Host { get; private set; } = "";

    public string? UserName => current.Actor.UserName;

    public IReadOnlyList<string> Wants { get; private set; } = [];

    public string ConsentAddress => "/connect/consent" + Request.QueryString;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        Show(await authorization.DecideAsync(HttpContext, null, cancellationToken), isAfterForm: Request.Query.ContainsKey(Authorization.SinceParameter));

    /// <summary>Core section 3.1.2.1: the request may come as a form. The browser then brings no session with it, so it is asked to come again by GET.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Request.HasFormContentType
        ? new SeeOther(QueryHelpers.AddQueryString("/connect/authorize", await Request.ReadFormAsync(cancellationToken)))
        : BadRequest();

    /// <summary>
    /// What came of it. A browser follows a form to this site only (the policy's <c>form-action</c>, which counts for redirects too), so whoever
    /// comes from a form is brought to the client by a page.
    /// </summary>
    internal IActionResult Show(AuthorizeOutcome outcome, bool isAfterForm)
    {
        // The address of the page holds the request; it is for nobody else.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Frame-Options"] = "DENY";
        if (outcome.Refused is not null)
        {
            (Refused, Response.StatusCode) = (outcome.Refused, StatusCodes.Status400BadRequest);
            return Page();
        }

        var application = state.Current.Named(Request.Query["client_id"]);
        Name = application is null ? "the application" : application.DisplayName is { Length: > 0 } name ? name : application.ClientId;
        if (outcome.Ask is { } ask)
        {
            Host = Uri.TryCreate(ask.RedirectUri, UriKind.Absolute, out var address) && address.Host.Length > 0 ? address.Host : ask.RedirectUri;
            Wants = [.. ask.Scopes.Select(state.Current.WordsOf)];
            return Page();
        }

        if (!isAfterForm || outcome.Redirect!.StartsWith('/'))
            return Redirect(outcome.Redirect!);
        Target = outcome.Redirect;
        Response.Headers["Refresh"] = $"0; url={Target}";
        return Page();
    }

    private sealed class SeeOther(string address) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context)
        {
            context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.HttpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
