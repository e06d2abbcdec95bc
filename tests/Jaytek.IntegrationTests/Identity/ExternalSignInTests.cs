using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Outgoing;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>Signing in by other sites, against one that checks what it is sent.</summary>
public sealed partial class ExternalSignInTests
{
    private const string Personal = "9188040d-6c67-4c5b-b112-36a304b66dad";

    [Theory, BothDatabases]
    public async Task Verified_address_of_a_proven_account_links_and_the_key_finds_it_from_then_on(DatabaseProvider provider)
    {
        await using var google = await ProviderStandIn.StartAsync();
        await using var site = await StartAsync(provider, google, "Google");
        var account = await ProvenAsync(site);
        google.Person = new JsonObject { ["sub"] = "g-1", ["email"] = account.Email.ToUpperInvariant(), ["email_verified"] = true };
        using var browser = site.NewClient();
        Assert.Contains("Sign in with Google", await browser.GetStringAsync("/login"), StringComparison.Ordinal);
        Assert.DoesNotContain("Sign in with Spotify", await browser.GetStringAsync("/login"), StringComparison.Ordinal);

        var entered = await GoAsync(browser, "google", returnUrl: "/courses");
        Assert.Equal((HttpStatusCode.Redirect, "/courses"), (entered.StatusCode, entered.Headers.Location?.OriginalString));
        Assert.Equal($"{account.Name}/{account.Name}", await browser.WhoAsync());
        Assert.True(((string?)google.LastAsked!["nonce"])?.Length > 40);

        // The address has changed there: the key still finds the account.
        google.Person = new JsonObject { ["sub"] = "g-1", ["email"] = "other@test.example", ["email_verified"] = true };
        using var later = site.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await GoAsync(later, "google")).StatusCode);
        Assert.Equal($"{account.Name}/{account.Name}", await later.WhoAsync());
    }

    [Theory, BothDatabases]
    public async Task Address_that_either_side_has_not_proven_links_nothing(DatabaseProvider provider)
    {
        await using var google = await ProviderStandIn.StartAsync();
        await using var site = await StartAsync(provider, google, "Google");
        var (proven, unproven) = (await ProvenAsync(site), await site.NewAsync("Student"));
        var people = new JsonObject[]
        {
            new() { ["sub"] = "g-1", ["email"] = proven.Email, ["email_verified"] = false },
            new() { ["sub"] = "g-2", ["email"] = proven.Email },
            new() { ["sub"] = "g-3" },
            new() { ["sub"] = "g-4", ["email"] = unproven.Email, ["email_verified"] = true },
            new() { ["sub"] = "g-5", ["email"] = "nobody@test.example", ["email_verified"] = true },
        };
        foreach (var person in people)
        {
            google.Person = person;
            using var browser = site.NewClient();
            await AssertRefusedAsync(browser, await GoAsync(browser, "google"), "is linked to this one of Google");
        }
    }

    [Theory]
    [BothDatabases("nonce")]
    [BothDatabases("audience")]
    [BothDatabases("issuer")]
    [BothDatabases("expired")]
    [BothDatabases("signature")]
    [BothDatabases("party")]
    public async Task Id_token_that_is_not_to_be_believed_is_refused(DatabaseProvider provider, string wrong)
    {
        await using var google = await ProviderStandIn.StartAsync();
        await using var site = await StartAsync(provider, google, "Google");
        var account = await ProvenAsync(site);
        google.Person = new JsonObject { ["sub"] = "g-1", ["email"] = account.Email, ["email_verified"] = true };
        google.SignsWithStrangeKey = wrong == "signature";
        google.Bend = claims =>
        {
            if (wrong == "nonce")
                claims["nonce"] = "another";
            if (wrong == "audience")
                claims["aud"] = "site-2";
            if (wrong == "issuer")
                claims["iss"] = "https://evil.example";
            if (wrong == "expired")
                claims["exp"] = google.Now.AddMinutes(-5).ToUnixTimeSeconds();
            if (wrong == "party")
                claims["azp"] = "site-2";
        };
        using var browser = site.NewClient();
        await AssertRefusedAsync(browser, await GoAsync(browser, "google"), "did not work");
    }

    [Theory, BothDatabases]
    public async Task Answer_that_this_browser_did_not_ask_for_and_replays_are_refused(DatabaseProvider provider)
    {
        await using var google = await ProviderStandIn.StartAsync();
        await using var site = await StartAsync(provider, google, "Google");
        var account = await ProvenAsync(site);
        google.Person = new JsonObject { ["sub"] = "g-1", ["email"] = account.Email, ["email_verified"] = true };
        using var browser = site.NewClient();
        var back = await BackAsync(browser, "google");

        // Another browser with the same answer, one with a state of its own making, and one with none.
        using var other = site.NewClient();
        await AssertRefusedAsync(other, await other.GetAsync(back), "did not work");
        var made = back[..back.IndexOf("state=", StringComparison.Ordinal)];
        await AssertRefusedAsync(other, await other.GetAsync($"{made}state=made-up&code=1"), "did not work");
        await AssertRefusedAsync(other, await other.GetAsync("/login/with/google/callback"), "did not work");

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(back)).StatusCode);
        await browser.SendFormAsync("/logout");
        await AssertRefusedAsync(browser, await browser.GetAsync(back), "did not work");

        google.Error = "access_denied";
        await AssertRefusedAsync(browser, await GoAsync(browser, "google"), "did not agree");
        google.Error = "server_error";
        await AssertRefusedAsync(browser, await GoAsync(browser, "google"), "did not work");
    }

    [Theory, BothDatabases]
    public async Task Microsofts_tenants_are_issuers_of_their_own_and_their_addresses_are_not_believed(DatabaseProvider provider)
    {
        await using var microsoft = await ProviderStandIn.StartAsync();
        await using var site = await StartAsync(provider, microsoft, "Microsoft");
        var account = await ProvenAsync(site);
        var tenant = "5c2b1a64-8f0e-4d0b-9c9e-0d2d3f6c7a11";
        microsoft.Issuer = $"https://login.microsoftonline.com/{tenant}/v2.0";
        microsoft.Person = new JsonObject { ["sub"] = "s", ["oid"] = "o-1", ["tid"] = tenant, ["email"] = account.Email };
        using var browser = site.NewClient();
        // Whoever runs a tenant writes any address into it.
        await AssertRefusedAsync(browser, await GoAsync(browser, "microsoft"), "is linked to this one of Microsoft");
        microsoft.Person["tid"] = Personal;
        await AssertRefusedAsync(browser, await GoAsync(browser, "microsoft"), "did not work");

        microsoft.Issuer = $"https://login.microsoftonline.com/{Personal}/v2.0";
        Assert.Equal(HttpStatusCode.Redirect, (await GoAsync(browser, "microsoft")).StatusCode);
        Assert.Equal($"{account.Name}/{account.Name}", await browser.WhoAsync());
        var key = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<IdentityUserLogin<string>>().Where(one => one.UserId == account.Id).Select(one => one.ProviderKey).SingleAsync());
        Assert.Equal($"{Personal}:o-1", key);
    }

    [Theory]
    [BothDatabases("Facebook")]
    [BothDatabases("Spotify")]
    public async Task Site_without_proven_addresses_is_linked_from_the_account_after_the_password_and_unlinked(DatabaseProvider provider, string title)
    {
        await using var other = await ProviderStandIn.StartAsync();
        (other.AsksProof, other.AsksPkce) = (title == "Facebook", title == "Spotify");
        await using var site = await StartAsync(provider, other, title);
        var account = await ProvenAsync(site);
        other.Person = new JsonObject { ["id"] = "p-1", ["name"] = "Ada", ["email"] = account.Email };
        var id = title.ToLowerInvariant();
        using var stranger = site.NewClient();
        await AssertRefusedAsync(stranger, await GoAsync(stranger, id), $"is linked to this one of {title}");

        using var browser = await site.BrowserAsync(account);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SendFormAsync("/account/logins?handler=Link", ("provider", id), ("Form.Password", "wrong"))).StatusCode);
        var page = await (await browser.SendFormAsync("/account/logins?handler=Link", ("provider", id), ("Form.Password", Account.Password))).Content.ReadAsStringAsync();
        var way = WebUtility.HtmlDecode(Way().Match(page).Groups[1].Value);
        // A ticket is its owner's: nobody is led to link somebody else's.
        using var victim = await site.BrowserAsync(await site.NewAsync("Student"));
        Assert.Equal(HttpStatusCode.Conflict, (await victim.GetAsync(way)).StatusCode);
        var linked = await browser.GetAsync(await FollowAsync(await browser.GetAsync(way)));
        Assert.Equal("/account/logins", linked.Headers.Location?.OriginalString);

        using var later = site.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await GoAsync(later, id)).StatusCode);
        Assert.Equal($"{account.Name}/{account.Name}", await later.WhoAsync());
        await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>().Where(user => user.Id == account.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.PasswordHash, (string?)null)));
        Assert.Equal(HttpStatusCode.Conflict, (await browser.SendFormAsync("/account/logins?handler=Unlink", ("provider", title))).StatusCode);
        await site.InScopeAsync(s => s.GetRequiredService<SetPassword>().RunAsync(account.Id, Account.Password, CancellationToken.None));
        using var again = await site.BrowserAsync(account);
        Assert.Equal(HttpStatusCode.Redirect, (await again.SendFormAsync("/account/logins?handler=Unlink", ("provider", title))).StatusCode);
        using var gone = site.NewClient();
        await AssertRefusedAsync(gone, await GoAsync(gone, id), $"is linked to this one of {title}");
    }

    [Theory, BothDatabases]
    public async Task Suspended_account_and_second_step_hold_for_other_sites_too(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var google = await ProviderStandIn.StartAsync();
        await using var site = await StartAsync(provider, google, "Google", clock);
        var account = await ProvenAsync(site);
        google.Person = new JsonObject { ["sub"] = "g-1", ["email"] = account.Email, ["email_verified"] = true };
        using var browser = await site.BrowserAsync(account);
        await browser.SetUpSecondStepAsync(clock);
        using var next = site.NewClient();
        Assert.StartsWith("/login/second", (await GoAsync(next, "google")).Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal("nobody/nobody", await next.WhoAsync());

        await site.InScopeAsync(s => s.GetRequiredService<SuspendUser>().RunAsync(account.Id, true, null, CancellationToken.None));
        Assert.Equal(HttpStatusCode.Forbidden, (await GoAsync(next, "google")).StatusCode);
    }

    private static Task<TestSite> StartAsync(DatabaseProvider provider, ProviderStandIn standIn, string name, TestClock? clock = null) =>
        TestSite.StartAsync(provider, new TestSiteOptions(Settings: standIn.Settings(name).ToDictionary(), Services: services =>
        {
            services.AddSingleton(s => new OutgoingHttp(s.GetRequiredService<TimeProvider>(), _ => true));
            if (clock is not null)
                services.AddSingleton<TimeProvider>(clock);
        }));

    /// <summary>An account whose owner has proven its address.</summary>
    private static async Task<Account> ProvenAsync(TestSite site)
    {
        var account = await site.NewAsync("Student");
        await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>().Where(user => user.Id == account.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.EmailConfirmed, true)));
        return account;
    }

    /// <summary>Goes to the other site and comes back.</summary>
    private static async Task<HttpResponseMessage> GoAsync(HttpClient browser, string provider, string? returnUrl = null) => await browser.GetAsync(await BackAsync(browser, provider, returnUrl));

    /// <summary>Goes to the other site; the address to which it sends back.</summary>
    private static async Task<string> BackAsync(HttpClient browser, string provider, string? returnUrl = null) =>
        await FollowAsync(await browser.GetAsync($"/login/with/{provider}{(returnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}")}"));

    private static async Task<string> FollowAsync(HttpResponseMessage toOther)
    {
        Assert.Equal(HttpStatusCode.Redirect, toOther.StatusCode);
        using var there = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        return (await there.GetAsync(toOther.Headers.Location)).Headers.Location!.PathAndQuery;
    }

    private static async Task AssertRefusedAsync(HttpClient browser, HttpResponseMessage answer, string words)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("nobody/nobody", await browser.WhoAsync());
    }

    [GeneratedRegex("href=\"(/login/with/[^\"]+)\"")]
    private static partial Regex Way();
}
