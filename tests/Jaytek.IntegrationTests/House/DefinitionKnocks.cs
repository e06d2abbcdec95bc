using Jaytek.Kernel;
using static Jaytek.IntegrationTests.House.KnockWays;

namespace Jaytek.IntegrationTests.House;

/// <summary>How the doors of content types and parts are knocked at.</summary>
internal static class DefinitionKnocks
{
    public static IEnumerable<(string Door, Knock Knock)> All =>
    [
        ("GET /admin/content-types/{name}", Get("", _ => "/admin/content-types/Mix")),
        ("POST /admin/content-types/{name}", Form("change nothing", _ => Task.FromResult("/admin/content-types/Mix"), ("$do", "none"))),
        ("POST /admin/content-types/{name}", Form("order its fields", _ => Task.FromResult("/admin/content-types/Mix"), ("$do", "order:Mix"))),
        ("GET /admin/content-types/{name}/settings", Get("", _ => "/admin/content-types/Mix/settings")),
        ("POST /admin/content-types/{name}/settings", Form("", _ => Task.FromResult("/admin/content-types/Mix/settings"), ("DisplayName", "Mix"))),
        ("GET /admin/content-types/{name}/attach", Get("", _ => "/admin/content-types/Mix/attach")),
        ("POST /admin/content-types/{name}/attach", FreshForm("", _ => Task.FromResult("/admin/content-types/Mix/attach"), () => ("Part", "BagPart"), () => ("Name", "Bag" + PublicId.New()))),
        ("GET /admin/content-types/{name}/parts/{part}", Get("", _ => "/admin/content-types/Mix/parts/TitlePart")),
        ("POST /admin/content-types/{name}/parts/{part}", Form("", _ => Task.FromResult("/admin/content-types/Mix/parts/TitlePart"))),
        ("GET /admin/content-types/{name}/preview", Get("", _ => "/admin/content-types/Mix/preview")),
        ("POST /admin/content-types/{name}/preview", Form("", _ => Task.FromResult("/admin/content-types/Mix/preview"))),
        ("GET /admin/content-parts/{name}", Get("", _ => "/admin/content-parts/Mix")),
        ("POST /admin/content-parts/{name}", Form("", _ => Task.FromResult("/admin/content-parts/Mix"), ("$do", "none"))),
        ("GET /admin/content-parts/{name}/settings", Get("", _ => "/admin/content-parts/Mix/settings")),
        ("POST /admin/content-parts/{name}/settings", Form("", _ => Task.FromResult("/admin/content-parts/Mix/settings"))),
        ("GET /admin/content-parts/{part}/new-field", Get("", _ => "/admin/content-parts/Mix/new-field")),
        ("POST /admin/content-parts/{part}/new-field", FreshForm("", _ => Task.FromResult("/admin/content-parts/Mix/new-field"), () => ("Kind", "TextField"), () => ("DisplayName", "F"), () => ("Name", "F" + PublicId.New()))),
        ("GET /admin/content-parts/{part}/fields/{field}", Get("", _ => "/admin/content-parts/Mix/fields/Bpm")),
        ("POST /admin/content-parts/{part}/fields/{field}", Form("", _ => Task.FromResult("/admin/content-parts/Mix/fields/Bpm"))),
        ("POST /admin/content-definitions/new-type", FreshForm("", _ => Task.FromResult("/admin/content-definitions/new-type"), () => ("DisplayName", "New"), () => ("Name", "N" + PublicId.New()))),
        ("POST /admin/content-definitions/new-part", FreshForm("", _ => Task.FromResult("/admin/content-definitions/new-part"), () => ("DisplayName", "New"), () => ("Name", "P" + PublicId.New()))),
        ("POST /admin/content-definitions/changes", Form("throw a draft away", _ => Task.FromResult("/admin/content-definitions/changes"), ("$do", "discard"))),
    ];
}
