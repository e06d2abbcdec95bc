using System.Security.Claims;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Engine.Security;

/// <summary>
/// A kind of bearer credential that a module issues beside those of signing in: requests that bring one are handed to the module's
/// authentication scheme. Registered as a singleton; the scheme itself says no while its feature is off.
/// </summary>
/// <param name="Scheme">The authentication scheme; its principal is an <see cref="ActorPrincipal"/>.</param>
/// <param name="Recognises">Whether a text looks like one of this kind; it decides nothing else.</param>
public sealed record CredentialKind(string Scheme, Func<string, bool> Recognises)
{
    private const string Prefix = "Bearer ";

    /// <summary>The credential in the request's <c>Authorization</c> header; null where it brings none of the kind Bearer (RFC 6750 section 2.1).</summary>
    public static string? Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;
    }
}

/// <summary>A principal whose scheme has looked its actor up already, by what is true now; nothing is read from its claims.</summary>
public sealed class ActorPrincipal(Actor actor, ClaimsIdentity identity) : ClaimsPrincipal(identity)
{
    /// <summary>Who asks.</summary>
    public Actor Actor { get; } = actor;

    /// <summary>The origins from whose scripts it may come, as its application has them; null where any will do that some application has.</summary>
    public IReadOnlyCollection<string>? Origins { get; init; }

    /// <summary>Whether it is a server that asks, for whoever are its visitors: by an API key, or as an application that acts for itself.</summary>
    public bool IsServer { get; init; }
}
