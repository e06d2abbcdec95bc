using System.Text.RegularExpressions;
using Jaytek.BrowserTests.Browsing;
using Jaytek.BrowserTests.Sites;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.OpenId;

/// <summary>Pages of applications, keys and queries: what one does on the page that has just shown something.</summary>
public sealed partial class ClientPageTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_application_is_changed_and_deleted_from_the_page_that_has_just_made_it(bool scripts)
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        await using var visitor = await site.SignInAsync(scripts: scripts);
        var page = visitor.Page;
        await visitor.GoAsync("/admin/openid/applications/new");
        await page.GetByLabel("Client id").FillAsync($"app-{PublicId.New()}");
        await page.GetByLabel("Addresses after signing in").FillAsync("https://app.example/callback");
        await page.PressButtonAsync("Save");
        await Expect(page.GetByText("Copy the secret now")).ToBeVisibleAsync();
        if (scripts)
            await visitor.CheckAsync();

        var name = $"The desk {PublicId.New()}";
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.PressButtonAsync("Save");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = name })).ToBeVisibleAsync();
        await page.GetByText("Delete this application…").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete app-" }).ClickAsync();
        await page.WaitForURLAsync("**/admin/openid");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = name })).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_is_not_revoked_by_one_press_alone(bool scripts)
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        await using var visitor = await site.SignInAsync(screen: Screen.Phone, scripts: scripts);
        var page = visitor.Page;
        await visitor.GoAsync("/admin/api-keys");
        var name = $"Cellar {PublicId.New()}";
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).FillAsync(name);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Permissions", Exact = true }).FillAsync("content-api:access:any");
        await page.Locator("[name='Form.Password']").FillAsync(TestSite.AdminPassword);
        await page.PressButtonAsync("Make the key");
        await Expect(page.GetByText("Copy the key now")).ToBeVisibleAsync();
        if (scripts)
            await visitor.CheckAsync();

        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });
        await row.Locator("summary").ClickAsync();
        await Expect(row.GetByText("This cannot be undone.")).ToBeVisibleAsync();
        if (scripts)
            await visitor.CheckAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Revoke for good" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = name }).GetByText("Revoked")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_a_phone_a_key_tells_its_end_and_its_last_use_whole()
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        await using var visitor = await site.SignInAsync(screen: Screen.Phone);
        var page = visitor.Page;
        await visitor.GoAsync("/admin/api-keys");
        var name = $"Attic {PublicId.New()}";
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).FillAsync(name);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Permissions", Exact = true }).FillAsync("content-api:access:any");
        await page.Locator("[name='Form.Days']").FillAsync("30");
        await page.Locator("[name='Form.Password']").FillAsync(TestSite.AdminPassword);
        await page.PressButtonAsync("Make the key");
        await Expect(page.GetByText("Copy the key now")).ToBeVisibleAsync();
        using var server = site.NewClient();
        server.DefaultRequestHeaders.Authorization = new("Bearer", Key().Match(await page.ContentAsync()).Value);
        Assert.True((await server.GetAsync("/api/site")).IsSuccessStatusCode);

        await visitor.GoAsync("/admin/api-keys");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });
        await Expect(row.Locator("time")).ToHaveCountAsync(2);
        var isWhole = await row.EvaluateAsync<bool>("""
            row => {
              const button = row.querySelector('.more').getBoundingClientRect();
              return [...row.querySelectorAll('.fact:not(.wide)')].every(fact => {
                const box = fact.getBoundingClientRect();
                return fact.scrollWidth <= fact.clientWidth && box.width > 0 && (box.top >= button.bottom || box.right <= button.left);
              });
            }
            """);
        Assert.True(isWhole);
        await visitor.CheckAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_query_that_was_tried_is_saved(bool scripts)
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        await using var visitor = await site.SignInAsync(screen: Screen.Phone, scripts: scripts);
        var page = visitor.Page;
        var name = $"Q{PublicId.New()}";
        await visitor.GoAsync("/admin/queries/new");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).FillAsync(name);
        await page.GetByLabel("Query", new() { Exact = true }).FillAsync("select 1 as one, 'a long text that says much' as two");
        await page.PressButtonAsync("Try");
        await Expect(page.GetByText("1 row, in")).ToBeInViewportAsync();
        if (scripts)
            await visitor.CheckAsync();
        await page.PressButtonAsync("Save");
        await page.WaitForURLAsync($"**/admin/queries/{name.ToLowerInvariant()}");
    }

    [GeneratedRegex("jtk_[0-9a-z]{58}")]
    private static partial Regex Key();
}
