using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.SignUp;
using Jaytek.IntegrationTests.Site;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>How people come to an account of their own.</summary>
[Collection(nameof(PublicPages))]
public sealed partial class SignUpTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task Account_opens_by_link_and_password_and_not_before(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        var email = SignUps.NewEmail();

        Assert.Contains("mailbox", await client.SignUpAsync(email), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostLoginAsync(email, SignUps.Password)).StatusCode);
        var link = await site.MailedLinkAsync(email);
        var wrong = await client.ConfirmAsync(link, "another password");
        var right = await client.ConfirmAsync(link, SignUps.Password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal((HttpStatusCode.Redirect, "/account?welcome=1"), (right.StatusCode, right.Headers.Location?.OriginalString));
        var account = await client.GetStringAsync(right.Headers.Location);
        Assert.Contains("Student", account, StringComparison.Ordinal);
        Assert.Contains("Your address is confirmed", account, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.Redirect, (await client.ConfirmAsync(link, SignUps.Password)).StatusCode);
    }

    [Theory]
    [BothDatabases("Student")]
    [BothDatabases("DJ")]
    [BothDatabases("Instructor")]
    public async Task Confirmation_leads_to_a_welcome_without_an_error(DatabaseProvider provider, string kind)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        var email = SignUps.NewEmail();
        await client.SignUpAsync(email, Enum.Parse<SignUpKind>(kind));

        var confirmed = await client.ConfirmAsync(await site.MailedLinkAsync(email), SignUps.Password);
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
        var email = SignUps.NewEmail();
        var account = await site.NewAsync("Student");
        using var member = await site.BrowserAsync(account);

        using var refused = await client.PostSignUpAsync(email, SignUpKind.Student, ("Form.DisplayName", name));
        using var renamed = await member.PostAsync("/account?handler=Profile", SignUps.Form(await member.FormTokenAsync("/account"), ("Profile.DisplayName", name)));

        // A character of zero is refused at the door.
        var expected = name.Contains('\0', StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.UnprocessableEntity;
        Assert.Equal((expected, expected), (refused.StatusCode, renamed.StatusCode));
        Assert.Null(await site.FindUserAsync(email));
        Assert.Null((await site.FindUserAsync(account.Email))!.DisplayName);
    }

    [Theory]
    [BothDatabases("/signup")]
    [BothDatabases("/forgot")]
    [BothDatabases("/login")]
    public async Task Empty_form_comes_back_as_one_that_cannot_be_taken(DatabaseProvider provider, string page)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        using var answer = await client.PostAsync(page, SignUps.Form(await client.FormTokenAsync(page)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("<form", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task DJ_finds_a_draft_of_their_own_profile(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        var email = SignUps.NewEmail();
        await client.SignUpAsync(email, SignUpKind.DJ);
        await client.ConfirmAsync(await site.MailedLinkAsync(email), SignUps.Password);
        var userId = await site.UserIdAsync(email);
        var id = PublicId.Derived($"dj-profile:{userId}");

        var profile = await Eventually.GetAsync(() => site.InScopeAsync(
            s => s.GetRequiredService<IContentReader>().GetAsync(id, ContentVersion.Latest, CancellationToken.None)));

        Assert.Equal((userId, false), (profile.Owner, profile.Published));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/admin/content/edit/{id}")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Address_that_has_an_account_is_answered_like_any_other_and_its_password_stays(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var known = await site.NewAsync();
        using var client = site.NewClient();

        var taken = await client.SignUpAsync(known.Email);
        var free = await client.SignUpAsync(SignUps.NewEmail());

        Assert.Equal(Words(free), Words(taken));
        Assert.Contains("has an account already", await site.MailAsync(known.Email), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostLoginAsync(known.Name)).StatusCode);
    }

    /// <summary>Whoever signs up chooses the name and the address: neither mail carries a stranger's words to it.</summary>
    [Theory, BothDatabases]
    public async Task Mails_before_the_confirmation_carry_no_name(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var known = await site.NewAsync();
        using var client = site.NewClient();
        var victim = SignUps.NewEmail();

        foreach (var email in new[] { victim, known.Email })
        {
            await client.PostSignUpAsync(email, SignUpKind.Student, ("Form.DisplayName", "Visit https://evil.example NOW"));
            var mail = await site.MailAsync(email);
            Assert.Contains("Hello,", mail, StringComparison.Ordinal);
            Assert.DoesNotContain("evil", mail, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory, BothDatabases]
    public async Task Filled_trap_and_missing_agreement_make_no_account(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        var (trapped, disagreeing) = (SignUps.NewEmail(), SignUps.NewEmail());

        await client.PostSignUpAsync(trapped, SignUpKind.Student, ("Form.Website", "https://spam.example"));
        var refused = await client.PostSignUpAsync(disagreeing, SignUpKind.Student, ("Form.Terms", "false"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("needs your agreement", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await site.FindUserAsync(trapped));
        Assert.Null(await site.FindUserAsync(disagreeing));
    }

    private static string Words(string html) => Changing().Replace(html, "");

    [GeneratedRegex("value=\"[^\"]*\"")]
    private static partial Regex Changing();
}
