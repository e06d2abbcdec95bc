using System.Net;
using Jaytek.Engine.Data;
using Jaytek.Identity.SignUp;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>What an administrator sees of accounts that wait for their confirmation, and does with them.</summary>
public sealed class UnconfirmedPageTests
{
    [Theory, BothDatabases]
    public async Task An_account_that_waits_is_not_shown_as_suspended_and_is_found_by_its_state(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var (id, email) = await SignUpAsync(site);

        var page = await admin.GetStringAsync($"/admin/users/{id}");

        Assert.Contains("Waiting for confirmation", page, StringComparison.Ordinal);
        Assert.DoesNotContain("suspended", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Let in again", page, StringComparison.Ordinal);
        var found = await admin.GetStringAsync($"/admin/users?q={email}&state=unconfirmed");
        Assert.Contains(">Waiting for confirmation<", found, StringComparison.Ordinal);
        Assert.Contains("No users found", await admin.GetStringAsync($"/admin/users?q={email}&state=suspended"), StringComparison.Ordinal);
        var student = await site.NewAsync("Student");
        Assert.Contains("No users found", await admin.GetStringAsync($"/admin/users?q={student.Name}&state=unconfirmed"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_link_is_sent_again_but_not_twice_a_minute(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: services => services.AddSingleton<TimeProvider>(clock)));
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var (id, _) = await SignUpAsync(site);
        var soon = await admin.SendFormAsync($"/admin/users/{id}?handler=Resend");
        Assert.Equal(HttpStatusCode.Conflict, soon.StatusCode);
        Assert.Contains("within the last minute", await soon.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendFormAsync($"/admin/users/{id}?handler=Resend")).StatusCode);
        await Eventually.IsTrueAsync(() => Task.FromResult(site.MailFiles().Length == 2));
    }

    [Theory, BothDatabases]
    public async Task An_account_that_is_confirmed_by_hand_has_its_role_and_signs_in(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var (id, email) = await SignUpAsync(site);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendFormAsync($"/admin/users/{id}?handler=Confirm")).StatusCode);
        var page = await admin.GetStringAsync($"/admin/users/{id}");
        Assert.DoesNotContain("Waiting for confirmation", page, StringComparison.Ordinal);
        Assert.Matches("value=\"Student\"[^>]*checked", page);
        using var client = site.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostLoginAsync(email, SignUps.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.SendFormAsync($"/admin/users/{id}?handler=Confirm")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.SendFormAsync($"/admin/users/{id}?handler=Remove")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_sign_up_that_is_removed_leaves_its_address_free(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var (id, email) = await SignUpAsync(site);
        Assert.Equal("/admin/users", (await admin.SendFormAsync($"/admin/users/{id}?handler=Remove")).Headers.Location?.OriginalString);
        Assert.False(await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>().AnyAsync(user => user.Id == id || user.Email == email)));
    }

    [Theory, BothDatabases]
    public async Task An_account_that_waits_and_owns_something_is_deleted_and_not_removed(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var (id, email) = await SignUpAsync(site);
        var page = await admin.GetStringAsync($"/admin/users/{id}");
        Assert.Contains("the history says so", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Delete the account", page, StringComparison.Ordinal);
        var item = ContentSite.New();
        item.Owner = id;
        await site.DraftAsync(item);

        page = await admin.GetStringAsync($"/admin/users/{id}");
        Assert.Contains("Waiting for confirmation", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Remove the sign-up", page, StringComparison.Ordinal);
        Assert.Contains("Delete the account", page, StringComparison.Ordinal);
        var name = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>().Where(user => user.Id == id).Select(user => user.UserName!).SingleAsync());
        Assert.Equal("/admin/users", (await admin.SendFormAsync($"/admin/users/{id}?handler=Delete", ("Form.TypedName", name))).Headers.Location?.OriginalString);
        Assert.False(await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>().AnyAsync(user => user.Email == email)));
    }

    private static async Task<(string Id, string Email)> SignUpAsync(TestSite site)
    {
        var email = SignUps.NewEmail();
        var done = await site.InScopeAsync(
            s => s.GetRequiredService<SignUpAccount>().RunAsync(new NewSignUp(SignUpKind.Student, email, SignUps.Password, "Ada Quay", null), CancellationToken.None), Actor.Anonymous);
        Assert.Null(done.Error);
        return (await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>().Where(user => user.Email == email).Select(user => user.Id).SingleAsync()), email);
    }
}
