using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.OpenId.Scopes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Jaytek.IntegrationTests.OpenId;

/// <summary>The attacks of RFC 9700, each refused.</summary>
public sealed class AttackTests
{
    [Theory, BothDatabases]
    public async Task A_replayed_code_ends_what_it_gave(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var client = await Client.NewAsync(site);
        using var browser = await site.BrowserAsync(await site.NewAsync());
        var code = await client.CodeAsync(browser);
        var tokens = await Client.ReadAsync(await client.ExchangeAsync(code));
        using var bearer = site.With(tokens);
        Assert.NotEqual("nobody/nobody", await bearer.WhoAsync());
        await Client.AssertRefusedAsync(await client.ExchangeAsync(code), HttpStatusCode.BadRequest, "invalid_grant");
        Assert.Equal("nobody/nobody", await bearer.WhoAsync());
        await Client.AssertRefusedAsync(await client.RefreshAsync(tokens.Refresh()), HttpStatusCode.BadRequest, "invalid_grant");
    }

    [Theory, BothDatabases]
    public async Task Of_exchanges_at_once_one_wins_at_most(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var client = await Client.NewAsync(site);
        using var browser = await site.BrowserAsync(await site.NewAsync());
        var code = await client.CodeAsync(browser);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.ExchangeAsync(code)));
        Assert.InRange(answers.Count(answer => answer.IsSuccessStatusCode), 0, 1);
    }

    [Theory, BothDatabases]
    public async Task A_replayed_refresh_token_ends_its_family(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var client = await Client.NewAsync(site);
        var first = await client.SignInAsync(await site.NewAsync());
        var second = await Client.ReadAsync(await client.RefreshAsync(first.Refresh()));
        Assert.NotEqual(first.Refresh(), second.Refresh());
        using var bearer = site.With(second);
        Assert.NotEqual("nobody/nobody", await bearer.WhoAsync());
        await Client.AssertRefusedAsync(await client.RefreshAsync(first.Refresh()), HttpStatusCode.BadRequest, "invalid_grant");
        await Client.AssertRefusedAsync(await client.RefreshAsync(second.Refresh()), HttpStatusCode.BadRequest, "invalid_grant");
        Assert.Equal("nobody/nobody", await bearer.WhoAsync());
    }

    [Theory, BothDatabases]
    public async Task A_refresh_asks_for_no_more_than_was_given_and_serves_its_own_client_only(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (client, thief) = (await Client.NewAsync(site), await Client.NewAsync(site));
        var tokens = await client.SignInAsync(await site.NewAsync(), ("scope", "openid offline_access"));
        await Client.AssertRefusedAsync(await client.RefreshAsync(tokens.Refresh(), ("scope", "openid api")), HttpStatusCode.BadRequest, "invalid_scope");
        await Client.AssertRefusedAsync(await thief.RefreshAsync(tokens.Refresh()), HttpStatusCode.BadRequest, "invalid_grant");
        var fewer = await Client.ReadAsync(await client.RefreshAsync(tokens.Refresh(), ("scope", "openid")));
        Assert.Equal("openid", (string)fewer["scope"]!);
    }

    [Theory]
    [BothDatabases("https://app.example/callback/")]
    [BothDatabases("https://app.example/callback?a=b")]
    [BothDatabases("https://app.example/CALLBACK")]
    [BothDatabases("https://app.example.evil.example/callback")]
    [BothDatabases("https://app.example@evil.example/callback")]
    [BothDatabases("http://app.example/callback")]
    [BothDatabases("https://evil.example/callback")]
    public async Task Nobody_is_sent_to_an_address_that_is_not_the_clients(DatabaseProvider provider, string redirect)
    {
        var site = await SharedSites.GetAsync(provider);
        var client = await Client.NewAsync(site);
        using var browser = await site.BrowserAsync(await site.NewAsync());
        foreach (var address in new[] { client.Authorize(("redirect_uri", redirect)), client.Authorize(("redirect_uri", null)), client.Authorize(("client_id", "nobody")), client.Authorize() + "&redirect_uri=x" })
        {
            var answer = await browser.GetAsync(address);
            Assert.Equal((HttpStatusCode.BadRequest, "text/html", null), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Headers.Location));
            Assert.False(answer.Headers.Contains("Refresh"));
        }

        // The code is for the address that it was asked for with.
        await Client.AssertRefusedAsync(await client.ExchangeAsync(await client.CodeAsync(browser), ("redirect_uri", redirect)), HttpStatusCode.BadRequest, "invalid_grant");
    }

    [Theory]
    [BothDatabases("code_challenge", "")]
    [BothDatabases("code_challenge_method", "")]
    [BothDatabases("code_challenge_method", "plain")]
    [BothDatabases("code_challenge", "too-short")]
    [BothDatabases("response_mode", "fragment")]
    [BothDatabases("prompt", "none login")]
    [BothDatabases("max_age", "-1")]
    public async Task Wrong_requests_are_told_to_the_client(DatabaseProvider provider, string name, string value)
    {
        var site = await SharedSites.GetAsync(provider);
        // For confidential clients too (RFC 9700 section 2.1.1).
        var client = await Client.NewAsync(site);
        using var browser = await site.BrowserAsync(await site.NewAsync());
        var answer = Client.AnswerOf(await browser.GetAsync(client.Authorize((name, value))));
        Assert.Equal(("invalid_request", "a state", site.Address.ToString().TrimEnd('/')), (answer["error"], answer["state"], answer["iss"]));
        Assert.False(answer.ContainsKey("code"));
    }

    [Theory]
    [BothDatabases("response_type", "token", "unsupported_response_type")]
    [BothDatabases("response_type", "code id_token", "unsupported_response_type")]
    [BothDatabases("scope", "openid everything", "invalid_scope")]
    [BothDatabases("request", "e30.e30.", "request_not_supported")]
    [BothDatabases("request_uri", "https://evil.example/", "request_uri_not_supported")]
    public async Task What_is_not_offered_is_refused(DatabaseProvider provider, string name, string value, string error)
    {
        var site = await SharedSites.GetAsync(provider);
        var client = await Client.NewAsync(site);
        using var browser = await site.BrowserAsync(await site.NewAsync());
        Assert.Equal(error, Client.AnswerOf(await browser.GetAsync(client.Authorize((name, value))))["error"]);
    }

    [Theory]
    [BothDatabases("")]
    [BothDatabases("another-verifier-of-43-to-128-characters-as-it-should")]
    [BothDatabases("short")]
    public async Task A_stolen_code_is_worth_nothing_without_its_verifier(DatabaseProvider provider, string verifier)
    {
        var site = await SharedSites.GetAsync(provider);
        var client = await Client.NewAsync(site, "--public");
        using var browser = await site.BrowserAsync(await site.NewAsync());
        var code = await client.CodeAsync(browser);
        await Client.AssertRefusedAsync(await client.ExchangeAsync(code, ("code_verifier", verifier)), HttpStatusCode.BadRequest, "invalid_grant");
    }

    [Theory, BothDatabases]
    public async Task A_code_serves_its_own_client_only(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (client, thief) = (await Client.NewAsync(site), await Client.NewAsync(site));
        using var browser = await site.BrowserAsync(await site.NewAsync());
        await Client.AssertRefusedAsync(await thief.ExchangeAsync(await client.CodeAsync(browser)), HttpStatusCode.BadRequest, "invalid_grant");
    }

    [Theory, BothDatabases]
    public async Task Only_an_access_token_for_this_site_signed_by_it_is_one(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var client = await Client.NewAsync(site, "--roles", "Editor");
        var account = await site.NewAsync("Editor");
        var tokens = await client.SignInAsync(account);
        var access = (string)tokens["access_token"]!;
        var payload = Bearers.Payload(access).AsObject();
        using var http = site.NewClient();
        var jwk = (await http.GetFromJsonAsync<JsonNode>("/.well-known/jwks"))!["keys"]![0]!;

        string Signed(JsonObject header, JsonObject body, Func<byte[], byte[]> sign)
        {
            var text = $"{Base64UrlEncoder.Encode(header.ToJsonString())}.{Base64UrlEncoder.Encode(body.ToJsonString())}";
            return $"{text}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(text)))}";
        }

        var header = Bearers.Header(access).AsObject();
        JsonObject Header(string alg) => new() { ["alg"] = alg, ["typ"] = "at+jwt", ["kid"] = (string)header["kid"]! };
        using var own = RSA.Create(2048);
        var forged = new Dictionary<string, string>
        {
            ["an id token"] = (string)tokens["id_token"]!,
            ["alg none"] = Signed(Header("none"), payload, _ => []),
            ["a MAC with the public key"] = Signed(Header("HS256"), payload, data => HMACSHA256.HashData(Base64UrlEncoder.DecodeBytes((string)jwk["n"]!), data)),
            ["a MAC with the public key's text"] = Signed(Header("HS256"), payload, data => HMACSHA256.HashData(Encoding.UTF8.GetBytes(jwk.ToJsonString()), data)),
            ["another key"] = Signed(Header("RS256"), payload, data => own.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
            ["its own key in the header"] = Signed(new JsonObject { ["alg"] = "RS256", ["typ"] = "at+jwt", ["jwk"] = new JsonObject { ["kty"] = "RSA", ["e"] = "AQAB", ["n"] = Base64UrlEncoder.Encode(own.ExportParameters(false).Modulus) } },
                payload, data => own.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
            ["another's words"] = $"{access.Split('.')[0]}.{Base64UrlEncoder.Encode(new JsonObject([.. payload.Select(one => KeyValuePair.Create(one.Key, one.Key == "sub" ? "somebody" : one.Value?.DeepClone()))]).ToJsonString())}.{access.Split('.')[2]}",
            ["nothing"] = "..",
            ["a refresh token"] = tokens.Refresh(),
        };
        foreach (var (what, token) in forged)
        {
            using var bearer = site.With(token);
            Assert.True("nobody/nobody" == await bearer.WhoAsync(), what);
        }
    }

    [Theory, BothDatabases]
    public async Task A_token_for_another_server_is_refused_here(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var scope = $"other-{Jaytek.Kernel.PublicId.New()}";
        await OpenIdRows.AddScopeAsync(site, scope, resources: ["https://other.example"]);
        var client = await Client.NewAsync(site, "--roles", "Editor", "--scopes", scope);
        var tokens = await client.ForItselfAsync(scope);
        Assert.Equal("https://other.example", (string)Bearers.Payload((string)tokens["access_token"]!)["aud"]!);
        using var bearer = site.With(tokens);
        Assert.Equal("nobody/nobody", await bearer.WhoAsync());
    }

    [Theory, BothDatabases]
    public async Task A_token_for_this_site_and_another_server_is_good_at_both(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (other, editing) = ($"other-{Jaytek.Kernel.PublicId.New()}", $"editing-{Jaytek.Kernel.PublicId.New()}");
        await OpenIdRows.AddScopeAsync(site, other, resources: ["https://other.example"]);
        await OpenIdRows.AddScopeAsync(site, editing, roles: ["Editor"]);
        var client = await Client.NewAsync(site, "--roles", "Editor", "--scopes", $"openid api {other} {editing}");
        var own = site.Address.ToString().TrimEnd('/') + "/api";
        foreach (var scope in new[] { $"api {other}", $"{editing} {other}" })
        {
            var itself = await client.ForItselfAsync(scope);
            Assert.Equal(new[] { "https://other.example", own }, AudiencesOf(itself));
            using var program = site.With(itself);
            Assert.Equal("desk", await program.GetStringAsync(DoorModule.Api));
        }

        var account = await site.NewAsync("Editor");
        var tokens = await client.SignInAsync(account, ("scope", $"openid {other}"));
        Assert.Equal(new[] { "https://other.example", own }, AudiencesOf(tokens));
        using var bearer = site.With(tokens);
        Assert.Equal(account.Id, (string)(await bearer.GetFromJsonAsync<JsonNode>("/connect/userinfo"))!["sub"]!);
    }

    // RFC 9700 section 2.3: the other server holds such a token and could bring it here.
    [Theory, BothDatabases]
    public async Task The_roles_of_another_servers_scope_open_nothing_here(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (billing, archive) = ($"billing-{Jaytek.Kernel.PublicId.New()}", $"archive-{Jaytek.Kernel.PublicId.New()}");
        await OpenIdRows.AddScopeAsync(site, billing, roles: ["Editor"], resources: ["https://billing.example"]);
        await OpenIdRows.AddScopeAsync(site, archive, resources: ["https://archive.example"]);
        var client = await Client.NewAsync(site, "--roles", "Editor", "--scopes", $"openid api {billing} {archive}");
        foreach (var scope in new[] { $"openid {billing}", $"openid {archive}" })
        {
            using var program = site.With(await client.ForItselfAsync(scope));
            Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync(DoorModule.Api)).StatusCode);
            using var bearer = site.With(await client.SignInAsync(await site.NewAsync("Editor"), ("scope", scope)));
            Assert.Equal(HttpStatusCode.OK, (await bearer.GetAsync("/connect/userinfo")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await bearer.GetAsync(DoorModule.Api)).StatusCode);
        }

        // What it was for is forgotten with the scope; what it opened is not more by that.
        using var late = site.With(await client.ForItselfAsync($"openid {archive}"));
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<DeleteScope>().RunAsync(archive, CancellationToken.None))).Error);
        Assert.Equal(HttpStatusCode.Forbidden, (await late.GetAsync(DoorModule.Api)).StatusCode);

        using var whole = site.With(await client.ForItselfAsync($"api {billing}"));
        Assert.Equal(HttpStatusCode.OK, (await whole.GetAsync(DoorModule.Api)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_built_in_scope_that_is_for_another_server_narrows_too(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await OpenIdRows.AddScopeAsync(site, "profile", resources: ["https://billing.example"]);
        var client = await Client.NewAsync(site, "--roles", "Editor", "--scopes", "openid profile");
        using var program = site.With(await client.ForItselfAsync("openid profile"));
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync(DoorModule.Api)).StatusCode);
    }

    private static IEnumerable<string> AudiencesOf(JsonNode tokens) =>
        Bearers.Payload((string)tokens["access_token"]!)["aud"]!.AsArray().Select(one => (string)one!).OrderDescending(StringComparer.Ordinal);

    [Theory, BothDatabases]
    public async Task Clients_prove_who_they_are(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var client = await Client.NewAsync(site, "--roles", "Editor");
        (string, string?) grant = ("grant_type", "client_credentials");
        await Client.AssertRefusedAsync(await client.TokenAsync(grant, ("client_secret", "wrong")), HttpStatusCode.Unauthorized, "invalid_client");
        await Client.AssertRefusedAsync(await client.TokenAsync(grant, ("client_secret", null)), HttpStatusCode.Unauthorized, "invalid_client");
        await Client.AssertRefusedAsync(await client.TokenAsync(grant, ("client_id", "nobody")), HttpStatusCode.Unauthorized, "invalid_client");
        await Client.AssertRefusedAsync(await client.TokenAsync(("grant_type", "password"), ("username", "admin"), ("password", TestSite.AdminPassword)), HttpStatusCode.BadRequest, "unsupported_grant_type");
        var anybody = await Client.NewAsync(site, "--public");
        await Client.AssertRefusedAsync(await anybody.TokenAsync(grant), HttpStatusCode.BadRequest, "unauthorized_client");

        using var http = site.NewClient();
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client.Id}:{Uri.EscapeDataString(client.Secret!)}"));
        http.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Basic", pair);
        Assert.NotNull((await Client.ReadAsync(await http.PostAsync("/connect/token", new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials")]))))["access_token"]);
        await Client.AssertRefusedAsync(await http.PostAsync("/connect/token", client.Form(("grant_type", "client_credentials"))), HttpStatusCode.BadRequest, "invalid_request");
        await Client.AssertRefusedAsync(await http.PostAsJsonAsync("/connect/token", new { grant_type = "client_credentials" }), HttpStatusCode.BadRequest, "invalid_request");
    }

    [Theory, BothDatabases]
    public async Task A_revoked_token_ends_with_its_grant_and_introspection_knows(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (client, other) = (await Client.NewAsync(site), await Client.NewAsync(site));
        var tokens = await client.SignInAsync(await site.NewAsync());
        using var bearer = site.With(tokens);
        using var http = site.NewClient();
        async Task<bool> IsActiveAsync(Client asker, string token) =>
            (bool)(await Client.ReadAsync(await http.PostAsync("/connect/introspect", asker.Form(("token", token)))))["active"]!;

        Assert.True(await IsActiveAsync(client, (string)tokens["access_token"]!));
        Assert.True(await IsActiveAsync(client, tokens.Refresh()));
        Assert.False(await IsActiveAsync(other, (string)tokens["access_token"]!));
        Assert.False(await IsActiveAsync(client, (string)tokens["id_token"]!));
        await Client.AssertRefusedAsync(await http.PostAsync("/connect/introspect", new FormUrlEncodedContent([KeyValuePair.Create("token", "x")])), HttpStatusCode.Unauthorized, "invalid_client");

        // Another client's wish changes nothing, and is told nothing.
        Assert.Equal(HttpStatusCode.OK, (await http.PostAsync("/connect/revoke", other.Form(("token", tokens.Refresh())))).StatusCode);
        Assert.NotEqual("nobody/nobody", await bearer.WhoAsync());
        Assert.Equal(HttpStatusCode.OK, (await http.PostAsync("/connect/revoke", client.Form(("token", tokens.Refresh())))).StatusCode);
        Assert.Equal("nobody/nobody", await bearer.WhoAsync());
        Assert.False(await IsActiveAsync(client, (string)tokens["access_token"]!));
        await Client.AssertRefusedAsync(await client.RefreshAsync(tokens.Refresh()), HttpStatusCode.BadRequest, "invalid_grant");
    }
}
