using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>The doors for people.</summary>
public sealed partial class LoginPageTests
{
    [Theory, BothDatabases]
    public async Task A_user_name_and_an_e_mail_address_are_equally_good(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync();
        foreach (var login in new[] { account.Name, account.Email, account.Name.ToUpperInvariant() })
        {
            using var client = site.NewClient();
            var answer = await client.PostLoginAsync(login);
            Assert.Equal((HttpStatusCode.Redirect, "/account"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
            Assert.Equal($"{account.Name}/{account.Name}", await client.WhoAsync());
        }
    }

    [Theory, BothDatabases]
    public async Task Whoever_may_enter_the_admin_lands_there(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var client = site.NewClient();
        Assert.Equal("/admin", (await client.PostLoginAsync((await site.NewAsync("Editor")).Name)).Headers.Location?.OriginalString);
        Assert.Equal("/admin", (await client.GetAsync("/login")).Headers.Location?.OriginalString);
    }

    [Theory, BothDatabases]
    public async Task Every_refusal_reads_the_same(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync();
        using var client = site.NewClient();
        var wrong = await client.PostLoginAsync(account.Name, "not the password");
        var unknown = await client.PostLoginAsync($"user-{PublicId.New()}", "not the password");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (wrong.StatusCode, unknown.StatusCode));
        Assert.Equal(Anonymised(await wrong.Content.ReadAsStringAsync()), Anonymised(await unknown.Content.ReadAsStringAsync()));
        Assert.Contains("The name or the password is wrong", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_was_typed_stays_and_every_gap_is_named(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var client = site.NewClient();
        var typed = await (await client.PostLoginAsync("someone", "")).Content.ReadAsStringAsync();
        Assert.Contains("value=\"someone\"", typed, StringComparison.Ordinal);
        Assert.Contains("Type your password.", typed, StringComparison.Ordinal);
        Assert.DoesNotContain("Type your user name", VisibleText(typed), StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("/login")]
    [BothDatabases("/logout")]
    public async Task Form_without_its_antiforgery_token_is_refused(DatabaseProvider provider, string page)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync();
        using var client = await site.BrowserAsync(account);
        var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Form.Name"] = account.Name, ["Form.Password"] = Account.Password });
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(page, form)).StatusCode);
        Assert.Equal($"{account.Name}/{account.Name}", await client.WhoAsync());
    }

    [Theory]
    [BothDatabases("https://evil.example/")]
    [BothDatabases("//evil.example/")]
    [BothDatabases("/\\evil.example/")]
    [BothDatabases("\\\\evil.example")]
    [BothDatabases("javascript:alert(1)")]
    [BothDatabases("/%09/evil.example", true)]
    [BothDatabases("/admin/content?page=2", true)]
    public async Task Return_address_leads_nowhere_else(DatabaseProvider provider, string returnUrl, bool followed = false)
    {
        var site = await SharedSites.GetAsync(provider);
        using var client = site.NewClient();
        var answer = await client.PostLoginAsync((await site.NewAsync()).Name, returnUrl: returnUrl);
        Assert.Equal(followed ? returnUrl : "/account", answer.Headers.Location?.OriginalString);
    }

    [Theory, BothDatabases]
    public async Task Session_cookie_is_out_of_scripts_reach_and_secure_beyond_this_machine(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync();
        using var client = site.NewClient();
        var local = SessionCookie(await client.PostLoginAsync(account.Name));
        Assert.Contains("httponly", local, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", local, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", local, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", local, StringComparison.Ordinal);

        using var remembering = site.NewClient();
        Assert.Contains("expires", SessionCookie(await remembering.PostLoginAsync(account.Name, remember: true)), StringComparison.Ordinal);

        // The form is fetched here: over plain http no client would send back the form's own cookie, which is secure out there too.
        using var elsewhere = site.NewClient();
        using var post = new HttpRequestMessage(HttpMethod.Post, "/login") { Headers = { Host = "jaytek.example" } };
        post.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Form.Name"] = account.Name, ["Form.Password"] = Account.Password, ["__RequestVerificationToken"] = await elsewhere.FormTokenAsync("/login"),
        });
        Assert.Contains("secure", SessionCookie(await elsewhere.SendAsync(post)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Closed_page_leads_nobody_to_sign_in_and_somebody_to_the_reason(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var nobody = site.NewClient();
        var challenge = await nobody.GetAsync(DoorModule.Page + "?tab=2");
        Assert.Equal("/login?returnUrl=%2Ftest%2Fdoors%2Fdesk%3Ftab%3D2", challenge.Headers.Location?.PathAndQuery);

        using var somebody = await site.BrowserAsync(await site.NewAsync("Student"));
        Assert.Equal("/access-denied", (await somebody.GetAsync(DoorModule.Page)).Headers.Location?.AbsolutePath);
        var denied = await somebody.GetAsync("/access-denied");
        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
        Assert.Contains("You are signed in as", await denied.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var editor = await site.BrowserAsync(await site.NewAsync("Editor"));
        Assert.Equal("desk", await editor.GetStringAsync(DoorModule.Page));
    }

    [Theory, BothDatabases]
    public async Task Fragment_request_of_an_ended_session_leads_the_whole_page_to_sign_in(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var client = site.NewClient();
        client.DefaultRequestHeaders.Add("HX-Request", "true");
        var answer = await client.GetAsync(DoorModule.Page);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("/login?returnUrl=", answer.Headers.GetValues("HX-Redirect").Single(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Link_to_sign_out_asks_and_only_the_form_ends_the_session(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync();
        using var client = await site.BrowserAsync(account);
        var token = await client.FormTokenAsync("/logout");
        Assert.Equal($"{account.Name}/{account.Name}", await client.WhoAsync());

        var answer = await client.PostAsync("/logout", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Equal("nobody/nobody", await client.WhoAsync());
    }

    private static string SessionCookie(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("jaytek.session=", StringComparison.Ordinal)).ToLowerInvariant();

    private static string Anonymised(string html) => Changing().Replace(html, "value=\"\"");

    private static string VisibleText(string html) => Tags().Replace(html, " ");

    [GeneratedRegex("""value="[^"]*" """)]
    private static partial Regex Changing();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
