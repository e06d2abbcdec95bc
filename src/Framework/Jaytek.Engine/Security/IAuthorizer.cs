using System.Security.Claims;
using Jaytek.Kernel;

namespace Jaytek.Engine.Security;

/// <summary>Decides rights, per request, from the database's state; the module Identity implements it.</summary>
public interface IAuthorizer
{
    /// <summary>True where <paramref name="actor"/> holds <paramref name="permission"/>; with scope <c>own</c> it suffices for what <paramref name="ownerId"/> names as the actor's own.</summary>
    ValueTask<bool> AllowsAsync(Actor actor, Permission permission, string? ownerId, CancellationToken cancellationToken);
}

/// <summary>Turns a ticket into an actor, refusing users who were disabled or signed out meanwhile; the module Identity implements it.</summary>
public interface IActorSource
{
    /// <summary>The user of the ticket, or <see cref="Actor.Anonymous"/>.</summary>
    ValueTask<Actor> FromAsync(ClaimsPrincipal principal, CancellationToken cancellationToken);
}

/// <summary>Who asks in the current scope.</summary>
public interface ICurrentActor
{
    /// <summary>The request's user, nobody, or the system.</summary>
    Actor Actor { get; }
}

/// <summary>The settable side of <see cref="ICurrentActor"/>, for the places that begin a scope: requests, jobs, event handlers, the command line, tests.</summary>
public sealed class CurrentActor : ICurrentActor
{
    /// <inheritdoc/>
    public Actor Actor { get; set; } = Actor.Anonymous;
}

/// <summary>The two refusals of a missing right.</summary>
public static class Refusals
{
    /// <summary><c>engine.unauthenticated</c> for nobody, <c>engine.forbidden</c> for somebody.</summary>
    /// <param name="actor">Who asked.</param>
    /// <param name="permission">What they lack, where it is one right.</param>
    public static Error Missing(Actor actor, Permission? permission = null) => actor switch
    {
        { IsAuthenticated: false } => new Error("engine.unauthenticated", "Sign in first.", ErrorKind.Unauthenticated),
        // Its roles may well grant it. What is limited is always a program, which reads the permission's own name.
        { Limit: not null } => new Error(
            "engine.forbidden",
            $"The key or token does not open {(permission is { } lacked ? $"the permission {lacked}" : "this")}: it was not given for it, or whoever it acts for does not hold it.",
            ErrorKind.Forbidden),
        _ => new Error("engine.forbidden", "None of your roles allows this. Ask who runs the site if you need it.", ErrorKind.Forbidden) { Permission = permission },
    };
}
