using Jaytek.IntegrationTests.Sites;
using Microsoft.Playwright;

namespace Jaytek.BrowserTests.Sites;

/// <summary>What people do in a browser.</summary>
internal static class People
{
    /// <summary>Opens a window and signs in at the door; the page stands on the dashboard.</summary>
    public static async Task<IPage> SignInAsync(this TestSite site, string name = TestSite.AdminName, BrowserNewContextOptions? options = null)
    {
        var context = await Chromium.OpenAsync(site.Address, options);
        var page = await context.NewPageAsync();
        await page.GotoAsync("login");
        await page.GetByLabel("User name or e-mail").FillAsync(name);
        await page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync(TestSite.AdminPassword);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/admin");
        return page;
    }

    /// <summary>Presses a button by its exact words.</summary>
    public static Task PressButtonAsync(this IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true }).ClickAsync();

    /// <summary>The version that the editor shows.</summary>
    public static Task<string> VersionAsync(this IPage page) => page.Locator("code[data-version]").InnerTextAsync();

    /// <summary>Walks with the tabulator key until the element with these words has the focus.</summary>
    public static async Task TabToAsync(this IPage page, string words)
    {
        for (var presses = 0; presses < 200; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("(document.activeElement.innerText || document.activeElement.ariaLabel || '').trim()") == words)
                return;
        }
        Assert.Fail($"200 presses of the tabulator key did not lead to '{words}'.");
    }
}
