using Jaytek.BrowserTests.Browsing;
using Jaytek.BrowserTests.Sites;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Pages;

/// <summary>What only a browser can tell of the pages of menus and redirects.</summary>
public sealed class OutlineAndListTests
{
    [Theory, BothDatabases]
    public async Task The_keys_that_move_a_row_do_nothing_on_one_that_is_removed(DatabaseProvider provider)
    {
        var site = await ProductSites.GetAsync(provider);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await visitor.GoAsync("/admin/menus/new");
        await page.Locator("button[value='add:LinkMenuItem']").ClickAsync();
        await page.Locator("[data-verb='remove']").ClickAsync();
        var undo = page.Locator("[data-verb='undo']");
        await Expect(undo).ToBeFocusedAsync();

        await undo.PressAsync("Alt+Shift+ArrowUp");
        await undo.PressAsync("Enter");
        await Expect(page.Locator("[data-verb='remove']")).ToBeVisibleAsync();
        await visitor.CheckAsync();
    }

    [Theory]
    [BothDatabases(390)]
    [BothDatabases(800)]
    [BothDatabases(1100)]
    public async Task A_long_target_stays_within_the_card_of_redirects(DatabaseProvider provider, int width)
    {
        var site = await ProductSites.GetAsync(provider);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        var from = "/" + ProductSites.Unique("long").Replace(' ', '-');
        await visitor.GoAsync("/admin/redirects/new");
        await page.Locator("[name='Form.From']").FillAsync($"{from}/{new string('a', 120)}");
        await page.Locator("[name='Form.To']").FillAsync("/" + new string('b', 300));
        await page.PressButtonAsync("Save");
        await page.SetViewportSizeAsync(width, 900);
        await visitor.GoAsync($"/admin/redirects?q={Uri.EscapeDataString(from)}");

        await Expect(page.Locator("td.target")).ToHaveCountAsync(1);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.querySelector('.list-table').scrollWidth - document.querySelector('.list').clientWidth)"));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"));
        Assert.InRange(await page.EvaluateAsync<int>("() => Math.round(document.querySelector('td.target').getBoundingClientRect().width)"), 190, width);
    }
}
