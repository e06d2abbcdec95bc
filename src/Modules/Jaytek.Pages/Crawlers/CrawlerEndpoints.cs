using System.Globalization;
using System.Text;
using System.Xml;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Pages.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Pages.Crawlers;

/// <summary><c>robots.txt</c>, and a sitemap in parts.</summary>
internal static class CrawlerEndpoints
{
    private const string Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string ForAWhile = "public, max-age=900";

    private static readonly XmlWriterSettings Xml = new() { Async = true, Encoding = new UTF8Encoding(false) };

    public static void Map(IEndpointRouteBuilder routes)
    {
        const string Why = "For search engines; it names what everybody may view.";
        routes.MapGet("/robots.txt", RobotsAsync).Open(Why);
        routes.MapGet("/sitemap.xml", IndexAsync).Open(Why);
        routes.MapGet("/sitemap-{part:int:min(1)}.xml", PartAsync).Open(Why);
    }

    private static async Task<IResult> RobotsAsync(
        HttpContext context, SiteAddress address, ISettings<CrawlerSettings> settings, CancellationToken cancellationToken)
    {
        var crawlers = await settings.GetAsync(cancellationToken);
        var lines = new StringBuilder("User-agent: *\n");
        if (crawlers.KeepOut)
            lines.Append("Disallow: /\n");
        else
            lines.Append("Disallow: /admin\nDisallow: /preview\nDisallow: /search\nDisallow: /error/\n");
        foreach (var line in crawlers.ExtraLines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            lines.Append(line).Append('\n');
        lines.Append("\nSitemap: ").Append(await address.OfAsync(context.Request, cancellationToken)).Append("/sitemap.xml\n");
        context.Response.Headers.CacheControl = ForAWhile;
        return Results.Text(lines.ToString(), "text/plain", Encoding.UTF8);
    }

    private static async Task IndexAsync(HttpContext context, SiteAddress address, Sitemap sitemap, CancellationToken cancellationToken)
    {
        var root = await address.OfAsync(context.Request, cancellationToken);
        var parts = await sitemap.CountAsync(cancellationToken);
        await using var xml = Begin(context);
        await xml.WriteStartElementAsync(null, "sitemapindex", Schema);
        for (var part = 1; part <= parts; part++)
        {
            await xml.WriteStartElementAsync(null, "sitemap", Schema);
            await xml.WriteElementStringAsync(null, "loc", Schema, string.Create(CultureInfo.InvariantCulture, $"{root}/sitemap-{part}.xml"));
            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndElementAsync();
    }

    private static async Task PartAsync(
        int part, HttpContext context, SiteAddress address, Sitemap sitemap, Enabled<ISitemapPages> lists, CancellationToken cancellationToken)
    {
        if (await sitemap.PartAsync(part, cancellationToken) is not { } found)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var root = await address.OfAsync(context.Request, cancellationToken);
        await using var xml = Begin(context);
        await xml.WriteStartElementAsync(null, "urlset", Schema);
        if (part == 1)
        {
            foreach (var path in lists.SelectMany(list => list.Paths).Prepend("/"))
                await WriteAsync(xml, root + path, null);
        }

        foreach (var page in found.Pages)
            await WriteAsync(xml, root + string.Join('/', page.Path.Split('/').Select(Uri.EscapeDataString)), page.ModifiedAt);

        await xml.WriteEndElementAsync();
    }

    private static XmlWriter Begin(HttpContext context)
    {
        context.Response.ContentType = "application/xml; charset=utf-8";
        context.Response.Headers.CacheControl = ForAWhile;
        return XmlWriter.Create(context.Response.Body, Xml);
    }

    private static async Task WriteAsync(XmlWriter xml, string address, DateTimeOffset? modifiedAt)
    {
        await xml.WriteStartElementAsync(null, "url", Schema);
        await xml.WriteElementStringAsync(null, "loc", Schema, address);
        if (modifiedAt is { } at)
            await xml.WriteElementStringAsync(null, "lastmod", Schema, at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        await xml.WriteEndElementAsync();
    }
}
