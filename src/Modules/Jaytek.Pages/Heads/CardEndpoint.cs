using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Pages.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Pages.Heads;

/// <summary>
/// <c>GET /cards/{id}-{key}.png</c>: the card of a published item, as its page describes it. There is one at a time, so nobody can have
/// others drawn; an address of before a change leads on to the one of now.
/// </summary>
internal static class CardEndpoint
{
    private const int LongestName = 200;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/cards/{name}.png", HandleAsync).Open("Cards of what everybody may view; others are a 404.");

    private static async Task<IResult> HandleAsync(string name, HttpContext context, IContentReader reader, ContentDisplay display, IAuthorizer authorizer, ICards cards)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        var cancellationToken = context.RequestAborted;
        if (await HeadAsync(name, reader, display, authorizer, cancellationToken) is not { Card: { } card } head)
            return Results.NotFound();
        if (cards.For(card) is { } current)
        {
            if (Uri.UnescapeDataString(current.Url) != $"/cards/{name}.png")
                return Elsewhere(context, current.Url);
            var drawn = await cards.OpenAsync(card, cancellationToken);
            if (drawn.IsSuccess)
            {
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; img-src 'self'";
                return Results.Stream(drawn.Value, "image/png", enableRangeProcessing: true);
            }
        }
        return head.Picture is { } cover ? Elsewhere(context, cover.Url) : Results.NotFound();
    }

    private static async Task<PageHead?> HeadAsync(
        string name, IContentReader reader, ContentDisplay display, IAuthorizer authorizer, CancellationToken cancellationToken)
    {
        if (name.Length > LongestName || name.LastIndexOf('-') is not (> 0 and var dash)
            || await reader.GetAsync(name[..dash], ContentVersion.Published, cancellationToken) is not { } item)
            return null;
        // Caches on the way keep the picture for everybody, so everybody must be allowed to see it, not only who asks.
        if (!await authorizer.AllowsAsync(Actor.Anonymous, ContentPermissions.Of(item.ContentType, "view"), item.Owner, cancellationToken))
            return null;
        return await display.ShowAsync([item], "Detail", cancellationToken) is [{ Model: IPageModel page }] ? page.Head : null;
    }

    private static IResult Elsewhere(HttpContext context, string address)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Redirect(address);
    }
}
