using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Jaytek.Engine.Http;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Jaytek.Engine.Security;

/// <summary>Rate limits: by class of request, a fixed window of one minute per user or address; and by <see cref="LimitedWork"/>, per address.</summary>
internal static class RateLimits
{
    public static void AddJaytekRateLimits(this IServiceCollection services) =>
        services.AddSingleton<IWorkLimits, WorkLimits>().AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(Partition), PartitionedRateLimiter.Create<HttpContext, string>(WorkPartition));
            limiter.OnRejected = async (rejected, _) =>
            {
                var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 60;
                rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                rejected.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                if (rejected.HttpContext.IsApi() || ProgramDoor.At(rejected.HttpContext, rejected.HttpContext.Request.Path) is not null)
                    await Problems.WriteOwnAsync(rejected.HttpContext, rejected.HttpContext.Request.Path, StatusCodes.Status429TooManyRequests,
                    "engine.rate_limited", $"Too many requests; try again in {seconds} seconds.");
                else
                    await TooManyRequestsPage.WriteAsync(rejected.HttpContext, seconds);
            };
        });

    private static RateLimitPartition<string> Partition(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value;
        var isAsset = context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
        if (isAsset || IsErrorPage(context) || !(options.Enabled ?? !IsLocalDevelopment(context)))
            return RateLimitPartition.GetNoLimiter("");
        var (name, limit) = ClassOf(context, options);
        var who = context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? ClientAddress.Of(context);
        return RateLimitPartition.GetFixedWindowLimiter(
            $"{name}|{who}", _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = TimeSpan.FromMinutes(1) });
    }

    // By address and not by user: who guesses passwords has an account soon enough.
    private static RateLimitPartition<string> WorkPartition(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<LimitedAttribute>() is not { } limited || Reads(context) || IsErrorPage(context))
            return RateLimitPartition.GetNoLimiter("");
        var options = context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value;
        return WorkLimits.Partition($"{limited.Work}|{ClientAddress.Of(context)}", limited.Work, options);
    }

    // The error page of a request that was counted already.
    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    private static bool Reads(HttpContext context) => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);

    private static (string Name, int Limit) ClassOf(HttpContext context, RateLimitOptions options)
    {
        var signedIn = context.User.Identity?.IsAuthenticated == true;
        if (!signedIn && !Reads(context))
            return ("anonymous-writes", options.AnonymousWrites);
        if (context.IsApi())
            return signedIn ? ("signed-in", options.SignedIn) : ("anonymous-api", options.AnonymousApi);
        return context.Request.Path.StartsWithSegments("/admin") ? ("admin", options.Admin) : ("pages", options.Pages);
    }

    private static bool IsLocalDevelopment(HttpContext context) =>
        context.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment()
        && (context.Connection.RemoteIpAddress is null || IPAddress.IsLoopback(context.Connection.RemoteIpAddress));
}
