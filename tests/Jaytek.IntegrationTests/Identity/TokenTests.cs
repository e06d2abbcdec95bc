using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.Identity.SignIn;
using Jaytek.IntegrationTests.Sites;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>The doors for scripts.</summary>
public sealed class TokenTests
{
    [Theory, BothDatabases]
    public async Task A_token_is_given_for_a_name_or_an_address_and_opens_what_its_user_may(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync("Editor");
        foreach (var login in new[] { account.Name, account.Email })
        {
            using var client = site.NewClient();
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(DoorModule.Api)).StatusCode);
            var tokens = await client.TokensAsync(login);
            Assert.Equal(("Bearer", 3600), ((string)tokens["tokenType"]!, (int)tokens["expiresIn"]!));
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)tokens["accessToken"]!);
            Assert.Equal("desk", await client.GetStringAsync(DoorModule.Api));
            Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(DoorModule.Api, null)).StatusCode);
        }
    }

    [Theory, BothDatabases]
    public async Task Account_tells_about_itself_only(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync();
        using var client = await site.BearerAsync(account);
        var info = (await client.GetFromJsonAsync<JsonNode>("/api/identity/manage/info"))!;
        Assert.Equal((account.Email, false, account.Id, account.Name),
            ((string)info["email"]!, (bool)info["isEmailConfirmed"]!, (string)info["userId"]!, (string)info["userName"]!));

        using var nobody = site.NewClient();
        await AssertProblemAsync(await nobody.GetAsync("/api/identity/manage/info"), HttpStatusCode.Unauthorized, "engine.unauthenticated");
    }

    [Theory, BothDatabases]
    public async Task Refusals_are_problem_details_and_read_the_same(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync();
        using var client = site.NewClient();
        var bodies = new List<string>();
        foreach (var (email, password) in new[] { (account.Name, "wrong password"), ("no such user", "wrong password"), ("", ""), (null, null) })
        {
            var answer = await client.PostAsJsonAsync("/api/identity/login", new { email, password });
            bodies.Add(await AssertProblemAsync(answer, HttpStatusCode.Unauthorized, "identity.sign_in.refused"));
        }
        Assert.Single(bodies.Distinct());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await client.PostAsync("/api/identity/login", new StringContent("email=a"))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Missing_right_is_a_problem_too(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var client = await site.BearerAsync(await site.NewAsync("Student"));
        await AssertProblemAsync(await client.GetAsync(DoorModule.Api), HttpStatusCode.Forbidden, "engine.forbidden");
    }

    [Theory, BothDatabases]
    public async Task A_refresh_token_is_good_for_new_tokens_and_an_access_token_is_not(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync();
        using var client = site.NewClient();
        var first = await client.TokensAsync(account.Name);

        var answer = await client.PostAsJsonAsync("/api/identity/refresh", new { refreshToken = (string)first["refreshToken"]! });
        var second = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)second["accessToken"]!);
        Assert.Equal($"{account.Name}/{account.Name}", await client.WhoAsync());

        foreach (var token in new[] { (string)first["accessToken"]!, "made up", "", null })
            await AssertProblemAsync(await client.PostAsJsonAsync("/api/identity/refresh", new { refreshToken = token }), HttpStatusCode.Unauthorized, "identity.token.refused");
    }

    [Theory]
    [BothDatabases("{")]
    [BothDatabases("null")]
    [BothDatabases("[]")]
    [BothDatabases("")]
    public async Task A_body_that_is_none_is_told_in_words_for_callers(DatabaseProvider provider, string body)
    {
        var site = await SharedSites.GetAsync(provider);
        using var client = site.NewClient();
        using var answer = await client.PostAsync("/api/identity/login", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        await AssertProblemAsync(answer, HttpStatusCode.BadRequest, "engine.bad_request");
        Assert.Contains("/docs/api", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_refresh_token_that_comes_again_ends_all_tokens_of_its_sign_in_and_no_others(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync();
        using var client = site.NewClient();
        var stolen = (string)(await client.TokensAsync(account.Name))["refreshToken"]!;
        var other = (string)(await client.TokensAsync(account.Name))["refreshToken"]!;
        var answer = await client.PostAsJsonAsync("/api/identity/refresh", new { refreshToken = stolen });
        var next = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;

        await AssertProblemAsync(await client.PostAsJsonAsync("/api/identity/refresh", new { refreshToken = stolen }), HttpStatusCode.Unauthorized, "identity.token.refused");

        await AssertProblemAsync(
            await client.PostAsJsonAsync("/api/identity/refresh", new { refreshToken = (string)next["refreshToken"]! }), HttpStatusCode.Unauthorized, "identity.token.refused");
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/api/identity/refresh", new { refreshToken = other })).StatusCode);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)next["accessToken"]!);
        Assert.Equal("nobody/nobody", await client.WhoAsync());
    }

    [Theory, BothDatabases]
    public async Task What_is_kept_of_used_refresh_tokens_goes_when_they_would_have_ended_by_themselves(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: services => services.AddSingleton<TimeProvider>(clock)));
        var account = await site.NewAsync();
        using var client = site.NewClient();
        var token = (string)(await client.TokensAsync(account.Name))["refreshToken"]!;
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/api/identity/refresh", new { refreshToken = token })).StatusCode);
        async Task<int> SweptAsync() => await site.InScopeAsync(async s =>
        {
            await ActivatorUtilities.CreateInstance<SweepSessions>(s).RunAsync(null!, CancellationToken.None);
            return await s.GetRequiredService<JaytekDb>().Set<IdentityUserToken<string>>().CountAsync(row => row.UserId == account.Id && row.LoginProvider == RefreshOnce.Provider);
        });
        clock.Advance(TimeSpan.FromDays(13));
        Assert.Equal(1, await SweptAsync());
        clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await SweptAsync());
    }

    [Theory, BothDatabases]
    public async Task Of_twenty_that_refresh_by_one_token_at_once_one_succeeds_at_most(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync();
        using var client = site.NewClient();
        var token = (string)(await client.TokensAsync(account.Name))["refreshToken"]!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.PostAsJsonAsync("/api/identity/refresh", new { refreshToken = token })));

        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), 0, 1);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsJsonAsync("/api/identity/refresh", new { refreshToken = token })).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Tokens_grow_old(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: services => services.AddSingleton<TimeProvider>(clock)));
        var account = await site.NewAsync();
        using var client = site.NewClient();
        var tokens = await client.TokensAsync(account.Name);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)tokens["accessToken"]!);

        clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("nobody/nobody", await client.WhoAsync());
        await OpenId.EndedTokenTests.AssertRefusedAsync(await client.GetAsync(DoorModule.WhoAmI));
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/api/identity/refresh", new { refreshToken = (string)tokens["refreshToken"]! })).StatusCode);
        clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsJsonAsync("/api/identity/refresh", new { refreshToken = (string)tokens["refreshToken"]! })).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Cookie_may_read_and_writes_only_with_the_antiforgery_token(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync("Editor");
        using var client = site.NewClient();
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/api/identity/login?useCookies=true", new { email = account.Name, password = Account.Password })).StatusCode);
        Assert.Equal("desk", await client.GetStringAsync(DoorModule.Api));
        await AssertProblemAsync(await client.PostAsync(DoorModule.Api, null), HttpStatusCode.BadRequest, "engine.antiforgery");

        var info = (await client.GetFromJsonAsync<JsonNode>("/api/identity/antiforgery"))!;
        client.DefaultRequestHeaders.Add((string)info["headerName"]!, (string)info["token"]!);
        Assert.Equal("written", await (await client.PostAsync(DoorModule.Api, null)).Content.ReadAsStringAsync());
    }

    [Theory, BothDatabases]
    public async Task Request_that_brings_a_bad_token_is_nobodys_even_with_a_cookie(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Editor"));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "made-up");
        Assert.Equal("nobody/nobody", await client.WhoAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync(DoorModule.Api, null)).StatusCode);
    }

    [Theory]
    [BothDatabases("/api/identity/register")]
    [BothDatabases("/register")]
    public async Task Nobody_registers_themselves(DatabaseProvider provider, string address)
    {
        var site = await SharedSites.GetAsync(provider);
        using var client = site.NewClient();
        var answer = await client.PostAsJsonAsync(address, new { email = "a@b.example", password = Account.Password });
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
    }

    private static async Task<string> AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var body = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(code, (string)body["code"]!);
        body.Remove("traceId");
        return body.ToJsonString();
    }
}
