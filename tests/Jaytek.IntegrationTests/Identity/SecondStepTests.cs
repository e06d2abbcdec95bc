using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.Engine.Settings;
using Jaytek.Identity.SecondFactor;
using Jaytek.Identity.SignIn;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>The second step of signing in.</summary>
public sealed class SecondStepTests
{
    [Theory, BothDatabases]
    public async Task What_was_let_in_before_a_new_password_sets_up_no_second_step(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync("Student");
        var before = await StampAsync(site, account);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SetUpTwoFactor>().BeginAsync(account.Id, CancellationToken.None))).Error);
        async Task<string?> ConfirmAsync(string? stamp) =>
            (await site.InScopeAsync(s => s.GetRequiredService<SetUpTwoFactor>().ConfirmAsync(account.Id, stamp, "000000", CancellationToken.None))).Error?.Code;
        Assert.Equal("identity.two_factor.refused", await ConfirmAsync(before));
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SetPassword>().RunAsync(account.Id, "another harbour at 10", CancellationToken.None))).Error);
        Assert.Equal("identity.two_factor.not_started", await ConfirmAsync(before));
        Assert.Equal("identity.two_factor.not_started", await ConfirmAsync(null));
        // The secret went with the password: who began it has seen it.
        Assert.Equal("identity.two_factor.not_started", await ConfirmAsync(await StampAsync(site, account)));
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SetUpTwoFactor>().BeginAsync(account.Id, CancellationToken.None))).Error);
        Assert.Equal("identity.two_factor.refused", await ConfirmAsync(await StampAsync(site, account)));
    }

    private static Task<string?> StampAsync(TestSite site, Account account) =>
        site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>().Where(user => user.Id == account.Id).Select(user => user.SecurityStamp).SingleAsync());

    [Theory, BothDatabases]
    public async Task Password_alone_lets_nobody_in_once_an_app_is_set_up(DatabaseProvider provider)
    {
        var (site, clock) = await StartAsync(provider);
        await using var _ = site;
        var account = await site.NewAsync("Student");
        using var browser = await site.BrowserAsync(account);
        using var other = await site.BrowserAsync(account);
        var phone = await browser.SetUpSecondStepAsync(clock);
        Assert.Equal(10, phone.RecoveryCodes.Distinct().Count());
        // This session goes on, others end.
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
        Assert.Equal("nobody/nobody", await other.WhoAsync());

        using var next = site.NewClient();
        var first = await next.PostLoginAsync(account.Name, returnUrl: "/courses");
        Assert.Equal("/login/second?returnUrl=%2Fcourses", first.Headers.Location?.OriginalString);
        Assert.Equal("nobody/nobody", await next.WhoAsync());
        Assert.Equal("/login", (await next.GetAsync("/account/two-factor")).Headers.Location?.AbsolutePath);

        Assert.Equal(HttpStatusCode.Unauthorized, (await next.PostCodeAsync("000000")).StatusCode);
        var code = phone.CodeAt(clock.GetUtcNow());
        var second = await next.PostCodeAsync(code, returnUrl: "/courses");
        Assert.Equal((HttpStatusCode.Redirect, "/courses"), (second.StatusCode, second.Headers.Location?.OriginalString));
        Assert.Equal($"{account.Name}/{account.Name}", await next.WhoAsync());

        // A code that somebody looked over a shoulder for is good no more.
        using var thief = site.NewClient();
        await thief.PostLoginAsync(account.Name);
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.PostCodeAsync(code)).StatusCode);
        clock.Advance(SecondSteps.Step);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.PostCodeAsync(phone.CodeAt(clock.GetUtcNow()))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Recovery_code_lets_in_once_and_new_ones_end_the_old(DatabaseProvider provider)
    {
        var (site, clock) = await StartAsync(provider);
        await using var _ = site;
        var account = await site.NewAsync("Student");
        using var browser = await site.BrowserAsync(account);
        var phone = await browser.SetUpSecondStepAsync(clock);
        await site.InScopeAsync(async s =>
        {
            var kept = await s.GetRequiredService<JaytekDb>().Set<RecoveryCode>().Where(one => one.UserId == account.Id).Select(one => one.Hash).ToListAsync();
            Assert.All(kept, hash => Assert.Matches("^[0-9a-f]{64}$", hash));
            return true;
        });

        using var first = site.NewClient();
        await first.PostLoginAsync(account.Name);
        Assert.Equal(HttpStatusCode.Redirect, (await first.PostCodeAsync(phone.RecoveryCodes[0].ToUpperInvariant())).StatusCode);
        using var again = site.NewClient();
        await again.PostLoginAsync(account.Name);
        Assert.Equal(HttpStatusCode.Unauthorized, (await again.PostCodeAsync(phone.RecoveryCodes[0])).StatusCode);
        Assert.Contains("9 of 10", await browser.GetStringAsync("/account/two-factor"), StringComparison.Ordinal);

        var renewed = await browser.SendFormAsync("/account/two-factor?handler=Renew", ("Renew.Password", Account.Password), ("Renew.Code", phone.CodeAt(clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await again.PostCodeAsync(phone.RecoveryCodes[1])).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Wrong_codes_are_counted_whatever_else_is_right_and_the_owner_gets_in_by_a_recovery_code(DatabaseProvider provider)
    {
        var (site, clock) = await StartAsync(provider);
        await using var _ = site;
        var account = await site.NewAsync("Student");
        using var browser = await site.BrowserAsync(account);
        var phone = await browser.SetUpSecondStepAsync(clock);

        for (var guess = 0; guess < 5; guess++)
        {
            // Whoever has the password types it as often as they like: it forgives no code.
            using var thief = site.NewClient();
            await thief.PostLoginAsync(account.Name);
            Assert.Equal(HttpStatusCode.Unauthorized, (await thief.PostCodeAsync("000000")).StatusCode);
        }

        using var owner = site.NewClient();
        await owner.PostLoginAsync(account.Name);
        Assert.Equal(HttpStatusCode.Unauthorized, (await owner.PostCodeAsync(phone.CodeAt(clock.GetUtcNow()))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await owner.PostCodeAsync(phone.RecoveryCodes[3])).StatusCode);

        clock.Advance(TimeSpan.FromMinutes(11));
        using var later = site.NewClient();
        await later.PostLoginAsync(account.Name);
        Assert.Equal(HttpStatusCode.Redirect, (await later.PostCodeAsync(phone.CodeAt(clock.GetUtcNow()))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Trusted_device_is_not_asked_until_the_account_signs_out_everywhere(DatabaseProvider provider)
    {
        var (site, clock) = await StartAsync(provider);
        await using var _ = site;
        var account = await site.NewAsync("Student");
        using var browser = await site.BrowserAsync(account);
        var phone = await browser.SetUpSecondStepAsync(clock);
        using var trusted = site.NewClient();
        await trusted.PostLoginAsync(account.Name);
        await trusted.PostCodeAsync(phone.CodeAt(clock.GetUtcNow()), trust: true);
        await trusted.SendFormAsync("/logout");

        Assert.Equal("/account", (await trusted.PostLoginAsync(account.Name)).Headers.Location?.OriginalString);
        Assert.Equal($"{account.Name}/{account.Name}", await trusted.WhoAsync());
        // The cookie is no first step.
        await trusted.SendFormAsync("/logout");
        Assert.Equal(HttpStatusCode.Unauthorized, (await trusted.PostLoginAsync(account.Name, "not the password")).StatusCode);

        await browser.SendFormAsync("/account?handler=Everywhere");
        Assert.StartsWith("/login/second", (await trusted.PostLoginAsync(account.Name)).Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Password_address_and_end_of_an_account_ask_for_a_code_too(DatabaseProvider provider)
    {
        var (site, clock) = await StartAsync(provider);
        await using var _ = site;
        var account = await site.NewAsync("Student");
        using var browser = await site.BrowserAsync(account);
        var phone = await browser.SetUpSecondStepAsync(clock);

        var forms = new (string Handler, (string, string)[] Fields)[]
        {
            ("Email", [("Address.Email", "new@test.example"), ("Address.Password", Account.Password)]),
            ("Password", [("Password.Current", Account.Password), ("Password.Password", SignUps.Password)]),
            ("Delete", [("Leave.Password", Account.Password), ("Leave.IsSure", "true")]),
        };
        foreach (var (handler, fields) in forms)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SendFormAsync($"/account?handler={handler}", fields)).StatusCode);
        var off = await browser.SendFormAsync("/account/two-factor?handler=Off", ("Off.Password", Account.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, off.StatusCode);

        var changed = await browser.SendFormAsync("/account?handler=Password",
            ("Password.Current", Account.Password), ("Password.Password", SignUps.Password), ("Password.Code", phone.CodeAt(clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        clock.Advance(SecondSteps.Step);
        var done = await browser.SendFormAsync("/account/two-factor?handler=Off", ("Off.Password", SignUps.Password), ("Off.Code", phone.CodeAt(clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        using var plain = site.NewClient();
        Assert.Equal("/account", (await plain.PostLoginAsync(account.Name, SignUps.Password)).Headers.Location?.OriginalString);
    }

    [Theory, BothDatabases]
    public async Task Scripts_bring_the_code_with_the_password(DatabaseProvider provider)
    {
        var (site, clock) = await StartAsync(provider);
        await using var _ = site;
        var account = await site.NewAsync("Editor");
        using var browser = await site.BrowserAsync(account);
        var phone = await browser.SetUpSecondStepAsync(clock);
        using var script = site.NewClient();

        async Task<(HttpStatusCode, string?)> AskAsync(object body)
        {
            var answer = await script.PostAsJsonAsync("/api/identity/login", body);
            return (answer.StatusCode, (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())?["code"]);
        }

        var (email, password) = (account.Email, Account.Password);
        Assert.Equal((HttpStatusCode.Unauthorized, "identity.two_factor.required"), await AskAsync(new { email, password }));
        Assert.Equal((HttpStatusCode.Unauthorized, "identity.two_factor.refused"), await AskAsync(new { email, password, twoFactorCode = "000000" }));
        Assert.Equal((HttpStatusCode.Unauthorized, "identity.sign_in.refused"), await AskAsync(new { email, password = "wrong", twoFactorCode = phone.CodeAt(clock.GetUtcNow()) }));
        Assert.Equal((HttpStatusCode.OK, null), await AskAsync(new { email, password, twoFactorCode = phone.CodeAt(clock.GetUtcNow()) }));
        Assert.Equal((HttpStatusCode.OK, null), await AskAsync(new { email, password, twoFactorRecoveryCode = phone.RecoveryCodes[0] }));
        Assert.Equal((HttpStatusCode.Unauthorized, "identity.two_factor.refused"), await AskAsync(new { email, password, twoFactorRecoveryCode = phone.RecoveryCodes[0] }));
    }

    [Theory, BothDatabases]
    public async Task Role_that_asks_for_it_ends_plain_sessions_and_leads_to_the_set_up(DatabaseProvider provider)
    {
        var (site, clock) = await StartAsync(provider);
        await using var _ = site;
        var account = await site.NewAsync("Editor");
        var student = await site.NewAsync("Student");
        using var before = await site.BrowserAsync(account);
        using var script = await site.BearerAsync(account);
        using var refreshing = site.NewClient();
        var refresh = (string)(await refreshing.TokensAsync(account.Name))["refreshToken"]!;
        await RequireAsync(site, "Editor");

        Assert.Equal("nobody/nobody", await before.WhoAsync());
        Assert.Equal("nobody/nobody", await script.WhoAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await refreshing.PostAsJsonAsync("/api/identity/refresh", new { refreshToken = refresh })).StatusCode);
        var refused = await script.PostAsJsonAsync("/api/identity/login", new { email = account.Name, password = Account.Password });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var free = await site.BrowserAsync(student);
        Assert.Equal($"{student.Name}/{student.Name}", await free.WhoAsync());

        using var browser = site.NewClient();
        var first = await browser.PostLoginAsync(account.Name);
        Assert.Equal("/account/two-factor?returnUrl=~%2Fadmin", first.Headers.Location?.OriginalString);
        Assert.Equal("nobody/nobody", await browser.WhoAsync());
        var phone = await browser.SetUpSecondStepAsync(clock, password: null);
        Assert.Equal($"{account.Name}/{account.Name}", await browser.WhoAsync());
        var off = await browser.SendFormAsync("/account/two-factor?handler=Off", ("Off.Password", Account.Password), ("Off.Code", phone.CodeAt(clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.Conflict, off.StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Reset_by_an_administrator_is_written_down_and_lets_the_password_in(DatabaseProvider provider)
    {
        var (site, clock) = await StartAsync(provider);
        await using var _ = site;
        var account = await site.NewAsync("Student");
        using var browser = await site.BrowserAsync(account);
        await browser.SetUpSecondStepAsync(clock);
        using var admin = site.NewClient();
        await admin.PostLoginAsync(TestSite.AdminName, TestSite.AdminPassword);

        Assert.Contains("Reset two-step sign-in", await admin.GetStringAsync($"/admin/users/{account.Id}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendFormAsync($"/admin/users/{account.Id}?handler=ResetTwoFactor")).StatusCode);

        Assert.Equal("nobody/nobody", await browser.WhoAsync());
        using var again = site.NewClient();
        Assert.Equal("/account", (await again.PostLoginAsync(account.Name)).Headers.Location?.OriginalString);
        Assert.Contains("was reset", await admin.GetStringAsync($"/admin/audit?type=User&id={account.Id}"), StringComparison.Ordinal);
    }

    private static async Task RequireAsync(TestSite site, string roles) =>
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SaveSettings<SignInSettings>>().RunAsync(settings =>
        {
            settings.TwoFactorRoles = roles;
            return null;
        }, CancellationToken.None))).Error);

    private static async Task<(TestSite Site, TestClock Clock)> StartAsync(DatabaseProvider provider)
    {
        var clock = new TestClock();
        return (await TestSite.StartAsync(provider, new TestSiteOptions(Services: services => services.AddSingleton<TimeProvider>(clock))), clock);
    }
}
