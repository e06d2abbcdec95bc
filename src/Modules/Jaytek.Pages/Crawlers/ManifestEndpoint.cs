using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Engine.Themes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Pages.Crawlers;

/// <summary><c>/site.webmanifest</c>, for whoever keeps the site on a phone's home screen; and <c>/favicon.ico</c>, for programs that look nowhere else.</summary>
internal static class ManifestEndpoint
{
    // Whoever switches the theme sees the other icons the same day.
    private const string ForAnHour = "public, max-age=3600";

    private static readonly int[] Sides = [192, 512];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/site.webmanifest", ManifestAsync).Open("The site's name and icons.");
        routes.MapGet("/favicon.ico", IconAsync).Open("An icon.");
    }

    private static async Task<IResult> ManifestAsync(HttpContext context, ISettings<SiteSettings> settings, SiteThemes themes, CancellationToken cancellationToken)
    {
        var name = (await settings.GetAsync(cancellationToken)).SiteName;
        var folder = await themes.IconFolderAsync(cancellationToken);
        var root = context.Request.PathBase.ToUriComponent();
        var icons = folder is null ? [] : Sides.Select(side => new { src = $"{root}{folder}/icon-{side}.png", sizes = $"{side}x{side}", type = "image/png" }).ToArray();
        context.Response.Headers.CacheControl = ForAnHour;
        return Results.Json(new { name, short_name = name, start_url = root + "/", display = "browser", icons }, contentType: "application/manifest+json");
    }

    private static async Task<IResult> IconAsync(HttpContext context, SiteThemes themes, CancellationToken cancellationToken)
    {
        if (await themes.IconFolderAsync(cancellationToken) is not { } folder)
            return Results.NotFound();
        context.Response.Headers.CacheControl = ForAnHour;
        return Results.LocalRedirect($"~{folder}/favicon.ico");
    }
}
