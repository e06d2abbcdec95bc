using Jaytek.BrowserTests.Browsing;
using Jaytek.BrowserTests.Sites;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Contents;

/// <summary>What happens around an editor while it is open: its session ends, its item goes, its item comes to be.</summary>
public sealed class OpenEditorTests
{
    private const string Typed = "Typed after the session had ended.";

    [Fact]
    public async Task What_is_typed_after_the_session_has_ended_is_saved_once_somebody_signs_in_elsewhere()
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var mix = await site.AddMixAsync(ProductSites.Unique("Ebb Watch"));
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.GoAsync($"/admin/content/edit/{mix.ContentItemId}");
        // Everything goes, the token of the page's forms too.
        await page.Context.ClearCookiesAsync();

        await Description(page).FillAsync(Typed);
        var notice = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "You were signed out" });
        await Expect(notice).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Expect(page.Locator("[data-state]")).ToContainTextAsync("you were signed out");
        visitor.Forget();
        await visitor.CheckAsync();
        // A button that sends the whole form must not take it away either.
        await page.PressButtonAsync("Publish changes");
        await Expect(notice).ToBeFocusedAsync();
        await Expect(Description(page)).ToHaveValueAsync(Typed);

        var link = notice.GetByRole(AriaRole.Link, new() { Name = "Sign in" });
        var login = await page.Context.RunAndWaitForPageAsync(() => link.ClickAsync());
        await login.GetByLabel("User name or e-mail").FillAsync(TestSite.AdminName);
        await login.Locator("[name='Form.Password']").FillAsync(TestSite.AdminPassword);
        await login.PressButtonAsync("Sign in");
        await login.WaitForURLAsync("**/admin");
        await page.BringToFrontAsync();
        if (await notice.IsVisibleAsync())
            await page.PressButtonAsync("Try again");
        await Expect(notice).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-state]")).ToContainTextAsync("Saved", new() { Timeout = 15_000 });
        Assert.Equal(Typed, (await LatestAsync(site, mix.ContentItemId)).Field("Mix", "Description")!["Markdown"]!.GetValue<string>());

        await page.PressButtonAsync("Publish changes");
        await Expect(page.GetByText("Mix published.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_typed_into_an_item_that_went_to_the_trash_is_kept_and_restored_with_it()
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var mix = await site.AddMixAsync(ProductSites.Unique("Slack Bell"));
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.GoAsync($"/admin/content/edit/{mix.ContentItemId}");
        var deleted = await site.InScopeAsync(services => services.GetRequiredService<IContentManager>().DeleteAsync(mix.ContentItemId, null, CancellationToken.None));
        Assert.Null(deleted.Error);

        await Description(page).FillAsync(Typed);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("moved this mix to the trash", new() { Timeout = 15_000 });
        await page.PressButtonAsync("Choose what becomes of it");
        await Expect(page.Locator("[data-trashed]")).ToBeFocusedAsync();
        await Expect(Description(page)).ToHaveValueAsync(Typed);
        visitor.Forget();
        await visitor.CheckAsync();
        await page.PressButtonAsync("Restore and save");
        await Expect(page.GetByText("Mix restored from the trash")).ToBeVisibleAsync();
        Assert.Equal(Typed, (await LatestAsync(site, mix.ContentItemId)).Field("Mix", "Description")!["Markdown"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_new_item_has_its_name_and_address_around_it_from_its_first_save_on_and_is_not_in_its_own_way()
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var title = ProductSites.Unique("Zoo");
        var slug = title.Replace(' ', '-').ToLowerInvariant();
        await site.SaveAsync($$"""{ "ContentType": "Page", "TitlePart": { "Title": "{{title}}" } }""");
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.GoAsync("/admin/content/Page/new");

        await page.GetByLabel("Title").First.FillAsync(title);
        await page.WaitForURLAsync("**/admin/content/edit/*");
        var (line, crumb) = (page.Locator("[data-address-line]"), page.Locator(".crumbs [aria-current='page']"));
        await Expect(line).ToHaveTextAsync($"/{slug}-2");
        await Expect(page.Locator("[data-address-verb]")).ToHaveTextAsync("Edit");
        await Expect(crumb).ToHaveTextAsync(title);
        await Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex($"^{System.Text.RegularExpressions.Regex.Escape(title)} · "));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"Edit page: {title}");

        // What it would become now is what it is: the address is its own.
        var checkedAddress = await page.RunAndWaitForResponseAsync(
            () => page.GetByLabel("Title").First.FillAsync($"{title} 2"), response => response.Url.Contains("/admin/editor/address/", StringComparison.Ordinal));
        Assert.Contains($"\"path\":\"{slug}-2\"", await checkedAddress.TextAsync(), StringComparison.Ordinal);
        await Expect(crumb).ToHaveTextAsync($"{title} 2", new() { Timeout = 15_000 });
        await Expect(line).ToHaveTextAsync($"/{slug}-2");
    }

    [Theory]
    [InlineData(1440, true)]
    [InlineData(1440, false)]
    [InlineData(390, false)]
    public async Task A_tracks_inputs_have_room_with_and_without_scripts(int width, bool scripts)
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var mix = await site.AddMixAsync(ProductSites.Unique("Wide Water"));
        await using var visitor = await site.SignInAsync(screen: new Screen(width, 900, IsDark: false), scripts: scripts);
        var page = visitor.Page;
        await visitor.GoAsync($"/admin/content/edit/{mix.ContentItemId}");

        foreach (var name in new[] { "Artist", "Title", "Label" })
        {
            var box = (await page.Locator($"[name='Tracklist.ContentItems[1].TracklistEntry.{name}.Text']").BoundingBoxAsync())!;
            Assert.True(box.Width > 80, $"{name} is {box.Width} px wide.");
        }

        var (first, verbs) = ((await page.Locator(".block-row").First.BoundingBoxAsync())!, (await page.Locator(".block-verbs").First.BoundingBoxAsync())!);
        Assert.InRange(verbs.X + verbs.Width, first.X + first.Width - 40, first.X + first.Width);
    }

    private static ILocator Description(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Description", Exact = true });

    private static Task<ContentItem> LatestAsync(TestSite site, string id) => site.InScopeAsync(async services =>
        (await services.GetRequiredService<IContentReader>().GetAsync(id, ContentVersion.Latest, CancellationToken.None))!);
}
