using Jaytek.Engine.Features;
using Jaytek.Engine.Health;
using Jaytek.Engine.Http;
using Jaytek.Engine.Http.Describing;
using Jaytek.Engine.Modules;
using Jaytek.Engine.PageCaching;
using Jaytek.Engine.Security;
using Jaytek.Engine.Themes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Jaytek.Engine.Hosting;

/// <summary>The request pipeline, in order.</summary>
internal static class EnginePipeline
{
    public static void UseEngine(this WebApplication app, ModuleCatalog catalog)
    {
        if (ProxyOptions.From(app.Configuration) is { } proxies)
            app.UseForwardedHeaders(proxies);
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<AcceptedEncoding>();
        // The doors are known when the site starts; each request looks at their addresses only.
        ProgramDoor[] doors = [.. app.Services.GetServices<ProgramDoor>()];
        bool IsProgramDoor(HttpContext context) => Array.Exists(doors, door => door.IsAt(context.Request.Path));
        // Before anything that may refuse: also a refusal is for the script to read.
        if (app.Services.GetService<ICrossOrigins>() is { } origins)
            app.UseMiddleware<CrossOrigin>(doors, origins);
        app.UseExceptionHandler("/error/500");
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseWhen(c => c.IsApi(), api => api.UseStatusCodePages(c => Problems.WriteAsync(c.HttpContext, c.HttpContext.Response.StatusCode)));
        app.UseWhen(IsProgramDoor, own => own.UseStatusCodePages(c => Problems.WriteOwnAsync(c.HttpContext, c.HttpContext.Response.StatusCode)));
        app.UseWhen(c => !c.IsApi() && !IsProgramDoor(c), pages => pages.UseStatusCodePagesWithReExecute("/error/{0}"));
        app.UseMiddleware<ZeroCharacters>();
        app.UseRoutingOfHeadAsGet();
        // Nobody brings neither a cookie nor a token; asking each scheme for it costs a tenth of a request that is answered from memory.
        app.UseWhen(MaySignIn, named => named.UseAuthentication());
        if (app.Services.GetRequiredService<IOptions<RateLimitOptions>>().Value.Enabled != false)
            app.UseMiddleware<RateLimits>();
        // Only doors that are open to everybody have such pages, and what decides their looks empties the cache: neither rights nor theme are asked.
        app.UseMiddleware<PageCacheMiddleware>();
        app.UseTextCompression();
        app.UseMiddleware<AccessMiddleware>();
        app.UseMiddleware<TooLargeBodies>();
        app.UseWhen(c => !c.IsApi(), pages => pages.UseMiddleware<ThemeMiddleware>());
        app.UseAntiforgery();
        MapDoors(app, catalog);
        app.Services.GetRequiredService<OwnedSegments>().Read(app);
    }

    private static bool MaySignIn(HttpContext context) =>
        context.Request.Headers.Authorization.Count > 0 || context.Request.Headers.Cookie.Count > 0;

    private static void MapDoors(WebApplication app, ModuleCatalog catalog)
    {
        var assets = Path.Combine(AppContext.BaseDirectory, "Jaytek.Web.staticwebassets.endpoints.json");
        app.MapStaticAssets(assets).Add(e => e.Metadata.Add(new OpenAttribute("Public assets of modules and themes.")));
        // Views then write "~/…" as the address with the file's fingerprint, which browsers keep for good.
        app.MapControllers().WithStaticAssets(assets);
        app.MapRazorPages().WithStaticAssets(assets);
        foreach (var (feature, map) in catalog.Endpoints)
            map(app.MapGroup("").WithMetadata(new FeatureMetadata(feature.Id)));
        app.MapApiDocument();
        app.MapUnknownApi();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = HealthReport.WriteAsync })
            .Open("For the process supervisor; says only that the process answers.");
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = HealthReport.WriteAsync })
            .Open("For the load balancer; names the checks, not the reasons.");
    }
}
