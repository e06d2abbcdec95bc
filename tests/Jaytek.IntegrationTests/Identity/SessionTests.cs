using System.Net;
using System.Net.Http.Json;
using Jaytek.Engine.Data;
using Jaytek.Identity.Rights;
using Jaytek.Identity.Roles;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>Tickets carry no rights: whatever changes takes effect at the next request.</summary>
public sealed class SessionTests
{
    [Theory, BothDatabases]
    public async Task A_new_password_ends_every_session_and_token_at_once(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync("Editor");
        using var browser = await site.BrowserAsync(account);
        using var script = await site.BearerAsync(account);
        using var client = site.NewClient();
        var refresh = (string)(await client.TokensAsync(account.Name))["refreshToken"]!;
        Assert.Equal(("desk", "desk"), (await browser.GetStringAsync(DoorModule.Api), await script.GetStringAsync(DoorModule.Api)));

        var set = await site.InScopeAsync(s => s.GetRequiredService<SetPassword>().RunAsync(account.Id, "another harbour at 10", CancellationToken.None));
        Assert.Null(set.Error);

        foreach (var old in new[] { browser, script })
        {
            Assert.Equal("nobody/nobody", await old.WhoAsync());
            Assert.Equal(HttpStatusCode.Unauthorized, (await old.GetAsync(DoorModule.Api)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsJsonAsync("/api/identity/refresh", new { refreshToken = refresh })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostLoginAsync(account.Name)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostLoginAsync(account.Name, "another harbour at 10")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_suspended_user_is_out_at_once_and_comes_back_only_by_signing_in(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync("Editor");
        using var browser = await site.BrowserAsync(account);
        using var script = await site.BearerAsync(account);

        await SuspendAsync(site, account, true);
        Assert.Equal("nobody/nobody", await browser.WhoAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await script.GetAsync(DoorModule.Api)).StatusCode);
        using var again = site.NewClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await again.PostLoginAsync(account.Name)).StatusCode);

        await SuspendAsync(site, account, false);
        Assert.Equal("nobody/nobody", await browser.WhoAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await again.PostLoginAsync(account.Name)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Roles_given_and_taken_count_at_the_next_request_of_the_same_session(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync();
        using var browser = await site.BrowserAsync(account);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(DoorModule.Api)).StatusCode);

        await ChangeRolesAsync(site, account, "Editor");
        Assert.Equal("desk", await browser.GetStringAsync(DoorModule.Api));
        await ChangeRolesAsync(site, account);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(DoorModule.Api)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_changed_role_counts_for_its_members_at_once(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var role = $"Role{PublicId.New()}";
        await SaveRoleAsync(site, role, PermissionBehavior.Replace);
        using var browser = await site.BrowserAsync(await site.NewAsync(role));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(DoorModule.Api)).StatusCode);

        await SaveRoleAsync(site, role, PermissionBehavior.Add, "Edit_Desk");
        Assert.Equal("desk", await browser.GetStringAsync(DoorModule.Api));
        await SaveRoleAsync(site, role, PermissionBehavior.Remove, "content.Desk:edit:any");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(DoorModule.Api)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_change_by_another_process_is_followed_within_a_second(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var account = await site.NewAsync("Editor");
        using var browser = await site.BrowserAsync(account);
        Assert.Equal("desk", await browser.GetStringAsync(DoorModule.Api));

        // What another process leaves in the database: the rows, and the epoch in the same transaction.
        await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<JaytekDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Set<IdentityUserRole<string>>().Where(member => member.UserId == account.Id).ExecuteDeleteAsync();
            await db.Database.ExecuteSqlAsync($"update cms_epoch set value = value + 1 where name = {RightsCache.EpochName}");
            await transaction.CommitAsync();
            return true;
        });
        await Eventually.IsTrueAsync(async () => (await browser.GetAsync(DoorModule.Api)).StatusCode == HttpStatusCode.Forbidden);
    }

    [Theory, BothDatabases]
    public async Task Copy_of_a_cookie_opens_nothing_after_its_session_was_signed_out_of(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await using var twin = await site.StartTwinAsync();
        var account = await site.NewAsync("Editor");
        using var here = site.NewClient();
        var cookie = (await here.PostLoginAsync(account.Name)).Headers.GetValues("Set-Cookie")
            .Single(one => one.StartsWith("jaytek.session=", StringComparison.Ordinal)).Split(';')[0];
        using var there = await site.BrowserAsync(account);
        using var copy = site.NewClient();
        copy.DefaultRequestHeaders.Add("Cookie", cookie);
        using var elsewhere = twin.NewClient();
        elsewhere.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), ((await copy.GetAsync("/account")).StatusCode, (await copy.GetAsync("/admin")).StatusCode));
        Assert.Equal($"{account.Name}/{account.Name}", await elsewhere.WhoAsync());

        Assert.Equal(HttpStatusCode.Redirect, (await here.SendFormAsync("/logout")).StatusCode);

        Assert.Equal("/login", (await copy.GetAsync("/account")).Headers.Location?.AbsolutePath);
        Assert.Equal("/login", (await copy.GetAsync("/admin")).Headers.Location?.AbsolutePath);
        Assert.Equal("nobody/nobody", await copy.WhoAsync());
        Assert.Equal($"{account.Name}/{account.Name}", await there.WhoAsync());
        await Eventually.IsTrueAsync(async () => await elsewhere.WhoAsync() == "nobody/nobody");
        await site.RestartAsync();
        using var later = site.NewClient();
        later.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal("nobody/nobody", await later.WhoAsync());
    }

    [Theory, BothDatabases]
    public async Task Ticket_survives_a_restart(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var account = await site.NewAsync();
        using var script = await site.BearerAsync(account);
        var token = script.DefaultRequestHeaders.Authorization;
        await site.RestartAsync();
        using var later = site.NewClient();
        later.DefaultRequestHeaders.Authorization = token;
        Assert.Equal($"{account.Name}/{account.Name}", await later.WhoAsync());
    }

    private static async Task SuspendAsync(TestSite site, Account account, bool suspended) =>
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SuspendUser>().RunAsync(account.Id, suspended, null, CancellationToken.None))).Error);

    private static async Task ChangeRolesAsync(TestSite site, Account account, params string[] roles) =>
        Assert.True((await site.InScopeAsync(s => s.GetRequiredService<ChangeRoles>().RunAsync(new RolesOfUser(account.Id, roles), CancellationToken.None))).Value);

    private static async Task SaveRoleAsync(TestSite site, string role, PermissionBehavior behavior, params string[] permissions) =>
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SaveRole>()
            .RunAsync(new RoleInput(role, null, permissions, behavior), CancellationToken.None))).Error);
}
