using Jaytek.IntegrationTests.Identity;
using static Jaytek.IntegrationTests.House.KnockWays;

namespace Jaytek.IntegrationTests.House;

/// <summary>How the doors of the admin itself are knocked at: its settings, notices, features and the work in the background.</summary>
internal static class AdminKnocks
{
    private const string Nothing = "/nothing/here";

    public static IEnumerable<(string Door, Knock Knock)> All =>
    [
        ("GET /admin/audit/{id:long}", Get("", _ => "/admin/audit/1")),
        ("POST /admin/audit/{id:long}", Form("", _ => Task.FromResult("/admin/audit/1"))),
        ("GET /admin/help/{name}", Get("", _ => "/admin/help/lists")),
        ("POST /admin/audit?handler=Export", Form("", _ => Task.FromResult("/admin/audit?handler=Export&type=Nothing"), ("format", "csv"))),
        ("POST /admin/settings/{id}", Form("the site's card", _ => Task.FromResult("/admin/settings/site"), ("site.PageSize", "20"))),
        ("POST /admin/themes/{id}", Form("a theme", _ => Task.FromResult("/admin/themes/Jaytek.Night"))),
        ("POST /admin/notices/read", Form("", _ => Task.FromResult("/admin/notices/read"))),
        ("POST /admin/notices/{id:long}/read", Form("one that is not there", _ => Task.FromResult("/admin/notices/999999999/read"))),
        ("POST /admin/background-work/events", Form("", _ => Task.FromResult("/admin/background-work/events"))),
        ("POST /admin/background-work/events/{id}", Form("an event", _ => Task.FromResult("/admin/background-work/events/1"))),
        ("POST /admin/background-work/jobs/{name}", Form("a job", _ => Task.FromResult("/admin/background-work/jobs/contents.schedule"))),
        ("POST /admin/features?handler=On", Form("", _ => Task.FromResult("/admin/features?handler=On"), ("id", "Jaytek.Learning"))),
        ("POST /admin/features?handler=Off", Form("", _ => Task.FromResult("/admin/features?handler=Off"), ("id", "Test.Bell"))),
        ($"POST {DoorModule.Api}", new Knock("", (_, _) => Task.FromResult(Json(DoorModule.Api, "{}")))),
        ($"POST {DoorModule.OpenApi}", new Knock("", (_, _) => Task.FromResult(Json(DoorModule.OpenApi, "{}")))),
    ];
}
