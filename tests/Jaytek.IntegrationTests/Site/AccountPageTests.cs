using System.Net;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Recipes;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Site;

/// <summary>The pages of accounts stand in the site's theme, and say what they are.</summary>
public sealed class AccountPageTests
{
    [Theory, BothDatabases]
    public async Task Pages_of_accounts_wear_the_themes_head_and_foot_and_are_not_listed(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));

        foreach (var (path, title, status) in new[]
        {
            ("/login", "Sign in", HttpStatusCode.OK), ("/signup", "Make an account", HttpStatusCode.OK),
            ("/forgot", "A new password", HttpStatusCode.OK), ("/access-denied", "Not for this account", HttpStatusCode.Forbidden),
        })
        {
            var html = await site.GetAsync(path, status);
            Assert.Contains($"<h1>{title}</h1>", html, StringComparison.Ordinal);
            Assert.Contains($"<title>{title} &#xB7; ", html, StringComparison.Ordinal);
            Assert.Contains("content=\"noindex\"", html, StringComparison.Ordinal);
            Assert.Contains("class=\"foot\"", html, StringComparison.Ordinal);
            Assert.DoesNotContain("lib/admin.css", html, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task Sign_up_leads_to_terms_and_privacy_where_there_are_pages(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        Assert.DoesNotContain("Read the terms", await site.GetAsync("/signup"), StringComparison.Ordinal);

        await site.RunRecipeAsync("terms", """{"name":"Settings","SignUp":{"TermsPath":"/terms","PrivacyPath":"/privacy"}}""");

        var html = await site.GetAsync("/signup");
        Assert.Contains("<a href=\"/terms\">Read the terms</a>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/privacy\">What we keep about you</a>", html, StringComparison.Ordinal);
    }
}
