using Jaytek.BrowserTests.Browsing;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Playwright;

namespace Jaytek.BrowserTests.Sites;

/// <summary>What people do in the admin.</summary>
internal static class People
{
    /// <summary>A visitor who has signed in and stands on the dashboard.</summary>
    public static async Task<Visitor> SignInAsync(this TestSite site, string name = TestSite.AdminName, Screen? screen = null, bool scripts = true)
    {
        var visitor = await Visitor.ComeAsync(site, screen, scripts);
        await visitor.SignInAsync(name);
        return visitor;
    }

    /// <summary>Presses a button by its exact words.</summary>
    public static Task PressButtonAsync(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

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
