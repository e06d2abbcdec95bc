using System.Net;
using Jaytek.Engine.Data;
using Jaytek.Identity.Contracts;
using Jaytek.Identity.SignUp;
using Jaytek.IntegrationTests.Site;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>Who wants to teach applies when they sign up, and somebody decides.</summary>
[Collection(nameof(PublicPages))]
public sealed class ApplicationTests(PublicSites sites)
{
    [Theory]
    [BothDatabases("Approve", "your application was approved")]
    [BothDatabases("Decline", "We cannot take you on")]
    public async Task Application_is_told_to_who_decides_and_its_answer_to_who_applied(DatabaseProvider provider, string verb, string words)
    {
        var site = await sites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        using var editor = await site.BrowserAsync(await site.NewAsync("Editor"));
        using var client = site.NewClient();
        var email = SignUps.NewEmail();
        await client.SignUpAsync(email, SignUpKind.Instructor);
        await client.ConfirmAsync(await site.MailedLinkAsync(email), SignUps.Password);
        var userId = await site.UserIdAsync(email);

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
        await admin.PostAsync($"/admin/applications?handler={verb}", SignUps.Form(await admin.FormTokenAsync("/admin/applications"), ("userId", userId)));

        await site.MailAsync(email, words);
        var account = await client.GetStringAsync("/account");
        Assert.DoesNotContain("pending", account, StringComparison.Ordinal);
        Assert.Equal(verb == "Decline", account.Contains("Your application to teach was declined.", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Applicant_is_a_student_until_an_administrator_approves(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        var email = SignUps.NewEmail();
        await client.SignUpAsync(email, SignUpKind.Instructor);
        await client.ConfirmAsync(await site.MailedLinkAsync(email), SignUps.Password);
        Assert.Contains("pending", await client.GetStringAsync("/account"), StringComparison.Ordinal);
        Assert.Equal("/access-denied", (await client.GetAsync("/admin")).Headers.Location?.AbsolutePath);

        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var userId = await site.UserIdAsync(email);
        Assert.Contains(email, await admin.GetStringAsync("/admin/applications"), StringComparison.Ordinal);
        await admin.PostAsync("/admin/applications?handler=Approve", SignUps.Form(await admin.FormTokenAsync("/admin/applications"), ("userId", userId)));

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/admin")).StatusCode);
        Assert.DoesNotContain(email, await admin.GetStringAsync("/admin/applications"), StringComparison.Ordinal);
        Assert.DoesNotContain("pending", await client.GetStringAsync("/account"), StringComparison.Ordinal);
    }
}
