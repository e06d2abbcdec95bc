using Jaytek.BrowserTests.Browsing;
using Jaytek.BrowserTests.Sites;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Playwright;
using OtpNet;

namespace Jaytek.BrowserTests.Identity;

/// <summary>The pages around signing in, as people with and without scripts, on phones and desks, in light and dark have them.</summary>
public sealed class WaysToSignInTests
{
    [Theory]
    [MemberData(nameof(Screen.All), MemberType = typeof(Screen))]
    public async Task Pages_of_the_ways_to_sign_in_are_fit_for_everybody(int width, int height, bool isDark)
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var name = await NewAsync(site);
        await using var visitor = await site.SignInAsync(name, new Screen(width, height, isDark));
        foreach (var page in new[] { "/account", "/account/two-factor", "/account/passkeys", "/account/logins", "/login/mail", "/login/link?t=none" })
        {
            await visitor.GoAsync(page);
            await visitor.CheckAsync();
        }

        await BeginAsync(visitor);
        await visitor.CheckAsync();
        await ConfirmAsync(visitor);
        await visitor.CheckAsync();
        await visitor.GoAsync("/account/two-factor");
        await visitor.CheckAsync();

        await using var next = await Visitor.ComeAsync(site, new Screen(width, height, isDark));
        await ComeToSecondStepAsync(next, name);
        await next.CheckAsync();
    }

    [Fact]
    public async Task Second_step_is_set_up_and_asked_for_without_scripts()
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        var name = await NewAsync(site);
        await using var visitor = await site.SignInAsync(name, scripts: false);
        await BeginAsync(visitor);
        await ConfirmAsync(visitor);
        var code = (await visitor.Page.Locator(".codes code").First.InnerTextAsync()).Trim();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "I have kept them" }).ClickAsync();

        await using var next = await Visitor.ComeAsync(site, scripts: false);
        await ComeToSecondStepAsync(next, name);
        await next.Page.Locator("[name='Form.Code']").FillAsync(code);
        await next.Page.PressButtonAsync("Sign in");
        await next.Page.GetByRole(AriaRole.Link, new() { Name = "Change two-step sign-in" }).WaitForAsync();
    }

    private static async Task<string> NewAsync(TestSite site)
    {
        var name = ProductSites.Unique("ada").Replace(' ', '-');
        await site.AddUserAsync(name, "Student");
        return name;
    }

    private static async Task ComeToSecondStepAsync(Visitor visitor, string name)
    {
        await visitor.GoAsync("/login");
        await visitor.Page.GetByLabel("User name or e-mail").FillAsync(name);
        await visitor.Page.Locator("[name='Form.Password']").FillAsync(TestSite.AdminPassword);
        await visitor.Page.PressButtonAsync("Sign in");
        await visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "The second step" }).WaitForAsync();
    }

    private static async Task BeginAsync(Visitor visitor)
    {
        await visitor.GoAsync("/account/two-factor");
        await visitor.Page.Locator("[name='Begin.Password']").FillAsync(TestSite.AdminPassword);
        await visitor.Page.PressButtonAsync("Set it up");
        await visitor.Page.Locator("svg.qr").WaitForAsync();
    }

    private static async Task ConfirmAsync(Visitor visitor)
    {
        var key = (await visitor.Page.Locator("p.field-hint code").First.InnerTextAsync()).Trim();
        await visitor.Page.Locator("[name='Confirm.Code']").FillAsync(new Totp(Base32Encoding.ToBytes(key)).ComputeTotp());
        await visitor.Page.PressButtonAsync("Switch it on");
        await visitor.Page.Locator(".codes").WaitForAsync();
    }
}
