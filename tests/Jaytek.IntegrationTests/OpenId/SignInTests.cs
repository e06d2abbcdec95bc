using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.OpenId;

/// <summary>People sign in to applications, and applications act for themselves.</summary>
public sealed class SignInTests
{
    [Theory, BothDatabases]
    public async Task A_user_signs_in_and_the_token_opens_what_they_may(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync("Editor");
        var client = await Client.NewAsync(site);
        var tokens = await client.SignInAsync(account);
        Assert.Equal(("Bearer", 900, Client.AllScopes), ((string)tokens["token_type"]!, (int)tokens["expires_in"]!, (string)tokens["scope"]!));
        using var bearer = site.With(tokens);
        Assert.Equal($"{account.Name}/{account.Name}", await bearer.WhoAsync());
        Assert.Equal("written", await (await bearer.PostAsync(DoorModule.Api, null)).Content.ReadAsStringAsync());

        var info = (await bearer.GetFromJsonAsync<JsonNode>("/connect/userinfo"))!;
        Assert.Equal((account.Id, account.Name, account.Email, false),
            ((string)info["sub"]!, (string)info["preferred_username"]!, (string)info["email"]!, (bool)info["email_verified"]!));
        Assert.Contains("Editor", info["roles"]!.AsArray().Select(role => (string)role!));
        // A token is for the API: pages are for people.
        Assert.Equal(HttpStatusCode.Redirect, (await bearer.GetAsync("/account")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Access_tokens_are_those_of_RFC_9068_and_id_tokens_of_OpenID_Connect(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync();
        var client = await Client.NewAsync(site);
        var tokens = await client.SignInAsync(account);
        var issuer = site.Address.ToString().TrimEnd('/');
        var (header, payload) = (Bearers.Header((string)tokens["access_token"]!), Bearers.Payload((string)tokens["access_token"]!));
        Assert.Equal(("at+jwt", "RS256"), ((string)header["typ"]!, (string)header["alg"]!));
        Assert.Equal((issuer, account.Id, client.Id, issuer + "/api", Client.AllScopes),
            ((string)payload["iss"]!, (string)payload["sub"]!, (string)payload["client_id"]!, (string)payload["aud"]!, (string)payload["scope"]!));
        Assert.NotNull(payload["jti"]);
        Assert.Equal(900, (long)payload["exp"]! - (long)payload["iat"]!);

        var id = Bearers.Payload((string)tokens["id_token"]!);
        Assert.Equal((issuer, account.Id, client.Id, "a nonce"), ((string)id["iss"]!, (string)id["sub"]!, (string)id["aud"]!, (string)id["nonce"]!));
        Assert.NotNull(id["at_hash"]);
        Assert.InRange((long)id["auth_time"]!, (long)id["iat"]! - 60, (long)id["iat"]!);
    }

    [Theory, BothDatabases]
    public async Task Whoever_is_not_signed_in_signs_in_and_comes_back_to_the_client(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync();
        var client = await Client.NewAsync(site, "--public");
        using var browser = site.NewClient();
        var toLogin = (await browser.GetAsync(client.Authorize())).Headers.Location!.OriginalString;
        Assert.StartsWith("/login?again=true&returnUrl=", toLogin, StringComparison.Ordinal);
        var back = System.Web.HttpUtility.ParseQueryString(toLogin[toLogin.IndexOf('?', StringComparison.Ordinal)..])["returnUrl"]!;
        var signedIn = await browser.PostLoginAsync(account.Name, returnUrl: back);
        var answer = Client.AnswerOf(await browser.GetAsync(signedIn.Headers.Location));
        Assert.Equal(("a state", site.Address.ToString().TrimEnd('/')), (answer["state"], answer["iss"]));
        var tokens = await Client.ReadAsync(await client.ExchangeAsync(answer["code"]));
        Assert.NotNull(tokens["refresh_token"]);
    }

    [Theory, BothDatabases]
    public async Task An_application_acts_for_itself_with_its_roles(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var client = await Client.NewAsync(site, "--roles", "Editor");
        using var bearer = site.With(await client.ForItselfAsync());
        Assert.Equal($"{client.Id}/{client.Id}", await bearer.WhoAsync());
        Assert.Equal("written", await (await bearer.PostAsync(DoorModule.Api, null)).Content.ReadAsStringAsync());

        var poor = await Client.NewAsync(site, "--roles", "Student");
        using var refused = site.With(await poor.ForItselfAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await refused.PostAsync(DoorModule.Api, null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await refused.GetAsync("/connect/userinfo")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_token_opens_no_more_than_its_scopes(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync("Editor");
        var client = await Client.NewAsync(site);
        using var bearer = site.With(await client.SignInAsync(account, ("scope", "openid")));
        Assert.Equal($"{account.Name}/{account.Name}", await bearer.WhoAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await bearer.PostAsync(DoorModule.Api, null)).StatusCode);
        var info = (await bearer.GetFromJsonAsync<JsonObject>("/connect/userinfo"))!;
        Assert.Equal(["sub"], info.Select(member => member.Key));
        Assert.Equal(HttpStatusCode.Unauthorized, (await bearer.GetAsync("/api/identity/manage/info")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task What_ends_an_account_or_takes_its_rights_counts_at_the_next_request(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync("Editor");
        var client = await Client.NewAsync(site);
        var tokens = await client.SignInAsync(account);
        using var bearer = site.With(tokens);
        Assert.Equal(HttpStatusCode.OK, (await bearer.PostAsync(DoorModule.Api, null)).StatusCode);

        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<ChangeRoles>().RunAsync(new RolesOfUser(account.Id, ["Student"]), CancellationToken.None))).Error);
        Assert.Equal(HttpStatusCode.Forbidden, (await bearer.PostAsync(DoorModule.Api, null)).StatusCode);

        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SetPassword>().RunAsync(account.Id, "another harbour at 10", CancellationToken.None))).Error);
        var ended = await bearer.PostAsync(DoorModule.Api, null);
        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer error=\"invalid_token\""), (ended.StatusCode, ended.Headers.WwwAuthenticate.ToString()));
        await Client.AssertRefusedAsync(await client.RefreshAsync(tokens.Refresh()), HttpStatusCode.BadRequest, "invalid_grant");
    }

    [Theory, BothDatabases]
    public async Task A_removed_role_and_a_deleted_application_count_at_the_next_request(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var client = await Client.NewAsync(site, "--roles", "Editor");
        using var bearer = site.With(await client.ForItselfAsync());
        Assert.Equal(HttpStatusCode.OK, (await bearer.PostAsync(DoorModule.Api, null)).StatusCode);
        await site.InScopeAsync(s => s.GetRequiredService<Jaytek.OpenId.Applications.SaveApplication>().RunAsync(
            new Jaytek.OpenId.Applications.ApplicationInput(client.Id) { Roles = ["Student"] }, CancellationToken.None));
        Assert.Equal(HttpStatusCode.Forbidden, (await bearer.PostAsync(DoorModule.Api, null)).StatusCode);
        Assert.Equal(0, (await Client.RunAsync(site, "delete", client.Id)).Code);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bearer.PostAsync(DoorModule.Api, null)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Tokens_grow_old_and_a_refresh_token_waits_for_two_weeks(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: services => services.AddSingleton<TimeProvider>(clock)));
        var account = await site.NewAsync();
        var client = await Client.NewAsync(site);
        var tokens = await client.SignInAsync(account);
        using var bearer = site.With(tokens);
        Assert.NotEqual("nobody/nobody", await bearer.WhoAsync());
        clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("nobody/nobody", await bearer.WhoAsync());
        await EndedTokenTests.AssertRefusedAsync(await bearer.GetAsync(DoorModule.WhoAmI));
        clock.Advance(TimeSpan.FromDays(13));
        tokens = await Client.ReadAsync(await client.RefreshAsync(tokens.Refresh()));
        clock.Advance(TimeSpan.FromDays(15));
        await Client.AssertRefusedAsync(await client.RefreshAsync(tokens.Refresh()), HttpStatusCode.BadRequest, "invalid_grant");
    }

    [Theory, BothDatabases]
    public async Task Consent_is_asked_once_and_can_be_refused(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var client = await Client.NewAsync(site, "--consent", "explicit", "--name", "The <mixing> desk");
        using var browser = await site.BrowserAsync(await site.NewAsync());
        Assert.Equal("consent_required", Client.AnswerOf(await browser.GetAsync(client.Authorize(("prompt", "none"))))["error"]);
        Assert.Contains("The &lt;mixing&gt; desk", await browser.GetStringAsync(client.Authorize()), StringComparison.Ordinal);
        Assert.Equal("access_denied", Client.AnswerOf(await browser.DecideAsync(client.Authorize(), "refuse"))["error"]);
        Assert.NotNull(Client.AnswerOf(await browser.DecideAsync(client.Authorize(), "allow"))["code"]);
        Assert.NotNull(await client.CodeAsync(browser, ("prompt", "none")));
        // An answer that no page of ours sent is none.
        var forged = await browser.PostAsync(client.Authorize().Replace("/authorize", "/consent", StringComparison.Ordinal), new FormUrlEncodedContent([KeyValuePair.Create("decision", "allow")]));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Prompt_none_login_and_max_age_are_kept(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync();
        var client = await Client.NewAsync(site);
        using var nobody = site.NewClient();
        Assert.Equal("login_required", Client.AnswerOf(await nobody.GetAsync(client.Authorize(("prompt", "none"))))["error"]);

        using var browser = await site.BrowserAsync(account);
        var toLogin = (await browser.GetAsync(client.Authorize(("prompt", "login")))).Headers.Location!.OriginalString;
        Assert.StartsWith("/login?again=true", toLogin, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(toLogin)).StatusCode);
        Assert.Equal("login_required", Client.AnswerOf(await browser.GetAsync(client.Authorize(("prompt", "none"), ("max_age", "0"), ("since", "made-up"))))["error"]);
        Assert.NotNull(await client.CodeAsync(browser, ("max_age", "3600")));
    }

    [Theory, BothDatabases]
    public async Task Whoever_ends_an_application_ends_its_tokens_and_is_asked_again(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var client = await Client.NewAsync(site, "--consent", "explicit", "--name", "Ended");
        using var browser = await site.BrowserAsync(await site.NewAsync());
        var code = Client.AnswerOf(await browser.DecideAsync(client.Authorize(), "allow"))["code"];
        using var bearer = site.With(await Client.ReadAsync(await client.ExchangeAsync(code)));
        Assert.NotEqual("nobody/nobody", await bearer.WhoAsync());
        var page = await browser.GetStringAsync("/account/applications");
        Assert.Contains("Ended", page, StringComparison.Ordinal);
        var id = System.Text.RegularExpressions.Regex.Match(page, "name=\"id\" value=\"([^\"]+)\"").Groups[1].Value;
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendFormAsync("/account/applications", ("id", id))).StatusCode);
        Assert.Equal("nobody/nobody", await bearer.WhoAsync());
        Assert.Equal("consent_required", Client.AnswerOf(await browser.GetAsync(client.Authorize(("prompt", "none"))))["error"]);
    }
}
