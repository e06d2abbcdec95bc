using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Jaytek.Engine.Http;

/// <summary>
/// Lets scripts of known other sites call the API (the Fetch standard's CORS protocol). Cookies never count there: the answer does not
/// allow credentials, so such a script signs in by a token. Whoever is not known gets no header at all, and its browser keeps the answer from it.
/// </summary>
internal sealed class CrossOrigin(RequestDelegate next, IReadOnlyList<ProgramDoor> doors, ICrossOrigins origins)
{
    private const string Methods = "GET, HEAD, POST, PUT, PATCH, DELETE";

    private const string Headers =
        "Authorization, Content-Type, Accept, If-Match, If-None-Match, Idempotency-Key, Prefer, "
        + "Tus-Resumable, Upload-Length, Upload-Offset, Upload-Metadata, Upload-Checksum, Upload-Concat, Upload-Defer-Length";

    private const string Exposed =
        "ETag, Location, Content-Location, Link, Retry-After, RateLimit, RateLimit-Policy, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, "
        + "WWW-Authenticate, Upload-Offset, Upload-Length, Upload-Expires, Tus-Resumable, Tus-Version, Tus-Extension";

    // A browser asks again at most so often; a new application's origin works at once, since refusals are not kept.
    private const string Seconds = "600";

    private static readonly FrozenSet<string> Simple = new[] { "null", "" }.ToFrozenSet(StringComparer.Ordinal);

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.IsApi() && !doors.Any(door => door.IsForOtherSites && door.IsAt(context.Request.Path)))
            return next(context);
        var origin = context.Request.Headers.Origin.ToString();
        var isAllowed = !Simple.Contains(origin) && origins.Allows(origin);
        // At the last moment: whoever answers a failure begins by clearing the headers. Caches on the way must know, also where nobody said whence they ask.
        context.Response.OnStarting(() =>
        {
            Mark(context.Response.Headers, origin, isAllowed);
            return Task.CompletedTask;
        });
        if (!IsPreflight(context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (!isAllowed)
            return Task.CompletedTask;
        context.Response.Headers.AccessControlAllowMethods = Methods;
        context.Response.Headers.AccessControlAllowHeaders = Headers;
        context.Response.Headers.AccessControlMaxAge = Seconds;
        return Task.CompletedTask;
    }

    private static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.Origin.Count > 0 && request.Headers.AccessControlRequestMethod.Count > 0;

    private static void Mark(IHeaderDictionary headers, string origin, bool isAllowed)
    {
        if (!headers.Vary.ToString().Contains(HeaderNames.Origin, StringComparison.OrdinalIgnoreCase))
            headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        if (!isAllowed)
            return;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = Exposed;
    }
}
