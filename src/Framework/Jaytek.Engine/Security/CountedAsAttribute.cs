namespace Jaytek.Engine.Security;

/// <summary>A class of requests that is counted apart from what their caller is.</summary>
public enum RequestClass
{
    /// <summary>The pieces of a file; <c>Jaytek:RateLimits:Uploads</c> a minute for a user. What one may have under way is bounded beside that.</summary>
    Uploads,

    /// <summary>
    /// Programs that say who they are within the request: counted by <see cref="IClientLimits"/>, which the door itself asks once it knows,
    /// and not before.
    /// </summary>
    Clients,
}

/// <summary>As metadata of an endpoint: its requests are counted in a class of their own.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class CountedAsAttribute(RequestClass requests) : Attribute
{
    /// <summary>Which class.</summary>
    public RequestClass Class { get; } = requests;
}
