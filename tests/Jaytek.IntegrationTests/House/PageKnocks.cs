using Jaytek.IntegrationTests.Site;
using Jaytek.Kernel;
using static Jaytek.IntegrationTests.House.KnockWays;

namespace Jaytek.IntegrationTests.House;

/// <summary>How the doors of pages, menus, widgets, templates and redirects are knocked at.</summary>
internal static class PageKnocks
{
    private const string Nothing = "/nothing/here";

    public static IEnumerable<(string Door, Knock Knock)> All =>
    [
        ("GET /admin/menus/{id}", Get("nothing", _ => "/admin/menus/" + Missing)),
        ("GET /admin/widgets/{id}", Get("nothing", _ => "/admin/widgets/" + Missing)),
        ("GET /admin/layers/{id:long}", Get("nothing", _ => "/admin/layers/999999999")),
        ("GET /admin/redirects/{id:long}", Get("one that is not there", _ => "/admin/redirects/999999999")),
        ("POST /admin/redirects/{id:long}", Form("one that is not there", _ => Task.FromResult("/admin/redirects/999999999"), ("Form.From", "/old"), ("Form.To", "/mixes"))),
        ("POST /admin/redirects/{id:long}?handler=Delete", Form("one that is not there", _ => Task.FromResult("/admin/redirects/999999999?handler=Delete"))),
        ("POST /admin/redirects/new", FreshForm("", _ => Task.FromResult("/admin/redirects/new"), () => ("Form.From", $"/old-{PublicId.New()}"), () => ("Form.To", "/mixes"), () => ("Form.Status", "301"))),
        ("POST /admin/redirects/new?handler=Delete", Form("nothing", _ => Task.FromResult("/admin/redirects/new?handler=Delete"))),
        ("POST /admin/redirects/import", Form("nothing", _ => Task.FromResult("/admin/redirects/import"))),
        ("GET /admin/templates/{id:long}", Get("one that is not there", _ => "/admin/templates/999999999")),
        ("POST /admin/templates/{id:long}", Form("one that is not there", _ => Task.FromResult("/admin/templates/999999999"), ("Form.Name", "Piece"), ("Form.Source", "x"))),
        ("POST /admin/templates/{id:long}?handler=Delete", Form("one that is not there", _ => Task.FromResult("/admin/templates/999999999?handler=Delete"))),
        ("POST /admin/templates/new", FreshForm("", _ => Task.FromResult("/admin/templates/new"), () => ("Form.Name", $"Piece-{PublicId.New()}"), () => ("Form.Source", "<p>{{title}}</p>"))),
        ("POST /admin/templates/new?handler=Delete", Form("nothing", _ => Task.FromResult("/admin/templates/new?handler=Delete"))),
        ("POST /admin/templates/preview", new Knock("a mix", (stage, token) => Task.FromResult(Posting(
            "/admin/templates/preview", token, ("Form.Name", "Content__Mix"), ("Form.Source", "<h1>{{title}}</h1>"), ("item", stage.Mix.ContentItemId))))),
        ("POST /admin/menus/{id}", Form("nothing", _ => Task.FromResult("/admin/menus/" + Missing))),
        ("POST /admin/menus/new", FreshForm("", _ => Task.FromResult("/admin/menus/new"), () => ("$do", "save"), () => ("Title", "M" + PublicId.New()))),
        ("POST /admin/widgets?handler=Move", Form("one that is not there", _ => Task.FromResult("/admin/widgets?handler=Move"), ("id", Missing))),
        ("POST /admin/widgets/{id}", Form("nothing", _ => Task.FromResult("/admin/widgets/" + Missing))),
        ("POST /admin/layers/new", FreshForm("", _ => Task.FromResult("/admin/layers/new"), () => ("$do", "save"), () => ("Name", "L" + PublicId.New()))),
        ("POST /admin/layers/new?handler=Delete", Form("", _ => Task.FromResult("/admin/layers/new?handler=Delete"))),
        ("POST /admin/layers/{id:long}", Form("nothing", _ => Task.FromResult("/admin/layers/999999999"))),
        ("POST /admin/layers/{id:long}?handler=Delete", Form("nothing", _ => Task.FromResult("/admin/layers/999999999?handler=Delete"))),
        ("GET /sitemap-{part:int:min(1)}.xml", Get("", _ => "/sitemap-1.xml")),
        ("GET /preview/{id}", Get("owner's draft mix", stage => $"/preview/{stage.Draft}")),
        ("GET /preview/{id}", Get("owner's published mix", stage => $"/preview/{stage.Mix.ContentItemId}")),
        ("GET /error/{status:int:range(400,599)}", Get("", _ => "/error/404")),
        ("GET /{**path}", Get("a page", stage => PublicItems.PathOf(stage.Page))),
        ("GET /{**path}", Get("nothing", _ => Nothing)),
    ];
}
