using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Http.Describing;
using Jaytek.Engine.PageCaching;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Pages.Menus;

/// <summary><c>GET /api/menus/{alias}</c>: the links of a published menu as the site's own pages show them, for clients that draw their own.</summary>
internal static class MenuApi
{
    private static readonly Error NotFound = new("pages.menu.not_found", "There is no such menu.", ErrorKind.NotFound);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/menus/{alias}", RunAsync).Require(ContentPermissions.AccessApi).WithTags("Site").WithName("GetMenu").KeptReady()
            .Describe("Read a menu", door => door
                .Says("The links as the site's own pages show them; entries that lead nowhere now are left out. Each link's items are links again, three levels in all.")
                .Path("alias", "The menu's alias: main-menu.")
                .Answers(200, "The menu.", Schema.Shape(("alias", Schema.Text), ("title", Schema.Text), ("items", Schema.List(Schema.Shape(
                    ("text", Schema.Text), ("url", Schema.Address), ("target?", Schema.Text), ("items", Schema.List(Schema.AnyObject)))))), headers: ("ETag", "The tag of the menu."))
                .Caches().Fails(404, "pages.menu.not_found"));

    private static async Task RunAsync(string alias, HttpContext context, IContentReader reader, IContentRights rights, SiteMenus menus, ICurrentActor current)
    {
        var item = await reader.FindByAliasAsync(alias, context.RequestAborted);
        if (item?.Part("MenuItemsListPart") is null || !await rights.MayViewAsync(item, context.RequestAborted))
        {
            await NotFound.ToHttp().ExecuteAsync(context);
            return;
        }

        var menu = await menus.GetAsync(alias, default, context.RequestAborted);
        await TaggedJson.SendAsync(context, new Menu(alias, menu.Label, Links(menu.Items)), !current.Actor.IsAuthenticated);
    }

    private static IReadOnlyList<Link> Links(IReadOnlyList<MenuLink> links) => [.. links.Select(link => new Link(link.Text, link.Url, link.Target, Links(link.Items)))];

    private sealed record Menu(string Alias, string Title, IReadOnlyList<Link> Items);

    private sealed record Link(string Text, string Url, string? Target, IReadOnlyList<Link> Items);
}
