using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Pages.Crawlers;

/// <summary><c>/site.webmanifest</c>, for whoever keeps the site on a phone's home screen; and <c>/favicon.ico</c>, for programs that look nowhere else.</summary>
internal static class ManifestEndpoint
{
    private const string Assets = "/_content/Jaytek.Night";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/site.webmanifest", async (HttpContext context, ISettings<SiteSettings> settings, CancellationToken cancellationToken) =>
        {
            var name = (await settings.GetAsync(cancellationToken)).SiteName;
            context.Response.Headers.CacheControl = "public, max-age=3600";
            return Results.Json(
                new { name, short_name = name, start_url = "/", display = "browser", icons = new[] { Icon(192), Icon(512) } }, contentType: "application/manifest+json");
        }).Open("The site's name and icons.");
        routes.MapGet("/favicon.ico", () => Results.LocalRedirect(Assets + "/favicon.ico", permanent: true)).Open("An icon.");
    }

    private static object Icon(int side) => new { src = $"{Assets}/icon-{side}.png", sizes = $"{side}x{side}", type = "image/png" };
}
