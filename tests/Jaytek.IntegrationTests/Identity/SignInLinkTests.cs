using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Engine.Data;
using Jaytek.Identity.Links;
using Jaytek.IntegrationTests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>Links in mails that let their owner sign in.</summary>
public sealed partial class SignInLinkTests
{
    [Theory, BothDatabases]
    public async Task Link_signs_in_once_and_looking_at_it_uses_nothing_up(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync("Student");
        using var browser = site.NewClient();
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(browser, account.Email, "/courses")).StatusCode);
        var link = await LinkAsync(site, account.Email);
        Assert.Contains("returnUrl=%2Fcourses", link, StringComparison.Ordinal);
        await site.InScopeAsync(async s =>
        {
            Assert.False(await s.GetRequiredService<JaytekDb>().Set<SignInLink>().AnyAsync(one => link.Contains(one.TokenHash)));
            return true;
        });

        // Programs that look through mail open links.
        using (var scanner = site.NewClient())
            Assert.Contains(account.Name, await scanner.GetStringAsync(link), StringComparison.Ordinal);
        var token = await browser.FormTokenAsync(link);
        var used = await browser.PostAsync(link, SignUps.Form(token));
        Assert.Equal((HttpStatusCode.Redirect, "/courses"), (used.StatusCode, used.Headers.Location?.OriginalString));
        Assert.Equal($"{account.Name}/{account.Name}", await browser.WhoAsync());

        using var thief = site.NewClient();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await thief.PostAsync(link, SignUps.Form(await thief.FormTokenAsync("/login/mail")))).StatusCode);
        Assert.Equal("nobody/nobody", await thief.WhoAsync());
    }

    [Theory, BothDatabases]
    public async Task Link_ends_after_fifteen_minutes_and_with_a_new_password(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: services => services.AddSingleton<TimeProvider>(clock)));
        var (late, changed) = (await site.NewAsync(), await site.NewAsync());
        using var browser = site.NewClient();
        await AskAsync(browser, late.Email);
        await AskAsync(browser, changed.Email);
        var (old, ended) = (await LinkAsync(site, late.Email), await LinkAsync(site, changed.Email));
        var token = await browser.FormTokenAsync("/login/mail");

        await site.InScopeAsync(s => s.GetRequiredService<Jaytek.Identity.Users.SetPassword>().RunAsync(changed.Id, "another harbour at 10", CancellationToken.None));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.PostAsync(ended, SignUps.Form(token))).StatusCode);
        clock.Advance(TimeSpan.FromMinutes(15.5));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.PostAsync(old, SignUps.Form(token))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Nobody_learns_who_has_an_account_and_nobodys_mailbox_is_filled(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync();
        using var browser = site.NewClient();
        var known = await (await AskAsync(browser, account.Email)).Content.ReadAsStringAsync();
        await LinkAsync(site, account.Email);
        var unknown = await (await AskAsync(browser, SignUps.NewEmail())).Content.ReadAsStringAsync();
        Assert.Equal(Words(known), Words(unknown));

        await AskAsync(browser, account.Email);
        await site.DeliverEventsAsync();
        Assert.Single(site.MailFiles(), file => File.ReadAllText(file).Contains($"To: {account.Email}", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Link_is_the_first_step_only_where_there_are_two(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: services => services.AddSingleton<TimeProvider>(clock)));
        var account = await site.NewAsync("Student");
        using var first = await site.BrowserAsync(account);
        var phone = await first.SetUpSecondStepAsync(clock);
        using var browser = site.NewClient();
        await AskAsync(browser, account.Email);
        var link = await LinkAsync(site, account.Email);

        var used = await browser.PostAsync(link, SignUps.Form(await browser.FormTokenAsync(link)));
        Assert.StartsWith("/login/second", used.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal("nobody/nobody", await browser.WhoAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostCodeAsync(phone.CodeAt(clock.GetUtcNow()))).StatusCode);
        Assert.Equal($"{account.Name}/{account.Name}", await browser.WhoAsync());
        Assert.Contains("Mailed link", await browser.GetStringAsync("/account"), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient browser, string email, string? returnUrl = null) =>
        await browser.PostAsync(returnUrl is null ? "/login/mail" : $"/login/mail?returnUrl={Uri.EscapeDataString(returnUrl)}",
            SignUps.Form(await browser.FormTokenAsync("/login/mail"), ("Form.Email", email)));

    private static async Task<string> LinkAsync(TestSite site, string email) => Link().Match(await site.MailAsync(email, "open this link to sign in")).Groups[1].Value;

    private static string Words(string page) => Token().Replace(page, "");

    [GeneratedRegex(@"https?://[^/\s]+(/login/link\?t=\S+)")]
    private static partial Regex Link();

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="[^"]+" """)]
    private static partial Regex Token();
}
