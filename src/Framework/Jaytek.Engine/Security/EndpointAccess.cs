using Jaytek.Kernel;
using Microsoft.AspNetCore.Builder;

namespace Jaytek.Engine.Security;

/// <summary>What an endpoint says about who may call it. One that says nothing is refused, and fails a test.</summary>
public interface IEndpointAccess
{
    /// <summary>The permission that is needed, or null where the endpoint is open or its action decides.</summary>
    Permission? Permission { get; }

    /// <summary>Why no permission is needed at the door.</summary>
    string? Reason { get; }
}

/// <summary>On a controller, action or page: the permission that is needed.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequireAttribute(string permission) : Attribute, IEndpointAccess
{
    /// <inheritdoc/>
    public Permission Permission { get; } = Permission.Parse(permission);

    /// <inheritdoc/>
    public string? Reason => null;
}

/// <summary>On a controller, action or page: anybody may call it, or what it runs decides; with the reason.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenAttribute(string reason) : Attribute, IEndpointAccess
{
    /// <inheritdoc/>
    public Permission? Permission => null;

    /// <inheritdoc/>
    public string Reason { get; } = reason;
}

/// <summary>
/// On a door of the API that has a proof of its own, such as a password in its body: a bearer token that is sent along is not asked for, so
/// one that has ended does no harm there. Elsewhere it is refused (<see cref="AccessMiddleware"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class TakesNoTokenAttribute : Attribute;

/// <summary>For minimal API endpoints and groups.</summary>
public static class EndpointAccessExtensions
{
    /// <summary>The permission that is needed to call this.</summary>
    public static TBuilder Require<TBuilder>(this TBuilder builder, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequireAttribute(permission.ToString()));

    /// <summary>Anybody may call this, or its action decides; with the reason.</summary>
    public static TBuilder Open<TBuilder>(this TBuilder builder, string reason) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new OpenAttribute(reason));

    /// <summary>A bearer token that comes along is of no account here, good or not.</summary>
    public static TBuilder TakesNoToken<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new TakesNoTokenAttribute());
}
