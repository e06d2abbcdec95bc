using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>What an administrator does with one account.</summary>
public sealed partial class UserPageTests
{
    [Theory, BothDatabases]
    public async Task A_profile_is_changed_once_and_a_late_second_hand_is_told(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var account = await site.NewAsync("Student");
        var page = $"/admin/users/{account.Id}";
        var version = Version().Match(await admin.GetStringAsync(page)).Groups[1].Value;
        var name = $"renamed-{PublicId.New()}";
        var saved = await admin.SendFormAsync($"{page}?handler=Profile",
            ("Form.UserName", name), ("Form.Email", $"{name}@test.example"), ("Form.DisplayName", "Ada Lovelace"), ("Form.Version", version));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("Ada Lovelace", await admin.GetStringAsync("/admin/users?q=ada+lovelace&role=student&state=active&sort=seen"), StringComparison.Ordinal);
        using var user = site.NewClient();
        await user.PostLoginAsync(name);
        Assert.Equal($"{name}/{name}", await user.WhoAsync());

        var late = await admin.SendFormAsync($"{page}?handler=Profile",
            ("Form.UserName", "somebody-else"), ("Form.Email", account.Email), ("Form.Version", version));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var taken = await admin.SendFormAsync($"{page}?handler=Profile", ("Form.UserName", "admin"), ("Form.Email", "typed@test.example"),
            ("Form.Version", Version().Match(await admin.GetStringAsync(page)).Groups[1].Value));
        var html = await taken.Content.ReadAsStringAsync();
        Assert.Contains("href=\"#Form_UserName\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"typed@test.example\"", html, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Signing_out_everywhere_ends_sessions_and_leaves_the_account_open(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var account = await site.NewAsync("Student");
        using var user = await site.BrowserAsync(account);
        Assert.Contains("Last signed in", await admin.GetStringAsync($"/admin/users/{account.Id}"), StringComparison.Ordinal);
        await admin.SendFormAsync($"/admin/users/{account.Id}?handler=SignOut");
        Assert.Equal("nobody/nobody", await user.WhoAsync());
        await user.PostLoginAsync(account.Name);
        Assert.Equal($"{account.Name}/{account.Name}", await user.WhoAsync());
    }

    [Theory, BothDatabases]
    public async Task A_suspension_says_why_until_it_ends(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var account = await site.NewAsync("Student");
        await admin.SendFormAsync($"/admin/users/{account.Id}?handler=Suspend", ("suspended", "true"), ("Form.Reason", "Asked for a break"));
        Assert.Contains("Asked for a break", await admin.GetStringAsync($"/admin/users/{account.Id}"), StringComparison.Ordinal);
        Assert.Contains(account.Name, await admin.GetStringAsync($"/admin/users?q={account.Name}&state=suspended"), StringComparison.Ordinal);
        await admin.SendFormAsync($"/admin/users/{account.Id}?handler=Suspend", ("suspended", "false"));
        Assert.DoesNotContain("Asked for a break", await admin.GetStringAsync($"/admin/users/{account.Id}"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_account_is_deleted_only_by_its_name_and_nobody_takes_its_place(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var steward = await site.NewAsync("Administrator");
        using var admin = await site.BrowserAsync(steward);
        var account = await site.NewAsync("Student");
        using var user = await site.BrowserAsync(account);
        var wrong = await admin.SendFormAsync($"/admin/users/{account.Id}?handler=Delete", ("Form.TypedName", "somebody"));
        Assert.Contains($"Type {account.Name} to delete", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.SendFormAsync($"/admin/users/{steward.Id}?handler=Delete", ("Form.TypedName", steward.Name))).StatusCode);

        Assert.Equal("/admin/users", (await admin.SendFormAsync($"/admin/users/{account.Id}?handler=Delete", ("Form.TypedName", account.Name))).Headers.Location?.OriginalString);
        Assert.Equal("nobody/nobody", await user.WhoAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/admin/users/{account.Id}")).StatusCode);
        Assert.Contains("No users found", await admin.GetStringAsync($"/admin/users?q={account.Name}"), StringComparison.Ordinal);
        var row = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>().AsNoTracking().SingleAsync(u => u.Id == account.Id));
        Assert.Equal((null, null, null), (row.Email, row.DisplayName, row.PasswordHash));
        var again = await site.InScopeAsync(s => s.GetRequiredService<SuspendUser>().RunAsync(account.Id, false, null, CancellationToken.None));
        Assert.Equal("identity.user.unknown", again.Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task The_last_administrator_is_not_deleted(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var last = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>().Select(u => new { u.Id, u.UserName }).SingleAsync());
        var refused = await site.InScopeAsync(s => s.GetRequiredService<DeleteUser>().RunAsync(last.Id, last.UserName, CancellationToken.None));
        Assert.Equal("identity.user.last_administrator", refused.Error?.Code);
    }

    [GeneratedRegex("""name="Form.Version" value="([^"]+)" """)]
    private static partial Regex Version();
}
