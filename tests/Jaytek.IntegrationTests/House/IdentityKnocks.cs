using Jaytek.IntegrationTests.Identity;
using Jaytek.Kernel;
using static Jaytek.IntegrationTests.House.KnockWays;

namespace Jaytek.IntegrationTests.House;

/// <summary>How the doors of accounts, roles and ways to sign in are knocked at.</summary>
internal static class IdentityKnocks
{
    public static IEnumerable<(string Door, Knock Knock)> All =>
    [
        ("GET /admin/roles/{id}", Get("", stage => $"/admin/roles/{stage.RoleId}")),
        ("GET /admin/users/{id:length(26)}", Get("a student", stage => $"/admin/users/{stage.Account.Id}")),
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
        ("POST /api/identity/login", new Knock("as another", async (stage, _) => Json("/api/identity/login", $$"""{"email":"{{(await stage.NewAccountAsync()).Name}}","password":"{{Account.Password}}"}"""))),
        ("POST /api/identity/refresh", new Knock("another's token", async (stage, _) => Json("/api/identity/refresh", $$"""{"refreshToken":"{{await stage.NewRefreshTokenAsync()}}"}"""))),
    ];

    private static async Task<HttpRequestMessage> SaveRoleAsync(Stage stage, string token)
    {
        var id = await stage.NewRoleAsync();
        return Posting($"/admin/roles/{id}", token, ("Form.Version", await stage.VersionOfRoleAsync(id)), ("Form.Permissions", "content:view:any"));
    }

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
}
