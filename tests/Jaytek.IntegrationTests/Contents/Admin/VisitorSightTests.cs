using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Identity.Roles;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Admin;

/// <summary>Who makes a type decides whether visitors see its items, and is told where they do not.</summary>
public sealed class VisitorSightTests
{
    private const string Word = "Visitors cannot see items of this type";

    [Theory, BothDatabases]
    public async Task A_new_type_is_open_where_its_maker_says_so(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        using var visitor = site.NewClient();
        Assert.Matches("<input[^>]*checked=\"checked\"[^>]*name=\"IsOpen\"", await admin.GetStringAsync("/admin/content-definitions/new-type"));
        var (open, closed) = (Name(), Name());

        await MakeAsync(admin, open, isOpen: true);
        Assert.Contains("Everybody may see published items", await admin.GetStringAsync("/admin/content-definitions/changes"), StringComparison.Ordinal);
        Assert.DoesNotContain(Word, await admin.GetStringAsync($"/admin/content-types/{open}"), StringComparison.Ordinal);
        await ApplyAsync(admin);
        await MakeAsync(admin, closed, isOpen: false);
        await ApplyAsync(admin);

        foreach (var (type, isOpen) in new[] { (open, true), (closed, false) })
        {
            var item = await site.PublishedAsync(ContentSite.New(type));
            Assert.Equal(isOpen ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await visitor.GetAsync($"/api/content/{item.ContentItemId}")).StatusCode);
            foreach (var page in new[] { $"/admin/content-types/{type}", $"/admin/content/edit/{item.ContentItemId}" })
            {
                var html = await admin.GetStringAsync(page);
                Assert.Equal(!isOpen, html.Contains(Word, StringComparison.Ordinal));
                Assert.Equal(!isOpen, html.Contains("/admin/roles/matrix?", StringComparison.Ordinal));
            }
        }

        var anonymous = await site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<AppRole>().Where(role => role.Name == "Anonymous").Select(role => role.Id).SingleAsync());
        Assert.Contains($"value=\"{anonymous}|content.{closed}:view:any\"", await admin.GetStringAsync(await LinkAsync(admin, closed)), StringComparison.Ordinal);
        var audited = await site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<AuditEntry>()
            .Where(row => row.TargetType == "Role" && row.After!.Contains($"content.{open}:view:any")).CountAsync());
        Assert.Equal(1, audited);
    }

    [Theory, BothDatabases]
    public async Task Who_does_not_manage_roles_is_not_asked_and_opens_nothing(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var (role, type) = (Name(), Name());
        await RoleAsync(site, role, "admin:access:any", "content-types:edit:any", "content-types:view:any", "content:publish:any");
        using var maker = await site.BrowserAsync(await site.NewAsync(role));

        Assert.DoesNotContain("name=\"IsOpen\"", await maker.GetStringAsync("/admin/content-definitions/new-type"), StringComparison.Ordinal);
        await MakeAsync(maker, type, isOpen: true);
        await ApplyAsync(maker);
        var html = await maker.GetStringAsync($"/admin/content-types/{type}");
        Assert.Contains(Word, html, StringComparison.Ordinal);
        Assert.DoesNotContain("/admin/roles/matrix", html, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_has_lost_the_right_to_open_a_type_meanwhile_is_told_when_it_is_made(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var (role, type) = (Name(), Name());
        string[] own = ["admin:access:any", "content-types:edit:any", "content-types:view:any", "content:publish:any"];
        await RoleAsync(site, role, [.. own, "roles:manage:any"]);
        using var maker = await site.BrowserAsync(await site.NewAsync(role));
        await MakeAsync(maker, type, isOpen: true);
        await RoleAsync(site, role, own);

        await ApplyAsync(maker);

        Assert.Contains($"Visitors do not see items of {type}", await maker.GetStringAsync("/admin/content-types"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_closed_type_under_a_former_name_says_that_visitors_see_it(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var type = Name();
        await MakeAsync(admin, type, isOpen: true);
        await ApplyAsync(admin);
        var removed = await site.InScopeAsync(services => services.GetRequiredService<ChangeDefinitions>().RunAsync(new DefinitionChanges([], [], [type], [type]), CancellationToken.None));
        Assert.Null(removed.Error);

        await MakeAsync(admin, type, isOpen: false);

        Assert.Contains("visitors hold that right already", await admin.GetStringAsync($"/admin/content-types/{type}"), StringComparison.Ordinal);
        await MakeAsync(admin, Name(), isOpen: false);
        Assert.DoesNotContain("visitors hold that right already", await admin.GetStringAsync("/admin/content-types"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Two_types_of_one_name_are_told_apart(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var (label, first, second) = ($"Recipe {PublicId.New()[..8]}", Name(), Name());
        await MakeAsync(admin, first, isOpen: false, label);
        Assert.DoesNotContain("Another type is called", await admin.GetStringAsync($"/admin/content-types/{first}"), StringComparison.Ordinal);
        await MakeAsync(admin, second, isOpen: false, label);
        await ApplyAsync(admin);

        Assert.Contains($"Another type is called {label} too", await admin.GetStringAsync($"/admin/content-types/{second}"), StringComparison.Ordinal);
        foreach (var (page, words) in new[] { ("/admin", $"{label} ({first})"), ("/admin/content", $"({second})") })
            Assert.Contains(words, await admin.GetStringAsync(page), StringComparison.Ordinal);
    }

    private static async Task<string> LinkAsync(HttpClient client, string type) =>
        WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(await client.GetStringAsync($"/admin/content-types/{type}"), "href=\"([^\"]*/roles/matrix[^\"]*)\"").Groups[1].Value);

    private static Task RoleAsync(TestSite site, string role, params string[] permissions) => site.StepOkAsync(new()
    {
        ["name"] = "Roles",
        ["Roles"] = new JsonArray(new JsonObject { ["Name"] = role, ["PermissionBehavior"] = "Replace", ["Permissions"] = new JsonArray([.. permissions.Select(one => JsonValue.Create(one))]) }),
    });

    private static Task MakeAsync(HttpClient client, string name, bool isOpen, string? label = null) => SendAsync(
        client, "/admin/content-definitions/new-type", ("DisplayName", label ?? name), ("Name", name), ("Shape", "Page"), ("IsOpen", isOpen ? "true" : "false"));

    private static async Task ApplyAsync(HttpClient client)
    {
        const string page = "/admin/content-definitions/changes";
        var html = await client.GetStringAsync(page);
        var tag = System.Text.RegularExpressions.Regex.Match(html, "name=\"tag\" value=\"([^\"]*)\"").Groups[1].Value;
        await SendAsync(client, page, ("tag", tag), ("$do", "apply"));
    }

    private static async Task SendAsync(HttpClient client, string page, params (string Name, string Value)[] values)
    {
        var form = values.Append(("__RequestVerificationToken", await client.FormTokenAsync(page))).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2));
        var answer = await client.PostAsync(page, new FormUrlEncodedContent(form));
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
    }

    private static string Name() => "T" + PublicId.New()[..12].Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
}
