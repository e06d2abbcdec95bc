using Jaytek.BrowserTests.Browsing;
using Jaytek.BrowserTests.Sites;
using Jaytek.Engine.Data;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Contents;

/// <summary>Finding from anywhere, and many items at once, as a person does it.</summary>
public sealed class FindAndBulkTests
{
    [Fact]
    public async Task An_item_is_found_and_opened_with_the_keyboard_alone()
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var title = ProductSites.Unique("Harbour Bell");
        await site.AddMixAsync(title);
        await using var visitor = await site.SignInAsync();
        await visitor.GoAsync("/admin");
        var page = visitor.Page;

        await page.Keyboard.PressAsync("Control+k");
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "Items, types, people, pages" });
        await Expect(box).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await visitor.CheckAsync();
        await box.FillAsync(title);
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = title })).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/admin/content/edit/*");

        // "?" tells the keys, and they can be switched off.
        await visitor.GoAsync("/admin/notices");
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Shortcuts" })).ToBeVisibleAsync();
        await visitor.CheckAsync();
        await page.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Chosen_items_are_unpublished_together_and_each_has_a_result(bool scripts)
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var mark = ProductSites.Unique("Tide");
        await site.AddMixAsync($"{mark} one");
        await site.AddMixAsync($"{mark} two");
        await using var visitor = await Visitor.ComeAsync(site, scripts: scripts);
        await visitor.SignInAsync();
        await visitor.GoAsync($"/admin/content/Mix?q={Uri.EscapeDataString(mark)}");
        var page = visitor.Page;

        await page.GetByRole(AriaRole.Checkbox, new() { Name = $"Select {mark} one" }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = $"Select {mark} two" }).CheckAsync();
        await Expect(page.GetByRole(AriaRole.Search)).ToBeHiddenAsync();
        if (scripts)
        {
            await Expect(page.GetByText("2 selected")).ToBeVisibleAsync();
            await visitor.CheckAsync();
            // All that match are meant with one row chosen as well, until they are not.
            await page.GetByRole(AriaRole.Checkbox, new() { Name = $"Select {mark} two" }).UncheckAsync();
            await Expect(page.GetByText("1 selected")).ToBeVisibleAsync();
            var all = page.GetByRole(AriaRole.Checkbox, new() { Name = "All 2 that match" });
            await all.CheckAsync();
            await Expect(page.GetByText("2 selected")).ToBeVisibleAsync();
            await all.UncheckAsync();
            await page.GetByRole(AriaRole.Checkbox, new() { Name = $"Select {mark} two" }).CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Unpublish", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/admin/bulk/*");
        await Expect(page.GetByText("Finished", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(page.GetByText("2 done", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = $"{mark} one" })).ToContainTextAsync("Done");
        await visitor.GoAsync("/admin/notices");
        await Expect(page.GetByText("2 mixes unpublished.").First).ToBeVisibleAsync();
    }
}
