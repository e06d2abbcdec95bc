using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Admin.Lists;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Settings;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Admin;

/// <summary>What a list tells whom: names of users, titles of others' drafts; and on whose clocks.</summary>
public sealed class ListRightsTests
{
    private const string List = "/admin/content/Story";

    [Theory, BothDatabases]
    public async Task Others_are_offered_as_owners_by_the_names_they_show_and_only_to_who_may_see_users(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        await DeskAsync(site);
        var mark = PublicId.New()[..8];
        var name = $"sign-in-{mark}";
        var made = await site.InScopeAsync(s => s.GetRequiredService<CreateUser>()
            .RunAsync(new NewUser(name, $"{name}@test.example", Account.Password, [], $"Aaron {mark}"), CancellationToken.None));
        var item = ContentSite.New();
        item.Owner = made.Value;
        item = await site.DraftAsync(item);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        using var writer = await site.BrowserAsync(await site.NewAsync("Writer", "Desk"));
        using var editor = await site.BrowserAsync(await site.NewAsync("Wide", "Desk"));

        var choices = Owners(await admin.GetStringAsync(List));
        Assert.Contains($"Aaron {mark}", choices, StringComparison.Ordinal);
        Assert.DoesNotContain(name, choices, StringComparison.Ordinal);
        foreach (var who in new[] { $"Aaron {mark}", made.Value, name })
            Assert.Contains(item.DisplayText!, await admin.GetStringAsync($"{List}?owner={Uri.EscapeDataString(who)}"), StringComparison.Ordinal);

        foreach (var other in new[] { writer, editor })
            Assert.Single(System.Text.RegularExpressions.Regex.Matches(Owners(await other.GetStringAsync(List)), "<option"));
        Assert.DoesNotContain($"/admin/content/edit/{item.ContentItemId}", await editor.GetStringAsync($"{List}?owner={name}"), StringComparison.Ordinal);
        Assert.Contains(item.DisplayText!, await editor.GetStringAsync($"{List}?owner={made.Value}"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_column_names_no_draft_that_the_viewer_may_not_see(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        await DeskAsync(site);
        var account = await site.NewAsync("Writer", "Desk");
        var hidden = await site.DraftAsync(ContentSite.New(title: $"Hidden {PublicId.New()}"));
        var shown = await site.PublishedAsync(ContentSite.New(title: $"Shown {PublicId.New()}"));
        var item = ContentSite.New(fill: part => part["Next"] = new JsonObject { ["ContentItemIds"] = new JsonArray(hidden.ContentItemId, shown.ContentItemId) });
        item.Owner = account.Id;
        item = await site.DraftAsync(item);
        using var writer = await site.BrowserAsync(account);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var address = $"{List}?q={item.ContentItemId}";

        var theirs = await writer.GetStringAsync(address);
        Assert.Contains(shown.DisplayText!, Rows(theirs), StringComparison.Ordinal);
        Assert.DoesNotContain(hidden.DisplayText!, theirs, StringComparison.Ordinal);
        Assert.Contains(hidden.DisplayText!, Rows(await admin.GetStringAsync(address)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_day_of_the_filter_is_a_day_of_the_sites_zone(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await ContentSite.PrepareAsync(site);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SaveSiteSettings>().RunAsync(
            kept => kept.TimeZoneId = "Pacific/Auckland", CancellationToken.None))).Error);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland");
        var item = await site.DraftAsync(ContentSite.New());
        var local = TimeZoneInfo.ConvertTime(item.ModifiedUtc!.Value, zone);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));

        var filter = await site.InScopeAsync(services => services.GetRequiredService<ListReader>().FilterAsync(
            services.GetRequiredService<IContentDefinitionManager>().Current.Type("Story")!,
            ListAddress.Read(new Microsoft.AspNetCore.Http.QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { ["from"] = "2026-07-01", ["to"] = "2026-07-02" }), []), CancellationToken.None));
        Assert.Equal((new DateTimeOffset(2026, 6, 30, 12, 0, 0, default), new DateTimeOffset(2026, 7, 2, 12, 0, 0, default)), (filter!.From, filter.Before));
        Assert.Contains($"title=\"{local.ToString("d MMMM yyyy, HH:mm", System.Globalization.CultureInfo.InvariantCulture)}\"", await admin.GetStringAsync(List), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_refused_row_says_all_that_it_lacks_and_leads_to_its_editor(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = new ContentItem("Story");
        item.GetOrAddField("Story", "City")["Text"] = "Porto";
        item = await site.DraftAsync(item);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));

        var refused = await admin.SendFormAsync($"{List}?handler=Do", ("$do", $"publish:{item.ContentItemId}"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var page = await refused.Content.ReadAsStringAsync();
        var notice = page[page.IndexOf("notice-error", StringComparison.Ordinal)..page.IndexOf("list-head", StringComparison.Ordinal)];
        Assert.Contains("Title is required.", notice, StringComparison.Ordinal);
        Assert.Contains($"href=\"/admin/content/edit/{item.ContentItemId}\"", notice, StringComparison.Ordinal);
    }

    // A desk for who writes; one who edits everything and may not see the users.
    private static Task<Jaytek.Engine.Contracts.RecipeStepContext> DeskAsync(TestSite site) => site.StepOkAsync(JsonNode.Parse("""
        {"name":"Roles","Roles":[{"Name":"Desk","PermissionBehavior":"Add","Permissions":["AccessAdminPanel"]},
         {"Name":"Wide","PermissionBehavior":"Add","Permissions":["Edit_Story","View_Story"]}]}
        """)!.AsObject());

    private static string Owners(string page)
    {
        var start = page.IndexOf("<datalist id=\"filter-owners\">", StringComparison.Ordinal);
        return page[start..page.IndexOf("</datalist>", start, StringComparison.Ordinal)];
    }

    private static string Rows(string page) => page[page.IndexOf("<tbody>", StringComparison.Ordinal)..page.IndexOf("</tbody>", StringComparison.Ordinal)];
}
