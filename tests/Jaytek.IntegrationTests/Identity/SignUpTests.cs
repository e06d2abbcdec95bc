using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.Contracts;
using Jaytek.Identity.SignUp;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Site;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>How people come to an account of their own, and what they do with it.</summary>
[Collection(nameof(PublicPages))]
public sealed partial class SignUpTests(PublicSites sites)
{
    private const string Password = "a lantern on the quay";

    [Theory, BothDatabases]
    public async Task Account_opens_by_link_and_password_and_not_before(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        var email = NewEmail();

        Assert.Contains("mailbox", await SignUpAsync(client, email), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostLoginAsync(email, Password)).StatusCode);
        var link = await LinkAsync(site, email);
        var wrong = await ConfirmAsync(client, link, "another password");
        var right = await ConfirmAsync(client, link, Password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal((HttpStatusCode.Redirect, "/account?welcome=1"), (right.StatusCode, right.Headers.Location?.OriginalString));
        var account = await client.GetStringAsync(right.Headers.Location);
        Assert.Contains("Student", account, StringComparison.Ordinal);
        Assert.Contains("Your address is confirmed", account, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.Redirect, (await ConfirmAsync(client, link, Password)).StatusCode);
    }

    [Theory]
    [BothDatabases("Student")]
    [BothDatabases("DJ")]
    [BothDatabases("Instructor")]
    public async Task Confirmation_leads_to_a_welcome_without_an_error(DatabaseProvider provider, string kind)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        var email = NewEmail();
        await SignUpAsync(client, email, Enum.Parse<SignUpKind>(kind));

        var confirmed = await ConfirmAsync(client, await LinkAsync(site, email), Password);
        using var page = await client.GetAsync(confirmed.Headers.Location);

        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("Welcome. Your address is confirmed", html, StringComparison.Ordinal);
        Assert.DoesNotContain("is not valid", html, StringComparison.Ordinal);
        Assert.DoesNotContain("validation-summary-errors", html, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("Ada\r\nBcc: all@test.example")]
    [BothDatabases("Ada\u0000")]
    [BothDatabases("Ada\u202Eadmin")]
    [BothDatabases("Ada\u2028Quay")]
    public async Task Name_with_characters_that_nobody_sees_is_refused(DatabaseProvider provider, string name)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        var email = NewEmail();
        var account = await site.NewAsync("Student");
        using var member = await site.BrowserAsync(account);

        using var refused = await PostSignUpAsync(client, email, SignUpKind.Student, ("Form.DisplayName", name));
        using var renamed = await member.PostAsync("/account?handler=Profile", Form(await member.FormTokenAsync("/account"), ("Profile.DisplayName", name)));

        // A character of zero is refused at the door.
        var expected = name.Contains('\0', StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.UnprocessableEntity;
        Assert.Equal((expected, expected), (refused.StatusCode, renamed.StatusCode));
        Assert.Null(await FindAsync(site, email));
        Assert.Null((await FindAsync(site, account.Email))!.DisplayName);
    }

    [Theory, BothDatabases]
    public async Task Empty_name_is_refused_and_the_old_one_stays(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var account = await site.NewAsync("Student");
        using var client = await site.BrowserAsync(account);
        await client.SendFormAsync("/account?handler=Profile", ("Profile.DisplayName", "Ada Quay"));

        var refused = await client.SendFormAsync("/account?handler=Profile", ("Profile.DisplayName", "  "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Say by which name", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Ada Quay", (await FindAsync(site, account.Email))!.DisplayName);
    }

    [Theory]
    [BothDatabases("/signup")]
    [BothDatabases("/forgot")]
    [BothDatabases("/login")]
    public async Task Empty_form_comes_back_as_one_that_cannot_be_taken(DatabaseProvider provider, string page)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        using var answer = await client.PostAsync(page, Form(await client.FormTokenAsync(page)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("<form", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task DJ_finds_a_draft_of_their_own_profile(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        var email = NewEmail();
        await SignUpAsync(client, email, SignUpKind.DJ);
        await ConfirmAsync(client, await LinkAsync(site, email), Password);
        var userId = await UserIdAsync(site, email);
        var id = PublicId.Derived($"dj-profile:{userId}");

        var profile = await Eventually.GetAsync(() => site.InScopeAsync(
            s => s.GetRequiredService<IContentReader>().GetAsync(id, ContentVersion.Latest, CancellationToken.None)));

        Assert.Equal((userId, false), (profile.Owner, profile.Published));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/admin/content/edit/{id}")).StatusCode);
    }

    [Theory]
    [BothDatabases("Approve", "your application was approved")]
    [BothDatabases("Decline", "We cannot take you on")]
    public async Task Application_is_told_to_who_decides_and_its_answer_to_who_applied(DatabaseProvider provider, string verb, string words)
    {
        var site = await sites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        using var editor = await site.BrowserAsync(await site.NewAsync("Editor"));
        using var client = site.NewClient();
        var email = NewEmail();
        await SignUpAsync(client, email, SignUpKind.Instructor);
        await ConfirmAsync(client, await LinkAsync(site, email), Password);
        var userId = await UserIdAsync(site, email);

        Assert.Matches(@"Applications waiting[\s\S]*?\d+ applications? to answer", await admin.GetStringAsync("/admin"));
        // After the commit: whoever confirms does not wait for it.
        await Eventually.IsTrueAsync(async () => (await admin.GetStringAsync("/admin/notices")).Contains("Ada Quay applies to teach.", StringComparison.Ordinal));
        await site.InScopeAsync(async s =>
        {
            await s.GetRequiredService<TellOfApplication>().HandleAsync(new AccountConfirmed(userId, email, "Ada Quay", "Instructor"), CancellationToken.None);
            return true; // An event may come twice, and is told once.
        });
        Assert.Equal(2, (await admin.GetStringAsync("/admin/notices")).Split($"/admin/applications#a-{userId}").Length);
        Assert.DoesNotContain("Applications waiting", await editor.GetStringAsync("/admin"), StringComparison.Ordinal);
        Assert.DoesNotContain("applies to teach", await editor.GetStringAsync("/admin/notices"), StringComparison.Ordinal);
        await admin.PostAsync($"/admin/applications?handler={verb}", Form(await admin.FormTokenAsync("/admin/applications"), ("userId", userId)));

        await Eventually.IsTrueAsync(() => Task.FromResult(Directory.EnumerateFiles(Path.Combine(site.DataDirectory, "mail"), "*.eml").Select(Text)
            .Any(text => text.Contains($"To: {email}", StringComparison.Ordinal) && text.Contains(words, StringComparison.Ordinal))));
        var account = await client.GetStringAsync("/account");
        Assert.DoesNotContain("pending", account, StringComparison.Ordinal);
        Assert.Equal(verb == "Decline", account.Contains("Your application to teach was declined.", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Applicant_is_a_student_until_an_administrator_approves(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        var email = NewEmail();
        await SignUpAsync(client, email, SignUpKind.Instructor);
        await ConfirmAsync(client, await LinkAsync(site, email), Password);
        Assert.Contains("pending", await client.GetStringAsync("/account"), StringComparison.Ordinal);
        Assert.Equal("/access-denied", (await client.GetAsync("/admin")).Headers.Location?.AbsolutePath);

        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var userId = await UserIdAsync(site, email);
        Assert.Contains(email, await admin.GetStringAsync("/admin/applications"), StringComparison.Ordinal);
        await admin.PostAsync("/admin/applications?handler=Approve", Form(await admin.FormTokenAsync("/admin/applications"), ("userId", userId)));

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/admin")).StatusCode);
        Assert.DoesNotContain(email, await admin.GetStringAsync("/admin/applications"), StringComparison.Ordinal);
        Assert.DoesNotContain("pending", await client.GetStringAsync("/account"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Address_that_has_an_account_is_answered_like_any_other_and_its_password_stays(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var known = await site.NewAsync();
        using var client = site.NewClient();

        var taken = await SignUpAsync(client, known.Email);
        var free = await SignUpAsync(client, NewEmail());

        Assert.Equal(Words(free), Words(taken));
        Assert.Contains("has an account already", await MailAsync(site, known.Email), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostLoginAsync(known.Name)).StatusCode);
    }

    /// <summary>Whoever signs up chooses the name and the address: neither mail carries a stranger's words to it.</summary>
    [Theory, BothDatabases]
    public async Task Mails_before_the_confirmation_carry_no_name(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var known = await site.NewAsync();
        using var client = site.NewClient();
        var victim = NewEmail();

        foreach (var email in new[] { victim, known.Email })
        {
            await PostSignUpAsync(client, email, SignUpKind.Student, ("Form.DisplayName", "Visit https://evil.example NOW"));
            var mail = await MailAsync(site, email);
            Assert.Contains("Hello,", mail, StringComparison.Ordinal);
            Assert.DoesNotContain("evil", mail, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory, BothDatabases]
    public async Task Filled_trap_and_missing_agreement_make_no_account(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        var (trapped, disagreeing) = (NewEmail(), NewEmail());

        await PostSignUpAsync(client, trapped, SignUpKind.Student, ("Form.Website", "https://spam.example"));
        var refused = await PostSignUpAsync(client, disagreeing, SignUpKind.Student, ("Form.Terms", "false"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("needs your agreement", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await FindAsync(site, trapped));
        Assert.Null(await FindAsync(site, disagreeing));
    }

    [Theory, BothDatabases]
    public async Task Forgotten_password_is_set_by_a_link_that_works_once(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var account = await site.NewAsync();
        using var client = site.NewClient();
        await client.PostAsync("/forgot", Form(await client.FormTokenAsync("/forgot"), ("Form.Email", account.Email)));
        var link = await LinkAsync(site, account.Email);
        var token = await client.FormTokenAsync(link);

        await client.PostAsync(link, Form(token, ("Form.Password", Password)));
        var again = await client.PostAsync(link, Form(token, ("Form.Password", "yet another password")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostLoginAsync(account.Name, Password)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Own_account_is_exported_and_erased_after_the_password(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var account = await site.NewAsync("Student");
        using var client = await site.BrowserAsync(account);
        var token = await client.FormTokenAsync("/account");

        var data = await (await client.PostAsync("/account?handler=Data", Form(token))).Content.ReadAsStringAsync();
        var wrong = await client.PostAsync("/account?handler=Delete", Form(token, ("Leave.Password", "not it at all"), ("Leave.IsSure", "true")));
        var right = await client.PostAsync("/account?handler=Delete", Form(token, ("Leave.Password", Account.Password), ("Leave.IsSure", "true")));

        Assert.Contains(account.Email, data, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal((HttpStatusCode.Redirect, "/login"), (right.StatusCode, right.Headers.Location?.OriginalString));
        Assert.Contains("Your account is erased.", await client.GetStringAsync("/login"), StringComparison.Ordinal);
        Assert.Null(await FindAsync(site, account.Email));
    }

    [Theory, BothDatabases]
    public async Task Own_data_holds_ones_items_and_what_one_did_and_the_page_says_what_stays(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (account, other) = (await site.NewAsync("DJ"), await site.NewAsync("DJ"));
        var (mine, theirs) = ($"Mine {PublicId.New()}", $"Theirs {PublicId.New()}");
        foreach (var (title, owner) in new[] { (mine, account), (theirs, other) })
        {
            var item = PublicItems.Page(title, "Words of one's own.");
            item.Owner = owner.Id;
            await site.DraftAsync(item);
        }

        using var client = await site.BrowserAsync(account);
        await client.SendFormAsync("/account?handler=Profile", ("Profile.DisplayName", "Ada Quay"));
        var data = System.Text.Json.Nodes.JsonNode.Parse(await (await client.SendFormAsync("/account?handler=Data")).Content.ReadAsStringAsync())!;

        var kept = Assert.Single(data["content"]!.AsArray());
        Assert.Equal((mine, account.Id), ((string?)kept!["DisplayText"], (string?)kept["Owner"]));
        Assert.Contains(data["audit"]!.AsArray(), line => (string?)line!["action"] == "identity.account.save_profile");
        Assert.All(data["audit"]!.AsArray(), line => Assert.Equal(account.Name, (string?)line!["as"]));
        var page = await client.GetStringAsync("/account");
        Assert.Contains($"the name {account.Name} in the history of changes", page, StringComparison.Ordinal);
        Assert.Contains("files that you uploaded, also those that stand nowhere", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task New_password_ends_other_sessions_and_keeps_this_one(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var account = await site.NewAsync("Student");
        using var here = await site.BrowserAsync(account);
        using var there = await site.BrowserAsync(account);

        await here.PostAsync("/account?handler=Password", Form(await here.FormTokenAsync("/account"), ("Password.Current", Account.Password), ("Password.Password", Password)));

        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).StatusCode);
        Assert.Equal("/login", (await there.GetAsync("/account")).Headers.Location?.AbsolutePath);
    }

    private static string NewEmail() => $"{PublicId.New()}@test.example";

    private static async Task<string> SignUpAsync(HttpClient client, string email, SignUpKind kind = SignUpKind.Student)
    {
        var answer = await PostSignUpAsync(client, email, kind);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadAsStringAsync()).Replace(email, "", StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> PostSignUpAsync(HttpClient client, string email, SignUpKind kind, params (string Name, string Value)[] others)
    {
        (string Name, string Value)[] fields =
        [
            ("Form.Kind", kind.ToString()), ("Form.DisplayName", "Ada Quay"), ("Form.Email", email), ("Form.Password", Password), ("Form.About", "Beatmatching."),
            ("Form.Terms", "true"),
        ];
        return await client.PostAsync("/signup", Form(await client.FormTokenAsync("/signup"), [.. fields.ExceptBy(others.Select(one => one.Name), one => one.Name), .. others]));
    }

    private static async Task<HttpResponseMessage> ConfirmAsync(HttpClient client, string link, string password) =>
        await client.PostAsync(link, Form(await client.FormTokenAsync("/signup"), ("Form.Password", password)));

    private static async Task<string> LinkAsync(TestSite site, string email) => Link().Match(await MailAsync(site, email)).Groups[1].Value;

    private static Task<string> MailAsync(TestSite site, string email) => Eventually.GetAsync(() => Task.FromResult(
        Directory.Exists(Path.Combine(site.DataDirectory, "mail"))
            ? Directory.EnumerateFiles(Path.Combine(site.DataDirectory, "mail"), "*.eml").Select(Text).FirstOrDefault(text => text.Contains($"To: {email}", StringComparison.Ordinal))
            : null));

    // Quoted-printable: lines are cut, and what is no plain character is written as a number.
    private static string Text(string file) => File.ReadAllText(file).Replace("=\r\n", "", StringComparison.Ordinal).Replace("=0D=0A", "\n", StringComparison.Ordinal).Replace("=0A", "\n", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);

    private static async Task<string> UserIdAsync(TestSite site, string email) => (await FindAsync(site, email))!.Id;

    private static Task<AppUser?> FindAsync(TestSite site, string email) =>
        site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>().AsNoTracking().SingleOrDefaultAsync(user => user.Email == email));

    private static FormUrlEncodedContent Form(string token, params (string Name, string Value)[] fields) =>
        new([.. fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))]);

    private static string Words(string html) => Changing().Replace(html, "");

    [GeneratedRegex("value=\"[^\"]*\"")]
    private static partial Regex Changing();

    [GeneratedRegex(@"https?://[^/\s]+(/\S+\?u=\S+)")]
    private static partial Regex Link();
}
