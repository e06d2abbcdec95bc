using Jaytek.BrowserTests.Browsing;
using Jaytek.BrowserTests.Sites;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.BrowserTests.Pages;

/// <summary>The API's reference is fit for everybody, and finds what one looks for with scripts and without.</summary>
public sealed class ReferencePageTests
{
    private const string Operation = "article.reference-operation:visible";

    [Theory]
    [InlineData(1440, false)]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task It_is_fit_for_everybody(int width, bool isDark)
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        await using var visitor = await Visitor.ComeAsync(site, new Screen(width, 900, isDark));
        await visitor.GoAsync("/docs/api");
        await visitor.CheckAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_finds_what_one_looks_for(bool scripts)
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        await using var visitor = await Visitor.ComeAsync(site, scripts: scripts);
        await visitor.GoAsync("/docs/api");
        var all = await visitor.Page.Locator(Operation).CountAsync();
        await visitor.Page.FillAsync("#reference-q", "by its slug");
        if (!scripts)
            await visitor.Page.Locator("#reference-q").PressAsync("Enter");
        await Microsoft.Playwright.Assertions.Expect(visitor.Page.Locator(Operation)).ToHaveCountAsync(1);
        Assert.True(all > 5);
    }
}
