using Jaytek.BrowserTests.Sites;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Contents;

public sealed class AdminPagesTests
{
    private static readonly string[] Pages =
        ["admin", "admin/content", "admin/content/Mix", "admin/content/Mix?q=nothing+like+it", "admin/content/Mix/new", "admin/content/Course/new",
         "admin/content/Page/new", "admin/features", "admin/content-types", "admin/content-types/Mix"];

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_wrong(ColorScheme scheme)
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var mix = await site.AddMixAsync(ProductSites.Unique("Concrete Garden"));
        var stranger = await (await Chromium.OpenAsync(site.Address, new BrowserNewContextOptions { ColorScheme = scheme })).NewPageAsync();
        await stranger.GotoAsync("login");
        await Axe.PassesAsync(stranger);
        await stranger.Context.CloseAsync();

        var page = await site.SignInAsync(options: new BrowserNewContextOptions { ColorScheme = scheme });
        foreach (var address in Pages.Append($"admin/content/edit/{mix.ContentItemId}").Append($"admin/content/delete/{mix.ContentItemId}"))
        {
            await page.GotoAsync(address);
            await Axe.PassesAsync(page);
        }

        await page.GotoAsync("admin/content/Mix/new");
        await page.PressButtonAsync("Publish");
        await Expect(page.Locator("[data-error-summary]")).ToBeVisibleAsync();
        await Axe.PassesAsync(page);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task No_page_scrolls_sideways(int width)
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var mix = await site.AddMixAsync(ProductSites.Unique("Salt Room, Closing Set with a Title that Goes on Longer than Anybody Would Like"));
        var page = await site.SignInAsync(options: new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 844 } });

        foreach (var address in Pages.Append($"admin/content/edit/{mix.ContentItemId}"))
        {
            await page.GotoAsync(address);
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(over <= 0, $"{address} is {over} px wider than {width} px.");
        }
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_feature_that_others_need_asks_before_it_goes_off_with_them()
    {
        await using var site = await TestSite.StartAsync(DatabaseProvider.Sqlite, new TestSiteOptions("jaytek"));
        var page = await site.SignInAsync();
        await page.GotoAsync("admin/features");

        await page.PressButtonAsync("Switch Pages off");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Other features need Pages");
        await page.PressButtonAsync("Switch all off");

        await Expect(page.GetByText("Switched off:")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Switch Pages on" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_price_is_typed_in_major_units_and_kept_in_minor_ones()
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var page = await site.SignInAsync();
        await page.GotoAsync("admin/content/Course/new");

        await page.GetByLabel("Title").First.FillAsync(ProductSites.Unique("Beatmatching by ear"));
        await page.GetByLabel("Promise").FillAsync("Match two records without looking.");
        await page.GetByLabel("Price (EUR)").FillAsync("49.5");
        await page.PressButtonAsync("Save draft");
        await Expect(page.GetByText("Draft saved.")).ToBeVisibleAsync();

        await Expect(page.GetByLabel("Price (EUR)")).ToHaveValueAsync("49.50");
        await page.Context.CloseAsync();
    }
}
