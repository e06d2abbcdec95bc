using Jaytek.Engine.Http;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Engine.Security;

/// <summary>Names the actor of the request and holds the door: an endpoint states its permission or is refused.</summary>
internal sealed class AccessMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, CurrentActor current, IActorSource actors, IAuthorizer authorizer)
    {
        if (context.User.Identity?.IsAuthenticated == true)
            current.Actor = await actors.FromAsync(context.User, context.RequestAborted);
        if (context.GetEndpoint() is not { } endpoint)
        {
            await next(context);
            return;
        }
        if (endpoint.Metadata.GetMetadata<IEndpointAccess>() is not { } access)
            throw new InvalidOperationException($"The endpoint {endpoint.DisplayName} states no permission; say .Require(…) or .Open(…).");
        if (access.Permission is { } permission && !await authorizer.AllowsAsync(current.Actor, permission, current.Actor.UserId, context.RequestAborted))
            await RefuseAsync(context, current.Actor, permission);
        else
            await next(context);
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
