using System.Globalization;
using System.Security.Claims;
using Jaytek.Engine.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Jaytek.Engine.Security;

/// <summary>
/// Rate limits: by class of request, a fixed window of one minute per user, client or address; and by <see cref="LimitedWork"/>, per address.
/// Programs are told where they stand by the <c>RateLimit</c> and <c>RateLimit-Policy</c> fields (draft-ietf-httpapi-ratelimit-headers-10).
/// </summary>
internal sealed class RateLimits(RequestDelegate next, RequestWindows windows, RateLimitReport report, IOptions<RateLimitOptions> configured, IHostEnvironment environment)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || IsErrorPage(context))
        {
            await next(context);
            return;
        }

        var standing = new RateLimitStanding();
        if (ClassOf(context)?.Class != RequestClass.Clients && ClientLimits.AreOn(context, configured.Value, environment))
        {
            var counted = CountedOf(context);
            var limit = counted.Limit(configured.Value);
            standing = standing.And(counted.Name, limit, CountedClass.Window, windows.Take($"{counted.Name}|{CallerOf(context)}", limit, CountedClass.Window));
        }

        if (standing.IsAllowed && WorkOf(context) is { } work)
        {
            // By address and not by user: who guesses passwords has an account soon enough.
            var (name, limit, length) = WorkLimits.RuleOf(work, configured.Value);
            standing = standing.And(name, limit, length, windows.Take($"{name}|{ClientAddress.Of(context)}", limit, length));
        }

        if (IsProgram(context))
            standing.TellBy(context.Response);
        if (standing.IsAllowed)
        {
            await next(context);
            return;
        }

        report.Refused(standing.Name!);
        await RefuseAsync(context, standing.Seconds);
    }

    private static async Task RefuseAsync(HttpContext context, int seconds)
    {
        var text = seconds.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = text;
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        if (IsProgram(context))
            await Problems.WriteOwnAsync(context, context.Request.Path, StatusCodes.Status429TooManyRequests, "engine.rate_limited", $"Too many requests; try again in {text} seconds.");
        else
            await TooManyRequestsPage.WriteAsync(context, seconds);
    }

    // A client that acts for itself has no user; its tokens name it as RFC 9068 and RFC 7662 do.
    private static string CallerOf(HttpContext context) =>
        context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? context.User.FindFirstValue("sub")
        ?? (context.User.FindFirstValue("client_id") is { } client ? $"client {client}" : ClientAddress.Of(context));

    private static LimitedWork? WorkOf(HttpContext context) =>
        Reads(context) ? null : context.GetEndpoint()?.Metadata.GetMetadata<LimitedAttribute>()?.Work;

    // The error page of a request that was counted already.
    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    private static bool Reads(HttpContext context) => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);

    private static CountedAsAttribute? ClassOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<CountedAsAttribute>();

    private static CountedClass CountedOf(HttpContext context)
    {
        var signedIn = context.User.Identity?.IsAuthenticated == true;
        if (!signedIn && !Reads(context))
            return CountedClass.AnonymousWrites;
        if (signedIn && ClassOf(context)?.Class == RequestClass.Uploads)
            return CountedClass.Uploads;
        if (IsProgram(context) && context.User is ActorPrincipal { IsServer: true })
            return CountedClass.Servers;
        if (IsProgram(context))
            return signedIn ? CountedClass.SignedIn : CountedClass.AnonymousApi;
        return context.Request.Path.StartsWithSegments("/admin") ? CountedClass.Admin : CountedClass.Pages;
    }

    // A protocol's door for programs, or the API; people's pages beside them are pages.
    private static bool IsProgram(HttpContext context) => context.IsApi() || ProgramDoor.At(context, context.Request.Path) is not null;
}

internal static class RateLimitServices
{
    public static void AddJaytekRateLimits(this IServiceCollection services)
    {
        services.AddSingleton<IWorkLimits, WorkLimits>();
        services.AddSingleton<IClientLimits, ClientLimits>();
        services.AddSingleton<RequestWindows>();
        services.AddSingleton(s => new RateLimitReport(s.GetRequiredService<IOptions<RateLimitOptions>>()));
    }
}
