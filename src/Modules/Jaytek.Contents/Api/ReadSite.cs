using Jaytek.Engine.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Api;

/// <summary>Answers <c>GET /api/site</c>: what a client that draws its own pages needs of the site's settings, and no more than a visitor of its pages sees.</summary>
internal static class ReadSite
{
    public static async Task RunAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var site = await services.GetRequiredService<ISettings<SiteSettings>>().GetAsync(context.RequestAborted);
        var address = await services.GetRequiredService<SiteAddress>().OfAsync(context.Request, context.RequestAborted);
        // Whoever asks: it says nothing of a person.
        await TaggedJson.SendAsync(
            context, new Site(site.SiteName, services.GetRequiredService<IHostContext>().Culture, site.TimeZoneId, address, site.PageSize), isPublic: true);
    }

    private sealed record Site(string Name, string Culture, string TimeZone, string BaseUrl, int PageSize);
}
