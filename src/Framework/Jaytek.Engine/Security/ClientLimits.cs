using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Jaytek.Engine.Security;

/// <summary>
/// Counts what programs ask at doors where they say who they are (<see cref="RequestClass.Clients"/>). Servers of many people stand behind one
/// address: by address, one minute of their sign-ins would lock them all out.
/// </summary>
public interface IClientLimits
{
    /// <summary>Counts a request of a client that has proven who it is, by its name; null where it may go on, or how long it has to wait.</summary>
    TimeSpan? TakeOf(string clientId, HttpContext context);

    /// <summary>Likewise for a client that has no secret and said its name only: by its name and its address.</summary>
    TimeSpan? TakeOfPublic(string clientId, HttpContext context);

    /// <summary>Counts a request of nobody: among the writes by nobody, per address.</summary>
    TimeSpan? TakeOfNobody(HttpContext context);
}

/// <inheritdoc/>
internal sealed class ClientLimits(IOptions<RateLimitOptions> options, RequestWindows windows, RateLimitReport report, IHostEnvironment environment) : IClientLimits
{
    public TimeSpan? TakeOf(string clientId, HttpContext context) => Take(CountedClass.Clients, clientId, context);

    public TimeSpan? TakeOfPublic(string clientId, HttpContext context) => Take(CountedClass.Clients, $"{clientId}|{ClientAddress.Of(context)}", context);

    public TimeSpan? TakeOfNobody(HttpContext context) => Take(CountedClass.AnonymousWrites, ClientAddress.Of(context), context);

    /// <summary>Whether classes of requests are counted for this one.</summary>
    public static bool AreOn(HttpContext context, RateLimitOptions options, IHostEnvironment environment) => options.Enabled ?? !IsLocalDevelopment(context, environment);

    private TimeSpan? Take(CountedClass counted, string caller, HttpContext context)
    {
        if (!AreOn(context, options.Value, environment))
            return null;
        var (name, limit) = (counted.Name, counted.Limit(options.Value));
        var standing = new RateLimitStanding().And(name, limit, CountedClass.Window, windows.Take($"{name}|{caller}", limit, CountedClass.Window));
        standing.TellBy(context.Response);
        if (standing.IsAllowed)
            return null;
        report.Refused(name);
        return TimeSpan.FromSeconds(standing.Seconds);
    }

    private static bool IsLocalDevelopment(HttpContext context, IHostEnvironment environment) =>
        environment.IsDevelopment() && (context.Connection.RemoteIpAddress is null || IPAddress.IsLoopback(context.Connection.RemoteIpAddress));
}
