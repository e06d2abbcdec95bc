using System.Security.Claims;
using Jaytek.Engine.Http;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Engine.Security;

/// <summary>Names the actor of the request and holds the door: an endpoint states its permission or is refused.</summary>
internal sealed class AccessMiddleware(RequestDelegate next, IAntiforgery antiforgery)
{
    private static readonly Error Forged = new(
        "engine.antiforgery", "A request that signs in by cookie needs the antiforgery token in its header.", ErrorKind.Invalid);

    /// <summary>What the API answers to a token or a key of which nobody comes.</summary>
    internal static readonly Error TokenRefused = new(
        "engine.token_refused", "The token or the key is not good, or no longer. Refresh it, or sign in again.", ErrorKind.Unauthenticated);

    public async Task InvokeAsync(HttpContext context, CurrentActor current, IActorSource actors, IAuthorizer authorizer)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            current.Actor = context.User is ActorPrincipal known ? known.Actor : await actors.FromAsync(context.User, context.RequestAborted);
            // A ticket that is good no longer is none: what follows must not tell its name.
            if (!current.Actor.IsAuthenticated)
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
        }
        // What routing itself answers (wrong method, wrong content type) is no endpoint of ours and tells nothing.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(context);
            return;
        }
        if (endpoint.Metadata.GetMetadata<IEndpointAccess>() is not { } access)
            throw new InvalidOperationException($"The endpoint {endpoint.DisplayName} states no permission; say .Require(…) or .Open(…).");
        if (BringsNobodysToken(context, current.Actor) && endpoint.Metadata.GetMetadata<TakesNoTokenAttribute>() is null)
            await RefuseTokenAsync(context);
        else if (access.Permission is { } permission && !await authorizer.AllowsAsync(current.Actor, permission, current.Actor.UserId, context.RequestAborted))
            await RefuseAsync(context, current.Actor, permission);
        else if (CouldBeForged(context, current.Actor) && !await antiforgery.IsRequestValidAsync(context))
            await Forged.ToHttp().ExecuteAsync(context);
        else
            await next(context);
    }

    // A browser adds its cookies to what other sites send, but never an Authorization header. Pages check their forms themselves.
    private static bool CouldBeForged(HttpContext context, Actor actor) =>
        context.IsApi() && actor.IsAuthenticated && context.Request.Headers.Authorization.Count == 0;

    // Who sends a token means to be somebody. Taken for nobody, they would be given everybody's view as if it were theirs, and never refresh it.
    private static bool BringsNobodysToken(HttpContext context, Actor actor) =>
        context.IsApi() && !actor.IsAuthenticated && CredentialKind.Of(context.Request) is not null;

    // RFC 6750 section 3.1.
    private static Task RefuseTokenAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return TokenRefused.ToHttp().ExecuteAsync(context);
    }

    private static async Task RefuseAsync(HttpContext context, Actor actor, Permission permission)
    {
        if (context.IsApi())
            await Refusals.Missing(actor, permission).ToHttp().ExecuteAsync(context);
        else if (actor.IsAuthenticated)
            await context.ForbidAsync();
        else
            await context.ChallengeAsync();
    }
}
