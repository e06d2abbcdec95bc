using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Settings;
using Jaytek.Identity.SignIn;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>Signing in with a key of one's device.</summary>
public sealed partial class PasskeyTests
{
    [Theory, BothDatabases]
    public async Task Passkey_is_added_after_the_password_signs_in_alone_is_renamed_and_deleted(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync("Student");
        using var owner = await SignInAsync(site, account);
        using var key = new SoftAuthenticator(site.Address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await OptionsAsync(owner, "not the password")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await AddAsync(owner, key, "Phone")).StatusCode);
        Assert.Contains("<strong>Phone</strong>", await owner.GetStringAsync("/account/passkeys"), StringComparison.Ordinal);

        using var browser = NewClient(site);
        var answer = await UseAsync(browser, key, "/courses");
        Assert.Equal((HttpStatusCode.Redirect, "/courses"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Equal($"{account.Name}/{account.Name}", await browser.WhoAsync());

        var id = Id().Match(await owner.GetStringAsync("/account/passkeys")).Groups[1].Value;
        using var stranger = await SignInAsync(site, await site.NewAsync("Student"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendFormAsync("/account/passkeys?handler=Delete", ("id", id))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await owner.SendFormAsync("/account/passkeys?handler=Rename", ("id", id), ("name", "Old phone"))).StatusCode);
        Assert.Contains("<strong>Old phone</strong>", await owner.GetStringAsync("/account/passkeys"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await owner.SendFormAsync("/account/passkeys?handler=Delete", ("id", id))).StatusCode);
        using var late = NewClient(site);
        Assert.Equal(HttpStatusCode.Unauthorized, (await UseAsync(late, key)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Other_origin_replay_copied_key_and_key_without_verification_are_refused(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync("Student");
        using var owner = await SignInAsync(site, account);
        using var unverified = new SoftAuthenticator(site.Address) { Verifies = false };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AddAsync(owner, unverified, "No finger")).StatusCode);
        using var elsewhere = new SoftAuthenticator(site.Address) { Origin = "https://evil.example" };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AddAsync(owner, elsewhere, "Elsewhere")).StatusCode);

        using var key = new SoftAuthenticator(site.Address);
        await AddAsync(owner, key, "Phone");
        using var browser = NewClient(site);
        var options = JsonNode.Parse(await browser.GetStringAsync("/login?handler=Passkey"))!;
        var credential = key.Get(options);
        var token = await browser.FormTokenAsync("/login");
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(browser, token, credential)).StatusCode);
        await browser.SendFormAsync("/logout");
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(browser, await browser.FormTokenAsync("/login"), credential)).StatusCode);

        // An answer to another question, and a copy of the key, whose counter stands behind.
        using var other = NewClient(site);
        await other.GetStringAsync("/login?handler=Passkey");
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(other, await other.FormTokenAsync("/login"), credential)).StatusCode);
        key.Count = 0;
        Assert.Equal(HttpStatusCode.Unauthorized, (await UseAsync(other, key)).StatusCode);
        Assert.Equal("nobody/nobody", await other.WhoAsync());
    }

    [Theory, BothDatabases]
    public async Task Suspended_account_and_site_that_takes_none_refuse_passkeys(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var account = await site.NewAsync("Student");
        using var owner = await SignInAsync(site, account);
        using var key = new SoftAuthenticator(site.Address);
        await AddAsync(owner, key, "Phone");
        await site.InScopeAsync(s => s.GetRequiredService<SuspendUser>().RunAsync(account.Id, true, null, CancellationToken.None));
        using var browser = NewClient(site);
        Assert.Equal(HttpStatusCode.Unauthorized, (await UseAsync(browser, key)).StatusCode);

        await site.InScopeAsync(s => s.GetRequiredService<SaveSettings<SignInSettings>>().RunAsync(settings =>
        {
            settings.Passkeys = false;
            return null;
        }, CancellationToken.None));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/login?handler=Passkey")).StatusCode);
        Assert.DoesNotContain("passkey", await browser.GetStringAsync("/login"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, BothDatabases]
    public async Task Last_way_into_an_account_stays(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync("Student");
        using var owner = await SignInAsync(site, account);
        using var key = new SoftAuthenticator(site.Address);
        await AddAsync(owner, key, "Phone");
        await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>().Where(user => user.Id == account.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.PasswordHash, (string?)null)));

        var id = Id().Match(await owner.GetStringAsync("/account/passkeys")).Groups[1].Value;
        Assert.Equal(HttpStatusCode.Conflict, (await owner.SendFormAsync("/account/passkeys?handler=Delete", ("id", id))).StatusCode);
    }

    private static async Task<HttpClient> SignInAsync(TestSite site, Account account)
    {
        var client = NewClient(site);
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostLoginAsync(account.Name)).StatusCode);
        return client;
    }

    /// <summary>Browsers send the origin with every form.</summary>
    private static HttpClient NewClient(TestSite site)
    {
        var client = site.NewClient();
        client.DefaultRequestHeaders.Add("Origin", site.Address.GetLeftPart(UriPartial.Authority));
        return client;
    }

    private static Task<HttpResponseMessage> OptionsAsync(HttpClient browser, string password) =>
        browser.SendFormAsync("/account/passkeys?handler=Options", ("Form.Name", "Phone"), ("Form.Password", password));

    private static async Task<HttpResponseMessage> AddAsync(HttpClient browser, SoftAuthenticator key, string name)
    {
        var options = await OptionsAsync(browser, Account.Password);
        Assert.Equal(HttpStatusCode.OK, options.StatusCode);
        var made = key.Create(JsonNode.Parse(await options.Content.ReadAsStringAsync())!);
        return await browser.SendFormAsync("/account/passkeys?handler=Add", ("Form.Name", name), ("Form.Credential", made));
    }

    private static async Task<HttpResponseMessage> UseAsync(HttpClient browser, SoftAuthenticator key, string? returnUrl = null)
    {
        var token = await browser.FormTokenAsync("/login");
        var options = JsonNode.Parse(await browser.GetStringAsync("/login?handler=Passkey"))!;
        return await PostAsync(browser, token, key.Get(options), returnUrl);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string token, string credential, string? returnUrl = null) =>
        browser.PostAsync($"/login?handler=Passkey{(returnUrl is null ? "" : $"&returnUrl={Uri.EscapeDataString(returnUrl)}")}", SignUps.Form(token, ("credential", credential)));

    [GeneratedRegex("name=\"id\" value=\"([^\"]+)\"")]
    private static partial Regex Id();
}
