using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.OpenId.Applications;
using Jaytek.OpenId.Grants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.OpenId.Protocol;

/// <summary><c>/connect/token</c>: RFC 6749 section 3.2.</summary>
internal sealed class TokenEndpoint(
    ClientAuthentication clients, RedeemCode code, RedeemRefreshToken refresh, GrantToClient client, TokenWriter writer, OpenIdState state,
    Enablement enabled, SiteAddress address)
{
    private const int LargestBody = 32 * 1024;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/connect/token", (HttpContext context, TokenEndpoint endpoint, CancellationToken cancellationToken) => endpoint.AnswerAsync(context, cancellationToken))
            .Open("The code, the refresh token or the secret is the proof.").WithMetadata(new RequestSizeLimitAttribute(LargestBody), new CountedAsAttribute(RequestClass.Clients)).WithTags("OpenID Connect");

    private async Task<IResult> AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        // RFC 6749 section 5.1: nobody on the way keeps it.
        context.Response.Headers.CacheControl = "no-store";
        var (form, application, error) = await clients.ReadAsync(context, cancellationToken);
        if (form is null || application is null)
            return error!.ToHttp();
        var type = form["grant_type"];
        if (type is null || !GrantTypes.All.Contains(type) || !await enabled.AllowsAsync(type, cancellationToken))
            return (type is null ? OAuthError.Request("The grant_type is missing.") : new OAuthError("unsupported_grant_type", "This grant is not offered.")).ToHttp();
        if (!application.Grants.Contains(type))
            return new OAuthError("unauthorized_client", "The client may not use this grant.").ToHttp();
        var exchange = type switch
        {
            GrantTypes.Code => await code.RunAsync(application, form, cancellationToken),
            GrantTypes.Refresh => await refresh.RunAsync(application, form, cancellationToken),
            _ => await ForItselfAsync(application, form, cancellationToken),
        };
        if (exchange.Error is { } failed)
            return OAuthError.Of(failed).ToHttp();
        if (exchange.Value.Error is { } refused)
            return refused.ToHttp();
        var issuer = await address.OfAsync(context.Request, cancellationToken);
        return Results.Json(await writer.WriteAsync(application, exchange.Value.Issue!, issuer, cancellationToken));
    }

    // RFC 6749 section 4.4: for clients that can keep a secret only; there is no refresh token (section 4.4.3).
    private async Task<Kernel.Result<Exchange>> ForItselfAsync(Application application, Parameters form, CancellationToken cancellationToken)
    {
        if (application.Type == Application.Public)
            return new Exchange(null, new OAuthError("unauthorized_client", "A public client cannot act for itself."));
        if (ScopeCheck.Refuse(state.Current, application, form.List("scope"), forUser: false) is { } refusal)
            return new Exchange(null, refusal);
        var scopes = string.Join(' ', form.List("scope"));
        var grant = await client.RunAsync(application, scopes, cancellationToken);
        return grant.Error is { } error ? error : new Exchange(new Issue(grant.Value, scopes, null, null), null);
    }
}

/// <summary>Which scopes an application may ask for (RFC 6749 section 3.3).</summary>
internal static class ScopeCheck
{
    /// <summary>Why the scopes are refused; null where they are not.</summary>
    public static OAuthError? Refuse(OpenIdState.Known known, Application application, IReadOnlyList<string> scopes, bool forUser)
    {
        foreach (var scope in scopes)
        {
            if (!known.IsScope(scope))
                return new OAuthError("invalid_scope", $"There is no scope {scope[..Math.Min(scope.Length, 100)]}.");
            var isAllowed = application.Scopes.Contains(scope) || (forUser && scope == Scopes.BuiltInScopes.OpenId);
            if (!isAllowed || (scope == Scopes.BuiltInScopes.OfflineAccess && (!forUser || !application.Grants.Contains(GrantTypes.Refresh))))
                return new OAuthError("invalid_scope", $"The client may not ask for the scope {scope}.");
        }

        return null;
    }
}
