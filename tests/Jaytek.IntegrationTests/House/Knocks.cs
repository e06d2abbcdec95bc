using Jaytek.Contents.Contracts;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Media;
using Jaytek.IntegrationTests.Site;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.House;

/// <summary>What a person brings to a door so that nothing but a missing right would stop them there.</summary>
/// <param name="With">The thing that the knock is about, for the table; empty where there is but one.</param>
/// <param name="Ask">Makes the request; the second argument is the antiforgery token of the person.</param>
internal sealed record Knock(string With, Func<Stage, string, Task<HttpRequestMessage>> Ask)
{
    /// <summary>True where the knock ends or changes the session.</summary>
    public bool EndsSession { get; init; }
}

/// <summary>How each door is knocked at. A new door needs a line here: the walk fails without one.</summary>
internal static class Knocks
{
    private const string Nothing = "/nothing/here";
    private const string Missing = "4nobodyhaseverseenthisrun1";

    private static readonly Dictionary<string, Knock[]> All = Pages().Concat(OpenId()).Concat(Writes()).Concat(Api()).Concat(Site()).Concat(HookKnocks.All).Concat(ApiKnocks.All).GroupBy(one => one.Door)
        .ToDictionary(group => group.Key, group => group.Select(one => one.Knock).ToArray());

    /// <summary>False for a door that needs a line here and has none.</summary>
    public static bool Knows(Door door) => All.ContainsKey(door.ToString()) || !(door.Route.Contains('{', StringComparison.Ordinal) || (!door.IsRead && door.HasHandler));

    /// <summary>The knocks at a door; a door without parameters that is only read needs none of its own.</summary>
    public static IReadOnlyList<Knock> At(Door door)
    {
        if (All.TryGetValue(door.ToString(), out var knocks))
            return knocks;
        if (!Knows(door))
            throw new InvalidOperationException($"Say in Knocks.cs how one knocks at {door}.");
        return door.IsRead ? [Get("", _ => door.Route)] : [Form("", _ => Task.FromResult(door.Route))];
    }

    private static IEnumerable<(string Door, Knock Knock)> Pages() =>
    [
        ("GET /admin/audit/{id:long}", Get("", _ => "/admin/audit/1")),
        ("POST /admin/audit/{id:long}", Form("", _ => Task.FromResult("/admin/audit/1"))),
        ("GET /admin/content-types/{name}", Get("", _ => "/admin/content-types/Mix")),
        .. Definitions(),
        ("GET /admin/content/delete/{id}", Get("owner's draft mix", stage => $"/admin/content/delete/{stage.Draft}")),
        ("GET /admin/content/compare/{id}", Get("owner's draft mix", stage => $"/admin/content/compare/{stage.Draft}")),
        ("GET /admin/content/trash/{id}", Get("owner's deleted mix", stage => $"/admin/content/trash/{stage.Deleted}")),
        ("GET /admin/content/versions/{id}", Get("owner's draft mix", stage => $"/admin/content/versions/{stage.Draft}")),
        ("GET /admin/content/edit/{id}", Get("owner's draft mix", stage => $"/admin/content/edit/{stage.Draft}")),
        ("GET /admin/content/edit/{id}", Get("a course", stage => $"/admin/content/edit/{stage.Course.ContentItemId}")),
        ("GET /admin/content/{type}", Get("mixes", _ => "/admin/content/Mix")),
        ("GET /admin/content/{type}", Get("courses", _ => "/admin/content/Course")),
        ("POST /admin/content/compare/{id}", Form("", stage => Task.FromResult($"/admin/content/compare/{stage.Draft}"))),
        ("GET /admin/bulk/{id:length(26)}", Get("a stranger's run", _ => "/admin/bulk/" + Missing)),
        ("GET /admin/help/{name}", Get("", _ => "/admin/help/lists")),
        ("GET /admin/content/{type}/new", Get("a mix", _ => "/admin/content/Mix/new")),
        ("GET /admin/content/{type}/new", Get("a page", _ => "/admin/content/Page/new")),
        ("GET /admin/editor/video/{id}", Get("", _ => "/admin/editor/video/dQw4w9WgXcQ")),
        ("GET /admin/menus/{id}", Get("nothing", _ => "/admin/menus/" + Missing)),
        ("GET /admin/widgets/{id}", Get("nothing", _ => "/admin/widgets/" + Missing)),
        ("GET /admin/layers/{id:long}", Get("nothing", _ => "/admin/layers/999999999")),
        ("GET /admin/media/file", Get("owner's file", stage => $"/admin/media/file?path={Uri.EscapeDataString(stage.File)}")),
        ("GET /admin/roles/{id}", Get("", stage => $"/admin/roles/{stage.RoleId}")),
        ("GET /admin/users/{id:length(26)}", Get("a student", stage => $"/admin/users/{stage.Account.Id}")),
    ];

    private static IEnumerable<(string Door, Knock Knock)> Definitions() =>
    [
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

    private static IEnumerable<(string Door, Knock Knock)> OpenId() =>
    [
        ("GET /admin/openid/applications/{id}", Get("one that is not there", _ => "/admin/openid/applications/" + Missing)),
        ("POST /admin/openid/applications/{id}", FreshForm("a new one", _ => Task.FromResult("/admin/openid/applications/new"), () => ("Form.ClientId", PublicId.New()), () => ("Form.Type", "confidential"), () => ("Form.Consent", "Explicit"))),
        ("POST /admin/openid/applications/{id}?handler=Delete", Form("one that is not there", _ => Task.FromResult($"/admin/openid/applications/{Missing}?handler=Delete"))),
        ("GET /admin/openid/scopes/{id}", Get("one that is not there", _ => "/admin/openid/scopes/" + Missing)),
        ("POST /admin/openid/scopes/{id}", FreshForm("a new one", _ => Task.FromResult("/admin/openid/scopes/new"), () => ("Form.Name", PublicId.New()))),
        ("POST /admin/openid/scopes/{id}?handler=Delete", Form("one that is not there", _ => Task.FromResult($"/admin/openid/scopes/{Missing}?handler=Delete"))),
        ("POST /admin/api-keys", FreshForm("one that may nothing", _ => Task.FromResult("/admin/api-keys"), () => ("Form.Name", PublicId.New()))),
        ("POST /admin/api-keys?handler=Revoke", Form("one that is not there", _ => Task.FromResult("/admin/api-keys?handler=Revoke"), ("id", Missing))),
        ("POST /account/applications", Form("one that is not there", _ => Task.FromResult("/account/applications"), ("id", Missing))),
        ("POST /connect/token", Form("nothing", _ => Task.FromResult("/connect/token"))),
        ("POST /connect/userinfo", Form("nothing", _ => Task.FromResult("/connect/userinfo"))),
        ("POST /connect/introspect", Form("nothing", _ => Task.FromResult("/connect/introspect"))),
        ("POST /connect/revoke", Form("nothing", _ => Task.FromResult("/connect/revoke"))),
        ("POST /connect/authorize", Form("nothing", _ => Task.FromResult("/connect/authorize"))),
        ("POST /connect/consent", Form("nothing", _ => Task.FromResult("/connect/consent"))),
        ("GET /connect/logout", Get("", _ => "/connect/logout") with { EndsSession = false }),
        ("POST /connect/logout", Form("nothing", _ => Task.FromResult("/connect/logout"))),
    ];

    private static IEnumerable<(string Door, Knock Knock)> Writes() =>
    [
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
        ("GET /admin/recipes/recipe", Get("a recipe of the site", _ => "/admin/recipes/recipe?source=library:test-minimal")),
        ("POST /admin/recipes/recipe", Form("one that is not there", _ => Task.FromResult("/admin/recipes/recipe"), ("source", "library:none"))),
        ("POST /admin/recipes?handler=Upload", Form("nothing", _ => Task.FromResult("/admin/recipes?handler=Upload"))),
        ("POST /admin/recipes?handler=Delete", Form("one that is not there", _ => Task.FromResult("/admin/recipes?handler=Delete"), ("id", "none"))),
        ("GET /admin/recipes/runs/{id:long}", Get("one that is not there", _ => "/admin/recipes/runs/999999999")),
        ("POST /admin/recipes/runs/{id:long}", Form("", _ => Task.FromResult("/admin/recipes/runs/999999999"))),
        ("POST /admin/content/delete/{id}", Form("owner's draft mix", async stage => $"/admin/content/delete/{(await stage.NewMixAsync(false)).ContentItemId}")),
        ("POST /admin/content/delete/{id}", Form("a course", async stage => $"/admin/content/delete/{(await stage.NewCourseAsync()).ContentItemId}")),
        ("POST /admin/editor/address/{type}", Form("a page", _ => Task.FromResult("/admin/editor/address/Page"), ("TitlePart.Title", "New"))),
        ("POST /admin/editor/address/{type}", Form("a mix", _ => Task.FromResult("/admin/editor/address/Mix"), ("TitlePart.Title", "New"))),
        ("POST /admin/editor/terms", Form("without a ticket", _ => Task.FromResult("/admin/editor/terms"), ("title", "House"))),
        ("POST /admin/editor/markdown", Form("", _ => Task.FromResult("/admin/editor/markdown"), ("text", "*Words*"))),
        ("POST /admin/content/edit/{id}", Form("save owner's draft mix", async stage => $"/admin/content/edit/{(await stage.NewMixAsync(false)).ContentItemId}", ("$do", "save"), ("TitlePart.Title", "Changed"))),
        ("POST /admin/content/edit/{id}", Form("publish a course", async stage => $"/admin/content/edit/{(await stage.NewCourseAsync()).ContentItemId}", ("$do", "publish"), ("TitlePart.Title", "Changed"), ("Course.ShortDescription.Text", "Mix."), ("Course.Level.Text", "Beginner"))),
        ("POST /admin/content/edit/{id}", Form("publish instructor's course", async stage => $"/admin/content/edit/{(await stage.NewOwnCourseAsync()).ContentItemId}", ("$do", "publish"), ("TitlePart.Title", "Changed"), ("Course.ShortDescription.Text", "Mix."), ("Course.Level.Text", "Beginner"))),
        ("POST /admin/content/trash?handler=Restore", new Knock("owner's deleted mix", RestoreAsync)),
        ("POST /admin/content/trash/{id}", Form("owner's deleted mix", async stage => $"/admin/content/trash/{await stage.NewDeletedAsync()}")),
        ("POST /admin/content/versions/{id}", Form("owner's draft mix", async stage => $"/admin/content/versions/{(await stage.NewMixAsync(false)).ContentItemId}", ("version", "none"))),
        ("POST /admin/content/{type}/new", new Knock("a mix under owner's profile", (stage, token) => Task.FromResult(NewMix(stage, token)))),
        ("POST /admin/content/{type}/new", Form("a page", _ => Task.FromResult("/admin/content/Page/new"), ("$do", "save"), ("TitlePart.Title", "New"))),
        ("POST /admin/menus/{id}", Form("nothing", _ => Task.FromResult("/admin/menus/" + Missing))),
        ("POST /admin/menus/new", FreshForm("", _ => Task.FromResult("/admin/menus/new"), () => ("$do", "save"), () => ("Title", "M" + PublicId.New()))),
        ("POST /admin/widgets?handler=Move", Form("one that is not there", _ => Task.FromResult("/admin/widgets?handler=Move"), ("id", Missing))),
        ("POST /admin/widgets/{id}", Form("nothing", _ => Task.FromResult("/admin/widgets/" + Missing))),
        ("POST /admin/layers/new", FreshForm("", _ => Task.FromResult("/admin/layers/new"), () => ("$do", "save"), () => ("Name", "L" + PublicId.New()))),
        ("POST /admin/layers/new?handler=Delete", Form("", _ => Task.FromResult("/admin/layers/new?handler=Delete"))),
        ("POST /admin/layers/{id:long}", Form("nothing", _ => Task.FromResult("/admin/layers/999999999"))),
        ("POST /admin/layers/{id:long}?handler=Delete", Form("nothing", _ => Task.FromResult("/admin/layers/999999999?handler=Delete"))),
        ("POST /admin/audit?handler=Export", Form("", _ => Task.FromResult("/admin/audit?handler=Export&type=Nothing"), ("format", "csv"))),
        ("POST /admin/settings/{id}", Form("the site's card", _ => Task.FromResult("/admin/settings/site"), ("site.PageSize", "20"))),
        ("POST /admin/themes/{id}", Form("a theme", _ => Task.FromResult("/admin/themes/Jaytek.Night"))),
        ("POST /admin/content/{type}?handler=Bulk", Form("publish owner's draft mix", async stage => "/admin/content/Mix?handler=Bulk&q=" + (await stage.NewMixAsync(false)).ContentItemId, ("verb", "Publish"), ("all", "true"), ("confirmed", "true"))),
        ("POST /admin/content/{type}?handler=Do", new Knock("publish owner's draft mix", DoAsync)),
        ("POST /admin/content/{type}?handler=View", FreshForm("for oneself", _ => Task.FromResult("/admin/content/Mix?handler=View"), () => ("name", PublicId.New()))),
        ("POST /admin/content/{type}?handler=View", FreshForm("for everybody", _ => Task.FromResult("/admin/content/Mix?handler=View"), () => ("name", PublicId.New()), () => ("shared", "true"))),
        ("POST /admin/content/{type}?handler=Forget", Form("another's", _ => Task.FromResult("/admin/content/Mix?handler=Forget"), ("view", Missing))),
        ("POST /admin/bulk/{id:length(26)}?handler=Cancel", Form("a stranger's run", _ => Task.FromResult($"/admin/bulk/{Missing}?handler=Cancel"))),
        ("POST /admin/bulk/{id:length(26)}?handler=Retry", Form("a stranger's run", _ => Task.FromResult($"/admin/bulk/{Missing}?handler=Retry"))),
        ("POST /admin/notices/read", Form("", _ => Task.FromResult("/admin/notices/read"))),
        ("POST /admin/notices/{id:long}/read", Form("one that is not there", _ => Task.FromResult("/admin/notices/999999999/read"))),
        ("POST /admin/background-work/events", Form("", _ => Task.FromResult("/admin/background-work/events"))),
        ("POST /admin/background-work/events/{id}", Form("an event", _ => Task.FromResult("/admin/background-work/events/1"))),
        ("POST /admin/background-work/jobs/{name}", Form("a job", _ => Task.FromResult("/admin/background-work/jobs/contents.schedule"))),
        ("POST /admin/features?handler=On", Form("", _ => Task.FromResult("/admin/features?handler=On"), ("id", "Jaytek.Learning"))),
        ("POST /admin/features?handler=Off", Form("", _ => Task.FromResult("/admin/features?handler=Off"), ("id", "Test.Bell"))),
        ("POST /admin/media?handler=CreateFolder", FreshForm("", _ => Task.FromResult("/admin/media?handler=CreateFolder"), () => ("name", PublicId.New()))),
        ("POST /admin/media?handler=MoveFolder", FreshForm("a new folder", async stage => $"/admin/media?handler=MoveFolder&folder={await stage.NewFolderAsync()}", () => ("to", PublicId.New()))),
        ("POST /admin/media?handler=DeleteFolder", Form("a new folder", async stage => $"/admin/media?handler=DeleteFolder&folder={await stage.NewFolderAsync()}")),
        ("POST /admin/media?handler=Move", new Knock("owner's file", async (stage, token) => Posting("/admin/media?handler=Move", token, ("paths", await stage.NewFileAsync()), ("to", PublicId.New())))),
        ("POST /admin/media?handler=Delete", new Knock("owner's file", async (stage, token) => Posting("/admin/media?handler=Delete", token, ("paths", await stage.NewFileAsync())))),
        ("POST /admin/media/file?handler=Describe", Form("owner's file", async stage => FilePage(await stage.NewFileAsync(), "Describe"), ("AltText", "A harbour"))),
        ("POST /admin/media/file?handler=Move", FreshForm("owner's file", async stage => FilePage(await stage.NewFileAsync(), "Move"), () => ("To", Library.NewPath(".png")))),
        ("POST /admin/media/file?handler=Delete", Form("owner's file", async stage => FilePage(await stage.NewFileAsync(), "Delete"))),
        ("POST /admin/media/file?handler=Retry", Form("owner's file", async stage => FilePage(await stage.NewSoundAsync(), "Retry"))),
        ("POST /admin/media/upload", new Knock("", (_, token) => Task.FromResult(Upload(token)))),
        ("POST /admin/roles/matrix", Form("nothing changed", _ => Task.FromResult("/admin/roles/matrix"))),
        ("POST /admin/roles/{id}", new Knock("", SaveRoleAsync)),
        ("POST /admin/roles/{id}?handler=Delete", Form("", async stage => $"/admin/roles/{await stage.NewRoleAsync()}?handler=Delete")),
        ("POST /admin/users/new", FreshForm("a student", _ => Task.FromResult("/admin/users/new"), () => ("Form.UserName", PublicId.New()), () => ("Form.Email", $"{PublicId.New()}@test.example"), () => ("Form.Roles", "Student"))),
        ("POST /admin/users/{id:length(26)}?handler=Roles", new Knock("a student", ChangeRolesAsync)),
        ("POST /admin/users/{id:length(26)}?handler=Profile", Form("a student", async stage => $"/admin/users/{(await stage.NewAccountAsync()).Id}?handler=Profile", ("Form.UserName", "another"))),
        ("POST /admin/users/{id:length(26)}?handler=SignOut", Form("a student", async stage => $"/admin/users/{(await stage.NewAccountAsync()).Id}?handler=SignOut")),
        ("POST /admin/users/{id:length(26)}?handler=Lift", Form("a student", async stage => $"/admin/users/{(await stage.NewAccountAsync()).Id}?handler=Lift")),
        ("POST /admin/users/{id:length(26)}?handler=Delete", new Knock("a student", DeleteUserAsync)),
        ("POST /admin/users/{id:length(26)}?handler=Password", Form("a student", async stage => $"/admin/users/{(await stage.NewAccountAsync()).Id}?handler=Password", ("Form.Password", Account.Password + "!"))),
        ("POST /admin/users/{id:length(26)}?handler=Confirm", Form("a student", async stage => $"/admin/users/{(await stage.NewAccountAsync()).Id}?handler=Confirm")),
        ("POST /admin/users/{id:length(26)}?handler=Resend", Form("a student", async stage => $"/admin/users/{(await stage.NewAccountAsync()).Id}?handler=Resend")),
        ("POST /admin/users/{id:length(26)}?handler=Remove", Form("a student", async stage => $"/admin/users/{(await stage.NewAccountAsync()).Id}?handler=Remove")),
        ("POST /admin/users/{id:length(26)}?handler=Suspend", Form("a student", async stage => $"/admin/users/{(await stage.NewAccountAsync()).Id}?handler=Suspend", ("suspended", "true"))),
        ("POST /account/email", Form("", _ => Task.FromResult("/account/email?u=nobody&t=none&e=a%40b.example"))),
        ("POST /forgot", Form("", _ => Task.FromResult("/forgot"), ("Form.Email", "nobody@test.example"))),
        ("POST /reset", Form("", _ => Task.FromResult("/reset?u=nobody&t=none"), ("Form.Password", Account.Password))),
        ("POST /signup", FreshForm("", _ => Task.FromResult("/signup"), () => ("Form.DisplayName", "New"), () => ("Form.Email", $"{PublicId.New()}@test.example"), () => ("Form.Password", Account.Password), () => ("Form.Terms", "true"))),
        ("POST /signup/confirm", Form("", _ => Task.FromResult("/signup/confirm?u=nobody&t=none"), ("Form.Password", Account.Password))),
        ("POST /account?handler=Profile", Form("", _ => Task.FromResult("/account?handler=Profile"), ("Profile.DisplayName", "Somebody"))),
        ("POST /account?handler=Email", Form("", _ => Task.FromResult("/account?handler=Email"), ("Address.Email", "new@test.example"), ("Address.Password", Account.Password))),
        ("POST /account?handler=Password", Form("", _ => Task.FromResult("/account?handler=Password"), ("Password.Current", "not it"), ("Password.Password", "a new one for all"))),
        ("POST /account?handler=Everywhere", Form("", _ => Task.FromResult("/account?handler=Everywhere")) with { EndsSession = true }),
        ("POST /account?handler=End", Form("a stranger's session", _ => Task.FromResult("/account?handler=End"), ("session", Missing))),
        ("POST /account/two-factor?handler=Begin", Form("a wrong password", _ => Task.FromResult("/account/two-factor?handler=Begin"), ("Begin.Password", "not it"))),
        ("POST /account/two-factor?handler=Confirm", Form("", _ => Task.FromResult("/account/two-factor?handler=Confirm"), ("Confirm.Code", "000000"))),
        ("POST /account/two-factor?handler=Renew", Form("a wrong password", _ => Task.FromResult("/account/two-factor?handler=Renew"), ("Renew.Password", "not it"))),
        ("POST /account/two-factor?handler=Off", Form("a wrong password", _ => Task.FromResult("/account/two-factor?handler=Off"), ("Off.Password", "not it"))),
        ("POST /account/passkeys?handler=Options", Form("a wrong password", _ => Task.FromResult("/account/passkeys?handler=Options"), ("Form.Password", "not it"))),
        ("POST /account/passkeys?handler=Add", Form("nothing", _ => Task.FromResult("/account/passkeys?handler=Add"))),
        ("POST /account/passkeys?handler=Rename", Form("a stranger's", _ => Task.FromResult("/account/passkeys?handler=Rename"), ("id", Missing), ("name", "Mine"))),
        ("POST /account/passkeys?handler=Delete", Form("a stranger's", _ => Task.FromResult("/account/passkeys?handler=Delete"), ("id", Missing))),
        ("POST /login?handler=Passkey", Form("nothing", _ => Task.FromResult("/login?handler=Passkey"))),
        ("GET /login/with/{provider}", Get("one that is not set up", _ => "/login/with/google")),
        ("GET /login/with/{provider}/callback", Get("one that is not set up", _ => "/login/with/google/callback")),
        ("POST /login/with/{provider}", Form("one that is not set up", _ => Task.FromResult("/login/with/google"))),
        ("POST /login/with/{provider}/callback", Form("one that is not set up", _ => Task.FromResult("/login/with/google/callback"))),
        ("POST /account/logins?handler=Link", Form("one that is not set up", _ => Task.FromResult("/account/logins?handler=Link"), ("provider", "google"))),
        ("POST /account/logins?handler=Unlink", Form("one that is not linked", _ => Task.FromResult("/account/logins?handler=Unlink"), ("provider", "Google"))),
        ("POST /login/mail", Form("", _ => Task.FromResult("/login/mail"), ("Form.Email", "nobody@test.example"))),
        ("POST /login/link", Form("none", _ => Task.FromResult("/login/link?t=none"))),
        ("POST /login/second", Form("without a first step", _ => Task.FromResult("/login/second"), ("Form.Code", "000000"))),
        ("POST /admin/users/{id:length(26)}?handler=RemoveWays", Form("a student", async stage => $"/admin/users/{(await stage.NewAccountAsync()).Id}?handler=RemoveWays")),
        ("POST /admin/users/{id:length(26)}?handler=ResetTwoFactor", Form("one that is off", stage => Task.FromResult($"/admin/users/{stage.Account.Id}?handler=ResetTwoFactor"))),
        ("POST /account?handler=Data", Form("", _ => Task.FromResult("/account?handler=Data"))),
        ("POST /account?handler=Delete", Form("", _ => Task.FromResult("/account?handler=Delete"), ("Leave.Password", "not it"))),
        ("POST /admin/applications?handler=Approve", Form("", _ => Task.FromResult("/admin/applications?handler=Approve"), ("userId", "nobody"))),
        ("POST /admin/applications?handler=Decline", Form("", _ => Task.FromResult("/admin/applications?handler=Decline"), ("userId", "nobody"))),
        ("POST /login", new Knock("as another", async (stage, token) => Posting("/login", token, ("Form.Name", (await stage.NewAccountAsync()).Name), ("Form.Password", Account.Password))) { EndsSession = true }),
        ("POST /logout", Form("", _ => Task.FromResult("/logout")) with { EndsSession = true }),
    ];

    private static IEnumerable<(string Door, Knock Knock)> Api() =>
    [
        ("GET /api/{**path}", Get("nothing", _ => "/api" + Nothing)),
        ("GET /api/content/", Get("mixes", _ => "/api/content/?type=Mix")),
        ("GET /api/content/{contentItemId}", Get("owner's draft mix", stage => $"/api/content/{stage.Draft}")),
        ("GET /api/content/{contentItemId}", Get("owner's published mix", stage => $"/api/content/{stage.Mix.ContentItemId}")),
        ("GET /api/content/{contentType}/{slug}", Get("owner's published mix", stage => $"/api/content/Mix/{Slug(stage.Mix)}")),
        ("POST /api/content/", Send("a new mix under owner's profile", stage => Task.FromResult(stage.Mixed().ToJson().ToJsonString()), "?draft=true")),
        ("POST /api/content/", Send("a new page, published", _ => Task.FromResult(PublicItems.Page("By API", "Words.").ToJson().ToJsonString()))),
        ("POST /api/content/", Send("owner's draft mix", async stage => Changed((await stage.NewMixAsync(false)).ContentItemId), "?draft=true")),
        ("POST /api/content/", Send("owner's published mix", async stage => Changed((await stage.NewMixAsync(true)).ContentItemId))),
        ("DELETE /api/content/{contentItemId}", Delete("owner's draft mix", async stage => $"/api/content/{(await stage.NewMixAsync(false)).ContentItemId}")),
        ("DELETE /api/content/{contentItemId}", Delete("a published course", async stage => $"/api/content/{(await stage.NewCourseAsync()).ContentItemId}")),
        ($"POST {DoorModule.Api}", new Knock("", (_, _) => Task.FromResult(Json(DoorModule.Api, "{}")))),
        ($"POST {DoorModule.OpenApi}", new Knock("", (_, _) => Task.FromResult(Json(DoorModule.OpenApi, "{}")))),
        ("POST /api/identity/login", new Knock("as another", async (stage, _) => Json("/api/identity/login", $$"""{"email":"{{(await stage.NewAccountAsync()).Name}}","password":"{{Account.Password}}"}"""))),
        ("POST /api/identity/refresh", new Knock("another's token", async (stage, _) => Json("/api/identity/refresh", $$"""{"refreshToken":"{{await stage.NewRefreshTokenAsync()}}"}"""))),
    ];

    private static IEnumerable<(string Door, Knock Knock)> Site() =>
    [
        ("GET /cards/{name}.png", Get("nothing", _ => $"/cards/{Missing}-0123456789abcdef.png")),
        ("GET /cards/{name}.png", Get("owner's draft mix", stage => $"/cards/{stage.Draft}-0123456789abcdef.png")),
        ("GET /cards/{name}.png", Get("owner's published mix as it was", stage => $"/cards/{stage.Mix.ContentItemId}-0123456789abcdef.png")),
        ("GET /courses/{course}/{slug}", Get("", stage => PublicItems.PathOf(stage.Lesson))),
        ("GET /courses/{slug}", Get("", stage => PublicItems.PathOf(stage.Course))),
        ("GET /djs/{slug}", Get("", stage => PublicItems.PathOf(stage.Profile))),
        ("GET /djs/{slug}/events.ics", Get("", stage => PublicItems.PathOf(stage.Profile) + "/events.ics")),
        ("GET /djs/{slug}/mixes.rss", Get("", stage => PublicItems.PathOf(stage.Profile) + "/mixes.rss")),
        ("GET /events/{slug}", Get("", stage => PublicItems.PathOf(stage.Event))),
        ("GET /events/{slug}.ics", Get("", stage => PublicItems.PathOf(stage.Event) + ".ics")),
        ("GET /sitemap-{part:int:min(1)}.xml", Get("", _ => "/sitemap-1.xml")),
        ("GET /mixes/{slug}", Get("", stage => PublicItems.PathOf(stage.Mix))),
        ("GET /preview/{id}", Get("owner's draft mix", stage => $"/preview/{stage.Draft}")),
        ("GET /preview/{id}", Get("owner's published mix", stage => $"/preview/{stage.Mix.ContentItemId}")),
        ("GET /error/{status:int:range(400,599)}", Get("", _ => "/error/404")),
        ("GET /media/art/{id}.svg", Get("", stage => $"/media/art/{stage.Mix.ContentItemId}.svg")),
        ("GET /media/sized/{source}/{size}", Get("nothing", _ => $"/media/sized/{new string('0', 24)}/160.webp")),
        ("GET /media/{**path}", Get("owner's file", stage => $"/media/{stage.File}")),
        ("GET /video/{id}", Get("", _ => "/video/dQw4w9WgXcQ")),
        ("GET /{**path}", Get("a page", stage => PublicItems.PathOf(stage.Page))),
        ("GET /{**path}", Get("nothing", _ => Nothing)),
    ];

    private static Knock Get(string with, Func<Stage, string> address) =>
        new(with, (stage, _) => Task.FromResult(new HttpRequestMessage(HttpMethod.Get, address(stage))));

    private static Knock Delete(string with, Func<Stage, Task<string>> address) =>
        new(with, async (stage, _) => new HttpRequestMessage(HttpMethod.Delete, await address(stage)));

    private static Knock Form(string with, Func<Stage, Task<string>> address, params (string Name, string Value)[] fields) =>
        new(with, async (stage, token) => Posting(await address(stage), token, fields));

    private static Knock FreshForm(string with, Func<Stage, Task<string>> address, params Func<(string Name, string Value)>[] fields) =>
        new(with, async (stage, token) => Posting(await address(stage), token, [.. fields.Select(field => field())]));

    private static Knock Send(string with, Func<Stage, Task<string>> body, string query = "") =>
        new(with, async (stage, _) => Json("/api/content/" + query, await body(stage)));

    private static async Task<HttpRequestMessage> SaveRoleAsync(Stage stage, string token)
    {
        var id = await stage.NewRoleAsync();
        return Posting($"/admin/roles/{id}", token, ("Form.Version", await stage.VersionOfRoleAsync(id)), ("Form.Permissions", "content:view:any"));
    }

    private static async Task<HttpRequestMessage> RestoreAsync(Stage stage, string token) =>
        Posting("/admin/content/trash?handler=Restore", token, ("id", await stage.NewDeletedAsync()));

    private static async Task<HttpRequestMessage> ChangeRolesAsync(Stage stage, string token)
    {
        var account = await stage.NewAccountAsync();
        return Posting($"/admin/users/{account.Id}?handler=Roles", token, ("Form.Version", await stage.VersionOfAsync(account)), ("Form.Roles", "Editor"));
    }

    private static async Task<HttpRequestMessage> DeleteUserAsync(Stage stage, string token)
    {
        var account = await stage.NewAccountAsync();
        return Posting($"/admin/users/{account.Id}?handler=Delete", token, ("Form.TypedName", account.Name));
    }

    private static HttpRequestMessage Posting(string address, string token, params (string Name, string Value)[] fields) => new(HttpMethod.Post, address)
    {
        Content = new FormUrlEncodedContent([.. fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))]),
    };

    private static async Task<HttpRequestMessage> DoAsync(Stage stage, string token) =>
        Posting("/admin/content/Mix?handler=Do", token, ("$do", $"publish:{(await stage.NewMixAsync(false)).ContentItemId}"));

    private static HttpRequestMessage NewMix(Stage stage, string token) => Posting(
        "/admin/content/Mix/new", token, ("$do", "save"), ("TitlePart.Title", "New"), ("Mix.DJ.ContentItemIds", stage.Profile.ContentItemId));

    private static HttpRequestMessage Upload(string token) => new(HttpMethod.Post, "/admin/media/upload")
    {
        Content = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent("u/" + PublicId.New()), "Folder" },
            { new ByteArrayContent(Library.NewPng()), "File", "new.png" },
        },
    };

    private static HttpRequestMessage Json(string address, string body) => new(HttpMethod.Post, address)
    {
        Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
    };

    private static string Changed(string id) => $$$"""{"ContentItemId":"{{{id}}}","ContentType":"Mix","TitlePart":{"Title":"Changed"}}""";

    private static string FilePage(string path, string handler) => $"/admin/media/file?path={Uri.EscapeDataString(path)}&handler={handler}";

    private static string Slug(ContentItem item) => PublicItems.PathOf(item).Split('/')[^1];
}
