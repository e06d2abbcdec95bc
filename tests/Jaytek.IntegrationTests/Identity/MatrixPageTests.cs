using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Identity.Roles;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>All roles and rights on one page.</summary>
public sealed partial class MatrixPageTests
{
    private const string Page = "/admin/roles/matrix?role=all";

    [Theory, BothDatabases]
    public async Task Only_what_was_changed_is_saved_and_what_others_changed_meanwhile_stays(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (one, other) = (await NewRoleAsync(site, "EditContent", "ManageTenants"), await NewRoleAsync(site, "ViewContent"));
        var actor = await site.NewAsync("Administrator");
        using var admin = await site.BrowserAsync(actor);
        var html = await admin.GetStringAsync(Page);
        await site.InScopeAsync(s => s.GetRequiredService<SaveRole>().RunAsync(new RoleInput(other.Name, null, ["DeleteContent"], PermissionBehavior.Add), CancellationToken.None));

        var form = Form(html).Where(f => f != ("grant", $"{one.Id}|content:edit:any")).Append(("grant", $"{one.Id}|content:view:any")).ToArray();
        var saved = await admin.SendFormAsync(Page, form);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        // What the page does not know is not on it, and stays.
        Assert.Equal(["ManageTenants", "content:view:any"], await RightsAsync(site, one.Id));
        Assert.Equal(["content:delete:any", "content:view:any"], await RightsAsync(site, other.Id));
        var lines = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AuditEntry>().Where(a => a.ActorId == actor.Id && a.TargetType == "Role").Select(a => a.TargetId).ToListAsync());
        Assert.Equal([one.Id], lines);

        var late = await admin.SendFormAsync(Page, form);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains(one.Name, await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_search_saves_only_what_it_shows(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var role = await NewRoleAsync(site, "EditContent", "ManageUsers");
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var html = await admin.GetStringAsync($"{Page}&q=users:manage");
        Assert.DoesNotContain("|content:edit:any", html, StringComparison.Ordinal);
        await admin.SendFormAsync(Page, [.. Form(html).Where(f => f != ("grant", $"{role.Id}|users:manage:any"))]);
        Assert.Equal(["content:edit:any"], await RightsAsync(site, role.Id));
    }

    [Theory, BothDatabases]
    public async Task Nobody_hands_on_by_the_matrix_what_they_do_not_hold(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var keeper = await NewRoleAsync(site, "AccessAdminPanel", "ManageRoles");
        var role = await NewRoleAsync(site);
        using var browser = await site.BrowserAsync(await site.NewAsync(keeper.Name));
        var html = await browser.GetStringAsync(Page);
        var refused = await browser.SendFormAsync(Page, [.. Form(html), ("grant", $"{role.Id}|users:manage:any")]);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Empty(await RightsAsync(site, role.Id));
    }

    [Theory, BothDatabases]
    public async Task What_comes_with_another_right_is_said(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var role = await NewRoleAsync(site, "PublishContent");
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var html = await admin.GetStringAsync(Page);
        Assert.Matches($"""class="form-check-input implied"[^>]*value="{role.Id}\|content:edit:own"[^>]*comes with content:publish:any""", html);
        Assert.DoesNotMatch($"""class="form-check-input implied"[^>]*value="{role.Id}\|users:manage:any""", html);
        var copy = await admin.GetStringAsync($"/admin/roles/new?copy={role.Id}");
        Assert.Matches("value=\"content:publish:any\"[^>]*checked", copy);
        Assert.Contains($"value=\"{role.Name}2\"", copy, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task One_role_is_shown_and_saved_unless_all_are_asked_for(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var (one, other) = (await NewRoleAsync(site, "EditContent"), await NewRoleAsync(site, "ViewContent"));
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var html = await admin.GetStringAsync($"/admin/roles/matrix?role={one.Id}");
        Assert.DoesNotContain($"{other.Id}|", html, StringComparison.Ordinal);
        Assert.Contains($"<option value=\"{other.Id}\"", html, StringComparison.Ordinal);

        var saved = await admin.SendFormAsync("/admin/roles/matrix", [.. Form(html), ("grant", $"{one.Id}|users:view:any"), ("grant", $"{other.Id}|users:view:any")]);

        Assert.EndsWith($"role={one.Id}", saved.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(["content:edit:any", "users:view:any"], await RightsAsync(site, one.Id));
        Assert.Equal(["content:view:any"], await RightsAsync(site, other.Id));
        Assert.True(html.Length * 2 < (await admin.GetStringAsync(Page)).Length);
    }

    private static async Task<(string Id, string Name)> NewRoleAsync(TestSite site, params string[] rights)
    {
        var name = $"Role{PublicId.New()}";
        await site.InScopeAsync(s => s.GetRequiredService<SaveRole>().RunAsync(new RoleInput(name, "", rights, PermissionBehavior.Replace), CancellationToken.None));
        return (await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppRole>().Where(r => r.Name == name).Select(r => r.Id).SingleAsync()), name);
    }

    private static Task<List<string>> RightsAsync(TestSite site, string roleId) => site.InScopeAsync(async s =>
        (await s.GetRequiredService<JaytekDb>().Set<RolePermission>().Where(row => row.RoleId == roleId).Select(row => row.Name).ToListAsync()).Order(StringComparer.Ordinal).ToList());

    /// <summary>What a browser would post: hidden inputs, and boxes that are ticked.</summary>
    private static IEnumerable<(string, string)> Form(string html) =>
        Inputs().Matches(html[html.IndexOf("<input type=\"hidden\" name=\"version.", StringComparison.Ordinal)..]).Select(m => m.Value)
            .Where(input => input.Contains("type=\"hidden\"", StringComparison.Ordinal) || input.Contains(" checked", StringComparison.Ordinal))
            .Select(input => (Name().Match(input).Groups[1].Value, Value().Match(input).Groups[1].Value))
            .Where(input => input.Item1.Length > 0 && !input.Item1.StartsWith("__", StringComparison.Ordinal))
            .Append(("role", Regex.Match(html, "name=\"role\" value=\"([^\"]*)\"").Groups[1].Value))
            .Append(("q", Regex.Match(html, "name=\"q\" value=\"([^\"]*)\"").Groups[1].Value));

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex(" name=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
