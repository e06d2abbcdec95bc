using System.Net;
using System.Text.Json.Nodes;
using Jaytek.BrowserTests.Sites;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Contents;

public sealed class EditMixTests
{
    [Theory, BothDatabases]
    public async Task Editor_page_and_API_agree_on_the_version_that_was_published(DatabaseProvider provider)
    {
        var site = await ProductSites.GetAsync(provider);
        var before = await site.AddMixAsync(ProductSites.Unique("Harbour Lights"));
        var title = ProductSites.Unique("Breakwater");
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;

        await page.GotoAsync($"/admin/content/Mix?q={Uri.EscapeDataString(before.DisplayText!)}");
        await page.GetByRole(AriaRole.Link, new() { Name = before.DisplayText! }).ClickAsync();
        await page.GetByLabel("Title").First.FillAsync(title);
        await page.PressButtonAsync("Publish changes");
        await Expect(page.GetByText("Mix published.")).ToBeVisibleAsync();

        var version = await page.VersionAsync();
        Assert.NotEqual(before.ContentItemVersionId, version);

        await page.GetByRole(AriaRole.Link, new() { Name = "View", Exact = true }).ClickAsync();
        Assert.Matches("/mixes/[^/]+$", new Uri(page.Url).AbsolutePath);
        await Expect(page.Locator("article[data-version]")).ToHaveAttributeAsync("data-version", version);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(title);

        // As anybody, without the cookie.
        using var client = site.NewClient();
        var answer = await client.GetAsync(new Uri($"api/content/{before.ContentItemId}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var item = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(version, item["ContentItemVersionId"]!.GetValue<string>());
        Assert.Equal(title, item["DisplayText"]!.GetValue<string>());
    }

    [Theory, BothDatabases]
    public async Task The_second_of_two_people_who_save_is_told_who_was_faster_and_loses_nothing(DatabaseProvider provider)
    {
        var site = await ProductSites.GetAsync(provider);
        var mix = await site.AddMixAsync(ProductSites.Unique("Night Pilot"));
        var name = $"bea{mix.ContentItemId[^8..]}";
        await site.AddUserAsync(name, "Editor");
        await using var first = await site.SignInAsync();
        await using var second = await site.SignInAsync(name);
        var (admin, bea) = (first.Page, second.Page);
        var address = $"/admin/content/edit/{mix.ContentItemId}";
        await admin.GotoAsync(address);
        await bea.GotoAsync(address);

        await bea.GetByRole(AriaRole.Textbox, new() { Name = "Description", Exact = true }).FillAsync("What Bea wrote.");
        await bea.PressButtonAsync("Save draft");
        await Expect(bea.GetByText("Draft saved.")).ToBeVisibleAsync();
        await admin.GetByLabel("Title").First.FillAsync(mix.DisplayText + " again");
        var refused = await admin.RunAndWaitForResponseAsync(() => admin.PressButtonAsync("Save draft"), response => response.Request.Method == "POST");

        Assert.Equal((int)HttpStatusCode.Conflict, refused.Status);
        await Expect(admin.GetByRole(AriaRole.Alert)).ToContainTextAsync($"{name} saved this mix");
        await Expect(admin.GetByRole(AriaRole.Alert)).ToContainTextAsync("It differs from theirs in: Title, Description.");
        await Expect(admin.GetByLabel("Title").First).ToHaveValueAsync(mix.DisplayText + " again");

        // What only Bea touched is hers already; the title, which only the admin touched, is his.
        await admin.PressButtonAsync("Save what is chosen");
        await Expect(admin.GetByText("Draft saved with what you chose.")).ToBeVisibleAsync();
        var latest = await LatestAsync(site, mix.ContentItemId);
        Assert.Equal(mix.DisplayText + " again", latest.DisplayText);
        Assert.Equal("What Bea wrote.", latest.Field("Mix", "Description")!["Markdown"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_missing_title_is_told_beside_its_field_and_nothing_that_was_typed_is_lost()
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var mix = await site.AddMixAsync(ProductSites.Unique("Slack Water"));
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.GotoAsync($"/admin/content/edit/{mix.ContentItemId}");

        await page.GetByLabel("Title").First.FillAsync("");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Description", Exact = true }).FillAsync("Typed and not to be lost.");
        await page.PressButtonAsync("Publish changes");

        var summary = page.Locator("[data-error-summary]");
        await Expect(summary).ToBeFocusedAsync();
        await Expect(summary.GetByRole(AriaRole.Link)).ToHaveTextAsync(["Title is required."]);
        var title = page.Locator("#TitlePart_Title");
        await Expect(title).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("#TitlePart_Title-error")).ToHaveTextAsync("Title is required.");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Description", Exact = true })).ToHaveValueAsync("Typed and not to be lost.");

        await summary.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(title).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_was_dragged_or_resized_breaks_no_policy_when_a_track_is_added_and_only_what_has_a_limit_is_counted()
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var mix = await site.AddMixAsync(ProductSites.Unique("Ebb Tide"));
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var told = new List<string>();
        page.Console += (_, message) => told.Add(message.Text);
        await page.GotoAsync($"/admin/content/edit/{mix.ContentItemId}");

        // As dragging leaves it on a row, and resizing on a text.
        await page.EvaluateAsync("for (const input of document.querySelectorAll('#editor [id]')) input.style.opacity = '1'");
        var add = page.Locator("[name='$do'][value^='add:']").First;
        await add.ClickAsync();
        await Expect(page.Locator("[data-entry]")).ToHaveCountAsync(3);
        Assert.DoesNotContain(told, text => text.Contains("Content Security Policy", StringComparison.Ordinal));

        // The two texts for search engines; a row's cells have no limit.
        await Expect(page.Locator(".counter")).ToHaveTextAsync(["0 of 60 characters", "0 of 160 characters"]);
    }

    [Fact]
    public async Task A_mix_is_found_edited_and_published_with_the_keyboard_alone()
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var mix = await site.AddMixAsync(ProductSites.Unique("Fog Signal"));
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;

        await page.TabToAsync("Mixes");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/admin/content/Mix");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(mix.DisplayText!);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**q=*");
        await page.TabToAsync(mix.DisplayText!);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/admin/content/edit/**");
        await page.TabToAsync("Publish changes");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("Mix published.")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tracks_are_added_moved_and_removed_with_and_without_scripts(bool scripts)
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var mix = await site.AddMixAsync(ProductSites.Unique("Low Tide"));
        await using var visitor = await site.SignInAsync(scripts: scripts);
        var page = visitor.Page;
        await page.GotoAsync($"/admin/content/edit/{mix.ContentItemId}");

        await page.PressButtonAsync("Add track played");
        await Expect(page.Locator(".block")).ToHaveCountAsync(3);
        await page.Locator("#Tracklist_ContentItems_2__TracklistEntry_StartSeconds_Value").FillAsync("400");
        await page.Locator("#Tracklist_ContentItems_2__TracklistEntry_Artist_Text").FillAsync("Cleo");
        await page.Locator("#Tracklist_ContentItems_2__TracklistEntry_Title_Text").FillAsync("Ebb");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Move up: Track played.* (3|Cleo.*)$") }).ClickAsync();
        await Expect(page.Locator("#Tracklist_ContentItems_1__TracklistEntry_Artist_Text")).ToHaveValueAsync("Cleo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove: Track played: Ada – Quay" }).ClickAsync();
        await Expect(page.Locator(".block")).ToHaveCountAsync(2);
        await page.PressButtonAsync("Save draft");
        await Expect(page.GetByText("Draft saved.")).ToBeVisibleAsync();

        var tracks = (await LatestAsync(site, mix.ContentItemId)).Part("Tracklist")!["ContentItems"]!.AsArray();
        Assert.Equal(["Cleo", "Bea"], tracks.Select(track => track!["TracklistEntry"]!["Artist"]!["Text"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_DJ_sees_and_edits_their_own_mixes_only()
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var others = await site.AddMixAsync(ProductSites.Unique("Not Mine"));
        var name = $"dj{others.ContentItemId[^8..]}";
        var userId = await site.AddUserAsync(name, "DJ");
        var own = await site.AddMixAsync(ProductSites.Unique("Mine"), userId);
        await using var visitor = await site.SignInAsync(name);
        var page = visitor.Page;

        await page.GotoAsync("/admin/content/Mix");
        await Expect(page.Locator("tbody .title")).ToHaveTextAsync([own.DisplayText!]);
        Assert.Equal((int)HttpStatusCode.Forbidden, await StatusAsync(page, $"/admin/content/edit/{others.ContentItemId}"));
        Assert.Equal((int)HttpStatusCode.OK, await StatusAsync(page, $"/admin/content/edit/{own.ContentItemId}"));
    }

    private static async Task<int> StatusAsync(IPage page, string address) => (await page.GotoAsync(address))!.Status;

    private static Task<ContentItem> LatestAsync(TestSite site, string id) => site.InScopeAsync(async services =>
        (await services.GetRequiredService<IContentReader>().GetAsync(id, ContentVersion.Latest, CancellationToken.None))!);
}
