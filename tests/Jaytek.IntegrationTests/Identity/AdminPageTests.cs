using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Engine.Data;
using Jaytek.Identity.Roles;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>The admin's pages of users and roles.</summary>
public sealed partial class AdminPageTests
{
    [Theory, BothDatabases]
    public async Task An_account_is_made_found_given_roles_and_suspended(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var name = $"user-{PublicId.New()}";
        var made = await PostAsync(admin, "/admin/users/new",
            ("Form.UserName", name), ("Form.Email", $"{name}@test.example"), ("Form.Password", Account.Password), ("Form.Roles", "DJ"), ("Form.Roles", "Student"));
        var page = made.Headers.Location!.OriginalString;
        Assert.StartsWith("/admin/users/", page, StringComparison.Ordinal);

        var found = await admin.GetStringAsync($"/admin/users?q={name[..12].ToUpperInvariant()}");
        Assert.Contains(name, found, StringComparison.Ordinal);
        Assert.Contains("DJ, Student", found, StringComparison.Ordinal);
        using var user = site.NewClient();
        await user.PostLoginAsync(name);
        Assert.Equal($"{name}/{name}", await user.WhoAsync());

        var version = Version().Match(await admin.GetStringAsync(page)).Groups[1].Value;
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(admin, $"{page}?handler=Roles", ("Form.Roles", "Editor"), ("Form.Version", version))).StatusCode);
        Assert.Equal("desk", await user.GetStringAsync(DoorModule.Page));
        var late = await PostAsync(admin, $"{page}?handler=Roles", ("Form.Roles", "Student"), ("Form.Version", version));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Somebody else changed this meanwhile", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await PostAsync(admin, $"{page}?handler=Suspend", ("suspended", "true"));
        Assert.Equal("nobody/nobody", await user.WhoAsync());
        Assert.Contains("Let in again", await admin.GetStringAsync(page), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Every_error_stands_at_its_field_and_what_was_typed_stays(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var lacking = await PostAsync(admin, "/admin/users/new", ("Form.DisplayName", "Nobody Yet"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lacking.StatusCode);
        var empty = await lacking.Content.ReadAsStringAsync();
        Assert.Contains("An account needs a user name.", empty, StringComparison.Ordinal);
        Assert.Contains("An account needs an e-mail address.", empty, StringComparison.Ordinal);
        Assert.Contains("value=\"Nobody Yet\"", empty, StringComparison.Ordinal);

        var taken = await PostAsync(admin, "/admin/users/new", ("Form.UserName", "admin"), ("Form.Email", "else@test.example"), ("Form.Roles", "DJ"));
        var html = await taken.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(admin, "/admin/roles/new", ("Form.Name", "Administrator"))).StatusCode);
        Assert.Contains("href=\"#Form_UserName\"", html, StringComparison.Ordinal);
        Assert.Matches("value=\"DJ\"[^>]*checked", html);
    }

    [Theory, BothDatabases]
    public async Task A_role_is_made_changed_and_deleted_and_names_that_nobody_knows_survive(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var name = $"Role{PublicId.New()}";
        await site.InScopeAsync(s => s.GetRequiredService<SaveRole>()
            .RunAsync(new RoleInput(name, "", ["ManageTenants", "EditContent"], PermissionBehavior.Add), CancellationToken.None));
        var id = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppRole>().Where(r => r.Name == name).Select(r => r.Id).SingleAsync());
        var page = $"/admin/roles/{id}";
        Assert.Contains(name, await admin.GetStringAsync("/admin/roles"), StringComparison.Ordinal);

        var html = await admin.GetStringAsync(page);
        Assert.Matches("value=\"ManageTenants\"[^>]*checked", html);
        Assert.Matches("value=\"content:edit:any\"[^>]*checked", html);
        var version = Version().Match(html).Groups[1].Value;
        await PostAsync(admin, page, ("Form.Version", version), ("Form.Description", "For a test."),
            ("Form.Permissions", "ManageTenants"), ("Form.Permissions", "content:view:own"));
        Assert.Equal(["ManageTenants", "content:view:own"], await PermissionsAsync(site, id));
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(admin, page, ("Form.Version", version), ("Form.Permissions", "content:edit:any"))).StatusCode);

        Assert.Equal("/admin/roles", (await PostAsync(admin, $"{page}?handler=Delete")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(page)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Deleting_a_role_asks_first_and_says_how_many_have_it(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var name = $"Role{PublicId.New()}";
        await site.InScopeAsync(s => s.GetRequiredService<SaveRole>().RunAsync(new RoleInput(name, "", [], PermissionBehavior.Add), CancellationToken.None));
        var id = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppRole>().Where(r => r.Name == name).Select(r => r.Id).SingleAsync());
        Assert.Contains("Nobody has it.", await admin.GetStringAsync($"/admin/roles/{id}"), StringComparison.Ordinal);
        await site.NewAsync(name);
        await site.NewAsync(name);

        var html = await admin.GetStringAsync($"/admin/roles/{id}");
        Assert.Contains("2 users have it", html, StringComparison.Ordinal);
        Assert.Matches("<details>\\s*<summary[^>]*>Delete this role…</summary>\\s*<form", WebUtility.HtmlDecode(html));
    }

    [Theory, BothDatabases]
    public async Task A_new_role_takes_no_name_that_is_there_and_the_administrators_stay_as_they_are(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var taken = await PostAsync(admin, "/admin/roles/new", ("Form.Name", "editor"), ("Form.Permissions", "users:manage:any"));
        Assert.Contains("There is a role of this name already.", await taken.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var name = $"Role{PublicId.New()}";
        Assert.Equal("/admin/roles", (await PostAsync(admin, "/admin/roles/new", ("Form.Name", name), ("Form.Permissions", "content:view:any"))).Headers.Location?.OriginalString);
        var id = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppRole>().Where(r => r.Name == "Administrator").Select(r => r.Id).SingleAsync());
        Assert.Contains("Administrators hold every right", await admin.GetStringAsync($"/admin/roles/{id}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(admin, $"/admin/roles/{id}?handler=Delete")).StatusCode);
    }

    [Theory]
    [BothDatabases("/admin/users")]
    [BothDatabases("/admin/users/new")]
    [BothDatabases("/admin/users/00000000000000000000000000")]
    [BothDatabases("/admin/roles")]
    [BothDatabases("/admin/roles/new")]
    public async Task Pages_are_closed_to_whoever_lacks_the_right(DatabaseProvider provider, string address)
    {
        var site = await SharedSites.GetAsync(provider);
        using var nobody = site.NewClient();
        Assert.Equal("/login", (await nobody.GetAsync(address)).Headers.Location?.AbsolutePath);
        using var editor = await site.BrowserAsync(await site.NewAsync("Editor"));
        Assert.Equal("/access-denied", (await editor.GetAsync(address)).Headers.Location?.AbsolutePath);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, params (string Name, string Value)[] fields)
    {
        var token = await client.FormTokenAsync("/logout");
        return await client.PostAsync(address, new FormUrlEncodedContent(
            [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", token)]));
    }

    private static Task<List<string>> PermissionsAsync(TestSite site, string roleId) =>
        site.InScopeAsync(async s => (await s.GetRequiredService<JaytekDb>().Set<RolePermission>().Where(row => row.RoleId == roleId)
            .Select(row => row.Name).ToListAsync()).Order(StringComparer.Ordinal).ToList());

    [GeneratedRegex("""name="Form.Version" value="([^"]+)" """)]
    private static partial Regex Version();
}
