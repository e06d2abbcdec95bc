using Jaytek.BrowserTests.Browsing;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Playwright;

namespace Jaytek.BrowserTests.Identity;

public sealed class SignInTests
{
    [Theory]
    [MemberData(nameof(Screen.All), MemberType = typeof(Screen))]
    public async Task Sign_in_page_is_fit_for_everybody(int width, int height, bool isDark)
    {
        await using var visitor = await ComeAsync(new Screen(width, height, isDark));

        await visitor.GoAsync("/login");

        await visitor.CheckAsync();
    }

    [Fact]
    public async Task Wrong_password_is_said_in_the_page_and_the_name_is_kept()
    {
        await using var visitor = await ComeAsync();
        await visitor.GoAsync("/login");

        await visitor.Page.GetByLabel("User name or e-mail").FillAsync("admin");
        await visitor.Page.Locator("[name='Form.Password']").FillAsync("not-it");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await visitor.Page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        Assert.Equal("admin", await visitor.Page.GetByLabel("User name or e-mail").InputValueAsync());
        Assert.Equal("", await visitor.Page.Locator("[name='Form.Password']").InputValueAsync());
        await visitor.CheckAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Administrator_signs_in_and_out_with_and_without_scripts(bool scripts)
    {
        await using var visitor = await VisitorOf(scripts);

        await visitor.SignInAsync();
        await visitor.GoAsync("/logout");
        Assert.Contains("admin", await visitor.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await visitor.LeaveAsync("/logout");
        var answer = await visitor.GoAsync("/logout");
        Assert.DoesNotContain("/logout", answer!.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_can_be_shown_while_typing()
    {
        await using var visitor = await ComeAsync();
        await visitor.GoAsync("/login");
        var password = visitor.Page.Locator("[name='Form.Password']");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Show password" }).ClickAsync();

        Assert.Equal("text", await password.GetAttributeAsync("type"));
    }

    private static async Task<Visitor> ComeAsync(Screen? screen = null) =>
        await Visitor.ComeAsync(await SharedSites.GetAsync(DatabaseProvider.Sqlite), screen);

    private static async Task<Visitor> VisitorOf(bool scripts) =>
        await Visitor.ComeAsync(await SharedSites.GetAsync(DatabaseProvider.Sqlite), scripts: scripts);
}
