using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Site;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Pages;

/// <summary>The menus' editor: its forms as browsers without scripts post them.</summary>
[Collection(nameof(PublicPages))]
public sealed class MenuEditorTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task A_tree_is_moved_saved_and_shown(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var menu = await MenuAsync(site, Link("a", "/djs"), Link("b", "/mixes"), Link("c", "/events", ""","Rel":"kept" """));
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));

        // Drawn again and not saved: the third goes below the second.
        var drawn = await PostAsync(admin, menu, menu.Tag!, "in:c", Rows(("a", 0), ("b", 0), ("c", 0)));
        Assert.Contains("value=\"1\"", drawn.Text[drawn.Text.IndexOf("value=\"c\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal(menu.Tag, (await site.FindAsync(menu.ContentItemId, ContentVersion.Latest))!.Tag);

        var saved = await PostAsync(admin, menu, menu.Tag!, "publish", Rows(("b", 0), ("c", 1), ("a", 0)));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var items = (await site.FindAsync(menu.ContentItemId))!.Part("MenuItemsListPart")!["MenuItems"]!.AsArray();
        Assert.Equal(["b", "a"], items.Select(Id));
        var below = Assert.Single(items[0]!["MenuItemsListPart"]!["MenuItems"]!.AsArray());
        Assert.Equal(("c", "kept"), (Id(below), (string?)below!["LinkMenuItemPart"]!["Rel"]));
        Assert.Null(items[1]!["MenuItemsListPart"]);
    }

    [Theory, BothDatabases]
    public async Task An_entry_follows_the_item_that_was_picked(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var page = await site.PublishedAsync(PublicItems.Page(PublicItems.Unique("Harbour"), "Words."));
        var menu = await MenuAsync(site);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));

        var added = await PostAsync(admin, menu, menu.Tag!, "add:ContentMenuItem", []);
        Assert.Contains("data-label=\"Leads to\"", added.Text, StringComparison.Ordinal);
        var saved = await PostAsync(admin, menu, menu.Tag!, "publish",
            [("entries[0].Id", "new"), ("entries[0].TypeName", "ContentMenuItem"), ("entries[0].Depth", "0"), ("entries[0].Picked", page.ContentItemId)]);

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var entry = (await site.FindAsync(menu.ContentItemId))!.Part("MenuItemsListPart")!["MenuItems"]![0];
        Assert.Equal(page.ContentItemId, (string?)entry!["ContentMenuItemPart"]!["SelectedContentItem"]!["ContentItemIds"]![0]);
        Assert.Contains(page.DisplayText!, await admin.GetStringAsync(Address(menu)), StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("javascript:alert(1)")]
    [BothDatabases("JaVa\tScript:alert(1)")]
    [BothDatabases("data:text/html,x")]
    public async Task An_address_that_runs_script_is_refused_beside_its_field(DatabaseProvider provider, string url)
    {
        var site = await sites.GetAsync(provider);
        var menu = await MenuAsync(site, Link("a", "/djs"));
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));

        var refused = await PostAsync(admin, menu, menu.Tag!, "publish",
            [("entries[0].Id", "a"), ("entries[0].TypeName", "LinkMenuItem"), ("entries[0].Depth", "0"), ("entries[0].Text", "A"), ("entries[0].Url", url)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("The address must begin with", refused.Text, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", refused.Text, StringComparison.Ordinal);
        Assert.Equal("/djs", (string?)(await site.FindAsync(menu.ContentItemId))!.Part("MenuItemsListPart")!["MenuItems"]![0]!["LinkMenuItemPart"]!["Url"]);
    }

    [Theory, BothDatabases]
    public async Task A_thousand_levels_are_refused_and_three_hundred_rows_taken_flat(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var menu = await MenuAsync(site);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));

        var refused = await PostAsync(admin, menu, menu.Tag!, "save", Deep(1000));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("A menu takes 300 entries.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(admin, menu, menu.Tag!, "save", Deep(300))).Status);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(Address(menu))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Who_saves_late_is_told_and_may_save_over_it(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var menu = await MenuAsync(site, Link("a", "/djs"));
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(admin, menu, menu.Tag!, "publish", [])).Status);

        var late = await PostAsync(admin, menu, menu.Tag!, "publish", Rows(("a", 0)));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("saved this menu meanwhile", late.Text, StringComparison.Ordinal);

        var now = await site.FindAsync(menu.ContentItemId, ContentVersion.Latest);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(admin, menu, menu.Tag!, $"over:{now!.Tag}", [.. Rows(("a", 0)), ("$wanted", "publish")])).Status);
        Assert.Single((await site.FindAsync(menu.ContentItemId))!.Part("MenuItemsListPart")!["MenuItems"]!.AsArray());
    }

    [Theory]
    [BothDatabases("save")]
    [BothDatabases("publish")]
    public async Task Six_posts_of_one_new_form_make_one_menu(DatabaseProvider provider, string verb)
    {
        var site = await sites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var (token, title) = (await admin.FormTokenAsync(New), PublicItems.Unique("Once"));
        var form = WebUtility.HtmlDecode(Regex.Match(await admin.GetStringAsync(New), "name=\"\\$new\" value=\"([^\"]+)\"").Groups[1].Value);
        async Task<string?> PressAsync(string text)
        {
            using var answer = await admin.PostAsync(New, new FormUrlEncodedContent(
            [
                new("__RequestVerificationToken", token), new("$do", verb), new("$tag", ""), new("$new", form), new("Title", text), new("Alias", ""),
                .. Rows(("a", 0)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)),
            ]));
            return answer.Headers.Location?.OriginalString;
        }

        var place = Assert.Single((await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PressAsync(title)))).Distinct());
        Assert.NotNull(place);
        Assert.Equal(place, await PressAsync(title));
        Assert.Equal(place, await PressAsync(title + " again"));
        Assert.Equal(1, Regex.Count(await admin.GetStringAsync("/admin/menus"), title));

        // Another's form is a form of one's own that begins anew.
        using var other = await site.BrowserAsync(await site.NewAsync("Administrator"));
        using var made = await other.SendFormAsync(New, ("$do", verb), ("$new", form), ("Title", title), ("Alias", ""));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.NotEqual(place, made.Headers.Location?.OriginalString);
    }

    [Theory, BothDatabases]
    public async Task Only_who_may_edit_menus_sees_them(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var student = await site.BrowserAsync(await site.NewAsync("Student"));
        Assert.NotEqual(HttpStatusCode.OK, (await student.GetAsync("/admin/menus")).StatusCode);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        Assert.Contains("href=\"/admin/menus\"", await admin.GetStringAsync("/admin"), StringComparison.Ordinal);
        // A page is no menu.
        var page = await site.PublishedAsync(PublicItems.Page(PublicItems.Unique("Page"), "Words."));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/admin/menus/{page.ContentItemId}")).StatusCode);
    }

    private const string New = "/admin/menus/new";

    private static Task<ContentItem> MenuAsync(TestSite site, params string[] entries)
    {
        var name = PublicItems.Unique("Menu");
        return site.PublishedAsync(PublicItems.Item("Menu", name, parts: $$$"""
            {"AliasPart":{"Alias":"{{{PublicId.New()}}}"},"MenuPart":{},"MenuItemsListPart":{"MenuItems":[{{{string.Join(',', entries)}}}]}}
            """));
    }

    private static string Link(string id, string url, string more = "") =>
        $$"""{"ContentItemId":"{{id}}","ContentType":"LinkMenuItem","DisplayText":"{{id}}","LinkMenuItemPart":{"Url":"{{url}}"{{more}} } }""";

    private static string Address(ContentItem menu) => $"/admin/menus/{menu.ContentItemId}";

    private static string? Id(JsonNode? entry) => (string?)entry!["ContentItemId"];

    private static (string, string)[] Rows(params (string Id, int Depth)[] rows) => [.. rows.SelectMany((row, at) => new[]
    {
        ($"entries[{at}].Id", row.Id), ($"entries[{at}].TypeName", "LinkMenuItem"), ($"entries[{at}].Depth", $"{row.Depth}"),
        ($"entries[{at}].Text", row.Id), ($"entries[{at}].Url", "/x"),
    })];

    private static (string, string)[] Deep(int levels) => Rows([.. Enumerable.Range(0, levels).Select(depth => ($"r{depth}", depth))]);

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(
        HttpClient client, ContentItem menu, string tag, string verb, (string Name, string Value)[] fields)
    {
        using var answer = await client.SendFormAsync(Address(menu), [
            ("$do", verb), ("$tag", tag), ("Title", menu.DisplayText!), ("Alias", (string?)menu.Part("AliasPart")!["Alias"] ?? ""), .. fields]);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
