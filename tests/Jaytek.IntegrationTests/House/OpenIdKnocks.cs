using Jaytek.Kernel;
using static Jaytek.IntegrationTests.House.KnockWays;

namespace Jaytek.IntegrationTests.House;

/// <summary>How the doors of the identity server are knocked at.</summary>
internal static class OpenIdKnocks
{
    public static IEnumerable<(string Door, Knock Knock)> All =>
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
}
