using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Engine.PageCaching;

/// <summary>
/// On a controller or action: its pages are the same for everybody who is not signed in, so they may be kept ready. Such a page holds no
/// nonce, no token and no name of a person, and follows from its address, the theme, and data whose changes bump an epoch.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicPageAttribute : Attribute;

/// <summary>On an action of such a controller: this one is not kept after all.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PersonalPageAttribute : Attribute;

/// <summary>
/// On an endpoint that answers JSON: what it says to somebody who is not signed in may be kept ready, where its Cache-Control begins with
/// <c>public</c>. Such an answer follows from its address and from data, settings and rights whose changes bump an epoch.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicAnswerAttribute : Attribute;

/// <summary>For minimal API endpoints and groups.</summary>
public static class PublicAnswerExtensions
{
    /// <summary>Keeps this endpoint's public answers ready, compressed as they were sent.</summary>
    public static TBuilder KeptReady<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new PublicAnswerAttribute());

    /// <summary>This answer of such an endpoint is not kept: it shows what changes without an epoch, as the search's index does.</summary>
    public static void KeepNot(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[typeof(PublicAnswerAttribute)] = false;
    }

    internal static bool MayBeKept(this HttpContext context) => !context.Items.ContainsKey(typeof(PublicAnswerAttribute));
}
