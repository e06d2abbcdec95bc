using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Engine.Security;

/// <summary>What one request was counted by; the last rule is the one that refuses.</summary>
internal readonly record struct RateLimitStanding(string? Name, string? Policy, string Left, bool IsAllowed, int Seconds)
{
    public RateLimitStanding()
        : this(null, null, "", true, 0)
    {
    }

    public RateLimitStanding And(string name, int limit, TimeSpan length, WindowState state) => new(
        name,
        string.Create(CultureInfo.InvariantCulture, $"{Before(Policy)}\"{name}\";q={limit};w={(int)length.TotalSeconds}"),
        string.Create(CultureInfo.InvariantCulture, $"{Before(Left)}\"{name}\";r={state.Remaining};t={state.ResetSeconds}"),
        state.IsAllowed, state.ResetSeconds);

    /// <summary>Tells the caller, by the <c>RateLimit</c> and <c>RateLimit-Policy</c> fields; at the last moment, since whoever answers a failure begins by clearing the headers.</summary>
    public void TellBy(HttpResponse response)
    {
        if (Policy is not null)
            response.OnStarting(WriteAsync, (response, Policy, Left));
    }

    private static Task WriteAsync(object state)
    {
        var (response, policy, left) = ((HttpResponse, string, string))state;
        (response.Headers["RateLimit-Policy"], response.Headers["RateLimit"]) = (policy, left);
        return Task.CompletedTask;
    }

    private static string Before(string? text) => text is { Length: > 0 } ? $"{text}, " : "";
}
