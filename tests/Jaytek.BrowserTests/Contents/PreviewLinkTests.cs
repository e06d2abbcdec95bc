using Jaytek.BrowserTests.Browsing;
using Jaytek.BrowserTests.Sites;
using Jaytek.Engine.Data;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Contents;

/// <summary>A link to a draft for somebody who cannot sign in.</summary>
public sealed class PreviewLinkTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_is_made_by_keys_alone_with_and_without_scripts(bool scripts)
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var title = ProductSites.Unique("Pale Signal");
        var mix = await site.AddMixAsync(title);
        await using var editor = await site.SignInAsync(scripts: scripts);
        var page = editor.Page;
        await editor.GoAsync($"/admin/content/edit/{mix.ContentItemId}");

        await page.GetByLabel("More actions").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var item = page.GetByRole(AriaRole.Button, new() { Name = "Preview link…" }).Or(page.GetByRole(AriaRole.Menuitem, new() { Name = "Preview link…" }));
        await item.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/admin/content/preview-link/{mix.ContentItemId}");
        await page.GetByRole(AriaRole.Radio, new() { Name = "An hour" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "A day" })).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        var field = page.GetByLabel("Link", new() { Exact = true });
        await Expect(field).ToBeFocusedAsync();
        await Expect(page.GetByText("It works until")).ToBeVisibleAsync();
        var link = await field.InputValueAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copy" })).ToBeVisibleAsync(new() { Visible = scripts });
        if (scripts)
        {
            await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
            await page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
            Assert.Equal(link, await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
            await editor.CheckAsync();
        }

        await using var reviewer = await Visitor.ComeAsync(site, scripts: scripts);
        Assert.Equal(200, (await reviewer.GoAsync(link))!.Status);
        Assert.Contains(title, await reviewer.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Screen.All), MemberType = typeof(Screen))]
    public async Task The_page_is_fit_for_everybody_before_and_after(int width, int height, bool isDark)
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var mix = await site.AddMixAsync(ProductSites.Unique("Pale Signal"));
        await using var editor = await site.SignInAsync(screen: new Screen(width, height, isDark));
        await editor.GoAsync($"/admin/content/preview-link/{mix.ContentItemId}");
        await editor.CheckAsync();
        await editor.Page.PressButtonAsync("Make the link");
        await Expect(editor.Page.GetByLabel("Link", new() { Exact = true })).ToBeVisibleAsync();
        await editor.CheckAsync();
    }
}
