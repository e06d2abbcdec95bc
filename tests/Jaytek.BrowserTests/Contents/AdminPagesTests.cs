using Jaytek.BrowserTests.Browsing;
using Jaytek.BrowserTests.Sites;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Contents;

public sealed class AdminPagesTests
{
    private static readonly string[] Pages =
    [
        "/admin", "/admin/content", "/admin/content/Mix", "/admin/content/Mix?q=nothing+like+it", "/admin/content/Mix/new",
        "/admin/content/Course/new", "/admin/content/Page/new", "/admin/features", "/admin/content-types", "/admin/content-types/Mix",
        "/admin/content/Mix?owner=me&from=2020-01-01", "/admin/bulk", "/admin/notices", "/admin/help", "/admin/help/lists", "/admin/search?q=mix",
    ];

    [Theory]
    [MemberData(nameof(Screen.All), MemberType = typeof(Screen))]
    public async Task Every_page_is_fit_for_everybody(int width, int height, bool isDark)
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var mix = await site.AddMixAsync(ProductSites.Unique("Salt Room, Closing Set with a Title that Goes on Longer than Anybody Would Like"));
        await using var visitor = await site.SignInAsync(screen: new Screen(width, height, isDark));

        foreach (var address in Pages.Append($"/admin/content/edit/{mix.ContentItemId}").Append($"/admin/content/delete/{mix.ContentItemId}"))
        {
            await visitor.GoAsync(address);
            await visitor.CheckAsync();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refused_form_is_fit_for_everybody_too(bool isDark)
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        await using var visitor = await site.SignInAsync(screen: Screen.Desktop with { IsDark = isDark });
        await visitor.GoAsync("/admin/content/Course/new");

        await visitor.Page.PressButtonAsync("Publish");

        await Expect(visitor.Page.Locator("[data-error-summary]")).ToBeFocusedAsync();
        await visitor.CheckAsync();
    }

    [Fact]
    public async Task A_feature_that_others_need_asks_before_it_goes_off_with_them()
    {
        await using var site = await TestSite.StartAsync(DatabaseProvider.Sqlite, new TestSiteOptions("jaytek"));
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.GoAsync("/admin/features");

        await page.PressButtonAsync("Switch off Contents");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Other features need Contents");
        await page.PressButtonAsync("Switch all off");
        await Expect(page.GetByText("Switched off:")).ToBeVisibleAsync();
        await visitor.GoAsync("/admin");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Contents is switched off" })).ToBeVisibleAsync();

        await visitor.GoAsync("/admin/features");
        await page.PressButtonAsync("Switch on Contents");
        await Expect(page.GetByText("Switched on: Contents.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_price_is_typed_in_major_units_and_kept_in_minor_ones()
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.GoAsync("/admin/content/Course/new");

        await page.GetByLabel("Title").First.FillAsync(ProductSites.Unique("Beatmatching by ear"));
        await page.GetByLabel("Promise").FillAsync("Match two records without looking.");
        await page.GetByLabel("Price (EUR)").FillAsync("49.5");
        await page.PressButtonAsync("Save draft");
        await Expect(page.GetByText("Draft saved.")).ToBeVisibleAsync();

        await Expect(page.GetByLabel("Price (EUR)")).ToHaveValueAsync("49.50");
    }
}
